/** Sessions and their projects, saved by their reference. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { departementOfCommune } from '../domain/codes.ts';
import { knownSpan } from '../domain/fuzzy-date.ts';
import { Agency, Campaign, Envelope, PoecProject, PoecSession } from '../entities/index.ts';
import { agencyLookup } from './agency-lookup.ts';
import { type ImportProblem, importProblem } from './problem.ts';
import { projectReference, type SessionRow } from './sessions.parse.ts';
import { savePartByPart } from './transaction.ts';
import { byReference, nothingUpserted, told, type Upserted, upsert } from './upsert.ts';

/** What happened to the sessions of a file and to their projects. */
export interface SavedSessions {
  projects: Upserted;
  sessions: Upserted;
}

/** Envelopes and agencies of a campaign, as rows refer to them. */
interface References {
  envelope: ReadonlyMap<string, Envelope>;
  agency: (written: string) => Agency | undefined;
}

async function referencesOf(em: EntityManager, campaign: Campaign): Promise<References> {
  return {
    envelope: byReference(await em.find(Envelope, { campaign })),
    agency: agencyLookup(await em.find(Agency, { campaign })),
  };
}

/** Every envelope and agency that rows name and the campaign does not have. */
export async function unknownReferences(
  em: EntityManager,
  campaign: Campaign,
  rows: readonly SessionRow[],
  file: string,
): Promise<ImportProblem[]> {
  const known = await referencesOf(em, campaign);
  const problems: ImportProblem[] = [];
  for (const { line, envelope, agency } of rows) {
    const unknown = (column: string, value: string, expected: string) => {
      problems.push(importProblem({ code: 'UNKNOWN_REFERENCE', file, line, column, value, expected }));
    };
    if (envelope !== null && !known.envelope.has(envelope)) {
      unknown(
        'enveloppe',
        envelope,
        'la référence d’une enveloppe de la campagne ; créez-la d’abord, ou corrigez',
      );
    }
    if (agency != null && known.agency(agency) === undefined) {
      unknown('agence', agency, 'la référence ou le nom d’une agence de la campagne');
    }
  }
  return problems;
}

/** Saves the rows of `file`, whose references are all known. */
export async function saveSessions(
  em: EntityManager,
  { id }: Campaign,
  rows: readonly SessionRow[],
  file: string,
): Promise<SavedSessions> {
  const saved: SavedSessions = { projects: nothingUpserted(), sessions: nothingUpserted() };
  const done = new Set<string>();
  await savePartByPart(em, rows, (own, part) =>
    savePart(own, own.getReference(Campaign, id), part, file, saved, done),
  );
  return saved;
}

/** Saves some rows; `saved` and `done`, the projects already seen, go on from part to part. */
async function savePart(
  em: EntityManager,
  campaign: Campaign,
  rows: readonly SessionRow[],
  file: string,
  saved: SavedSessions,
  done: Set<string>,
): Promise<void> {
  const known = await referencesOf(em, campaign);
  const named = (references: string[]) => ({ campaign, reference: { $in: references } });
  const projects = byReference(await em.find(PoecProject, named(rows.map(projectReference))));
  // With the projects that they leave, which the report names.
  const sessions = byReference(
    await em.find(PoecSession, named(rows.map(({ reference }) => reference)), { populate: ['project'] }),
  );
  for (const row of rows) {
    const { reference } = row;
    const project = projectOf(em, campaign, row, projects, done, saved.projects);
    const values = { ...sessionValues(row, known), project };
    const creation = {
      ...values,
      campaign,
      reference,
      communeCode: values.communeCode ?? null,
      communeName: values.communeName ?? null,
      zone: values.zone ?? null,
      agency: values.agency ?? null,
      weeklyHours: values.weeklyHours ?? null,
      windowFrom: values.windowFrom ?? null,
      windowTo: values.windowTo ?? null,
      derogation: values.derogation ?? null,
      trainingBodyKnownOn: values.trainingBodyKnownOn ?? null,
      certification: values.certification ?? null,
      certificationFrom: values.certificationFrom ?? null,
      certificationUntil: values.certificationUntil ?? null,
      announced: values.announced ?? false,
      abandonReason: values.abandonReason ?? null,
      // A fiche that an OPCO sends is real, and nobody has validated it yet.
      state: values.state ?? 'SUBMITTED',
      provenance: values.provenance ?? 'PUBLISHED',
      source: values.source ?? `${file}, ligne ${row.line}`,
    } as const;
    upsert(em, PoecSession, sessions, saved.sessions, { reference, values: told(values), creation });
  }
}

/** The project of a row, created or updated once a file: `done` has those already seen. */
function projectOf(
  em: EntityManager,
  campaign: Campaign,
  row: SessionRow,
  projects: Map<string, PoecProject>,
  done: Set<string>,
  upserted: Upserted,
): PoecProject {
  const reference = projectReference(row);
  const found = projects.get(reference);
  if (found !== undefined && done.has(reference)) return found;
  done.add(reference);
  const { opco, branch, title, rome, formacode, nature } = row;
  const values = { opco, branch, title, rome, formacode, nature, alternance: row.alternance ?? undefined };
  const creation = {
    ...{ campaign, reference, opco, title, rome, nature },
    branch: branch ?? null,
    formacode: formacode ?? null,
    alternance: row.alternance ?? false,
  };
  return upsert(em, PoecProject, projects, upserted, { reference, values: told(values), creation });
}

/**
 * The session's values. Undefined is "not told": the file has no such column, or left blank what is never
 * blank (a state, a provenance, a source, whether it was announced), and an existing session keeps what it has.
 */
function sessionValues(row: SessionRow, known: References) {
  const wished = knownSpan(row.wish.date);
  const state = row.state ?? undefined;
  return {
    departement: row.departement ?? (row.communeCode == null ? null : departementOfCommune(row.communeCode)),
    communeCode: row.communeCode,
    communeName: row.communeName,
    zone: row.zone,
    agency: row.agency == null ? row.agency : known.agency(row.agency),
    places: row.places,
    costCents: row.costCents,
    hours: row.hours,
    weeklyHours: row.weeklyHours,
    wishedStart: row.wish.text,
    wishedFrom: wished?.from ?? null,
    wishedTo: wished?.to ?? null,
    windowFrom: row.windowFrom,
    windowTo: row.windowTo,
    envelope: row.envelope === null ? null : (known.envelope.get(row.envelope) ?? null),
    derogation: row.derogation,
    trainingBodyKnownOn: row.trainingBodyKnownOn,
    certification: row.certification,
    certificationFrom: row.certificationFrom,
    certificationUntil: row.certificationUntil,
    announced: row.announced ?? undefined,
    state,
    // A session that is taken up again has no reason for abandonment any more.
    abandonReason: state !== undefined && state !== 'ABANDONED' ? null : row.abandonReason,
    provenance: row.provenance ?? undefined,
    source: row.source ?? undefined,
  };
}
