/** What an OPCO may file: its own fiches, for its own envelopes, and not their validation. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { OpcoCode } from '../domain/opco.ts';
import { mayFile, type SessionState, sessionStates } from '../domain/session-state.ts';
import { type Campaign, Envelope } from '../entities/index.ts';
import { type ImportProblem, importProblem } from './problem.ts';
import { projectReference, type SessionRow } from './sessions.parse.ts';

/**
 * What of a file is not for this OPCO to file; `opco` is null for an organisation that owns no fiche. A reference
 * that another OPCO has is told as taken, and nothing else of it: references are one list for the campaign.
 */
export async function notItsOwn(
  em: EntityManager,
  campaign: Campaign,
  rows: readonly SessionRow[],
  file: string,
  opco: OpcoCode | null,
): Promise<ImportProblem[]> {
  const owners = await ownersOf(em, campaign);
  const sessions = await filedSessions(em, campaign);
  const envelopes = await em.find(Envelope, { campaign });
  const others = envelopes.filter((envelope) => envelope.opco !== null && envelope.opco !== opco);
  const foreign = new Set(others.map(({ reference }) => reference));
  return rows.flatMap((row) => {
    const problems: ImportProblem[] = [];
    const refuse = (column: string, value: string, expected: string) => {
      problems.push(importProblem({ code: 'NOT_YOURS', file, line: row.line, column, value, expected }));
    };
    const session = sessions.get(row.reference);
    const project = projectReference(row);
    const taken = 'une référence à vous : celle-ci est prise par une autre organisation';
    if (row.opco !== opco) refuse('opco', row.opco, `${opco ?? 'aucun'}, l’OPCO pour lequel vous déposez`);
    if (session !== undefined && session.opco !== opco) refuse('reference', row.reference, taken);
    else if ((owners.get(project) ?? opco) !== opco) refuse('projet', project, taken);
    else if (row.state != null && !mayFile(session?.state ?? null, row.state)) {
      const label = sessionStates.label(row.state);
      refuse(
        'etat',
        label,
        'un état que l’OPCO décide : la validation revient à la Région et à France Travail',
      );
    }
    if (row.envelope !== null && foreign.has(row.envelope))
      refuse('enveloppe', row.envelope, 'une de vos enveloppes, ou une enveloppe commune');
    return problems;
  });
}

/** OPCO of each project of the campaign, by its reference. */
async function ownersOf(em: EntityManager, { id: campaign }: Campaign): Promise<Map<string, string>> {
  const rows = await em.execute<{ reference: string; opco: string }[]>(
    'select reference, opco from poec_project where campaign_id = ?',
    [campaign],
  );
  return new Map(rows.map(({ reference, opco }) => [reference, opco]));
}

/** What a fiche that is there already says of who may change it. */
interface FiledSession {
  reference: string;
  state: SessionState;
  opco: string;
}

/** The sessions of the campaign, by their reference: rows, since making entities of a country takes a while. */
async function filedSessions(
  em: EntityManager,
  { id: campaign }: Campaign,
): Promise<Map<string, FiledSession>> {
  const rows = await em.execute<FiledSession[]>(
    `select session.reference, session.state, project.opco from poec_session as session
     join poec_project as project on project.id = session.project_id where session.campaign_id = ?`,
    [campaign],
  );
  return new Map(rows.map((row) => [row.reference, row]));
}
