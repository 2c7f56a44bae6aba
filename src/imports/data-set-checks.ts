import { formatDate } from '../domain/date-text.ts';
import { knownSpan } from '../domain/fuzzy-date.ts';
import { agencyLookup } from './agency-lookup.ts';
import type { CampaignSheet } from './campaign.parse.ts';
import { DATA_SET_FILES, type DataSet } from './data-set-files.ts';
import { type ImportProblem, importProblem } from './problem.ts';
import { quarterProblems } from './quarter-capacities.parse.ts';
import type { SessionRow } from './sessions.parse.ts';

/** What is wrong between the files of a data set: references that lead nowhere, dates of another year, rows without source. */

type Rows = Omit<DataSet, 'campaign'>;

/**
 * Problems between files. A file that has errors of its own is not used to judge the others, because
 * what they refer to may stand in one of its unreadable rows.
 */
export function crossFileProblems(
  name: string,
  campaign: CampaignSheet | null,
  rows: Rows,
  fileProblems: readonly ImportProblem[],
): ImportProblem[] {
  const fileOf = (kind: keyof DataSet) => `${name}/${DATA_SET_FILES[kind]}`;
  const isSound = (kind: keyof DataSet) =>
    !fileProblems.some(({ file, severity }) => severity === 'ERROR' && file === fileOf(kind));
  const problems: ImportProblem[] = [];

  if (isSound('envelopes')) {
    const envelopes = new Set(rows.envelopes.map(({ reference }) => reference));
    const expected = `la référence d’une enveloppe de ${DATA_SET_FILES.envelopes}`;
    for (const [kind, users] of [
      ['sessions', rows.sessions],
      ['tranches', rows.tranches],
    ] as const) {
      for (const { line, envelope } of users) {
        if (envelope === null || envelopes.has(envelope)) continue;
        const place = { file: fileOf(kind), line, column: 'enveloppe', value: envelope };
        problems.push(importProblem({ code: 'UNKNOWN_REFERENCE', ...place, expected }));
      }
    }
  }
  if (isSound('agencies')) {
    const findAgency = agencyLookup(rows.agencies);
    const expected = `la référence ou le nom d’une agence de ${DATA_SET_FILES.agencies}`;
    for (const { line, agency } of rows.sessions) {
      if (agency == null || findAgency(agency) !== undefined) continue;
      const place = { file: fileOf('sessions'), line, column: 'agence', value: agency };
      problems.push(importProblem({ code: 'UNKNOWN_REFERENCE', ...place, expected }));
    }
  }
  for (const row of rows.sessions) {
    problems.push(...provenanceProblems(row, fileOf('sessions')));
    if (campaign !== null) problems.push(...calendarProblems(row, fileOf('sessions'), campaign));
  }
  if (campaign !== null)
    problems.push(...quarterProblems(rows.quarterCapacities, fileOf('quarterCapacities'), campaign));
  return problems;
}

/** A published data set says of every row whether it is real; a fiche that an OPCO sends is. */
function provenanceProblems(row: SessionRow, file: string): ImportProblem[] {
  return (['provenance', 'source'] as const).flatMap((column) => {
    if (row[column] != null) return [];
    const expected = 'publié ou reconstitué, et la source, pour chaque ligne d’un jeu de données';
    return [importProblem({ code: 'MISSING_VALUE', file, line: row.line, column, value: '', expected })];
  });
}

/** A wish that no day of the campaign meets: another campaign's session, or a year mistyped. */
function calendarProblems(row: SessionRow, file: string, campaign: CampaignSheet): ImportProblem[] {
  const wished = knownSpan(row.wish.date);
  if (wished === null || (wished.from <= campaign.endsOn && wished.to >= campaign.startsOn)) return [];
  const expected = `un début entre le ${formatDate(campaign.startsOn)} et le ${formatDate(campaign.endsOn)} ; hors de la campagne, la session ne sera pas programmée`;
  const place = { file, line: row.line, column: 'debut_souhaite', value: row.wish.text };
  return [importProblem({ code: 'CONTRADICTION', severity: 'WARNING', ...place, expected })];
}
