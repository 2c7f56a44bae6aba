/** What an OPCO may file: its own fiches, for its own envelopes, and not their validation. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { OpcoCode } from '../domain/opco.ts';
import { mayFile, sessionStates } from '../domain/session-state.ts';
import { type Campaign, Envelope, PoecProject, PoecSession } from '../entities/index.ts';
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
  const owners = new Map(
    (await em.find(PoecProject, { campaign })).map((project) => [project.reference, project.opco]),
  );
  const existing = await em.find(PoecSession, { campaign }, { populate: ['project'] });
  const sessions = new Map(existing.map((session) => [session.reference, session]));
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
    if (session !== undefined && session.project.$.opco !== opco) refuse('reference', row.reference, taken);
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
