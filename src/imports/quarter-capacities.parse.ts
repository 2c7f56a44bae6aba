import { formatDate } from '../domain/date-text.ts';
import type { IsoDate } from '../domain/dates.ts';
import { provenances } from '../domain/provenance.ts';
import { formatQuarter, quarterSpan } from '../domain/quarter.ts';
import { parseQuarter } from '../domain/quarter-text.ts';
import { amount, people, text } from './cells.ts';
import { duplicateProblems } from './duplicates.ts';
import { type ImportProblem, importProblem } from './problem.ts';
import { blank, filled, type ParsedFile, type RowOf, readTable, withProblems } from './table.ts';

/** Reads `capacites.csv`: what a quarter can hold, of which a scenario keeps a share for the unforeseen (S7). */

/** The columns of a file of quarters; a blank figure is no limit. */
export const QUARTER_CAPACITY_COLUMNS = {
  quarter: filled('trimestre', parseQuarter),
  entries: blank('entrees', people),
  costCents: blank('cout_eur', amount),
  provenance: filled('provenance', provenances.parse),
  source: filled('source', text),
};

/** The capacity of one quarter as a file gives it. */
export type QuarterCapacityRow = RowOf<typeof QUARTER_CAPACITY_COLUMNS>;

/** Reads a text of quarters, one row a quarter. */
export function parseQuarterCapacities(content: string, file: string): ParsedFile<QuarterCapacityRow> {
  const table = readTable(QUARTER_CAPACITY_COLUMNS, content, file);
  return withProblems(
    table,
    duplicateProblems(table, 'quarter', ({ quarter }) => formatQuarter(quarter)),
  );
}

/** A quarter that no day of the campaign meets: another year's, which limits nothing here. */
export function quarterProblems(
  rows: readonly QuarterCapacityRow[],
  file: string,
  { startsOn, endsOn }: { startsOn: IsoDate; endsOn: IsoDate },
): ImportProblem[] {
  return rows.flatMap(({ line, quarter }) => {
    const { from, to } = quarterSpan(quarter);
    if (from <= endsOn && to >= startsOn) return [];
    const expected = `un trimestre entre le ${formatDate(startsOn)} et le ${formatDate(endsOn)} ; celui-ci ne limitera rien`;
    const place = { file, line, column: 'trimestre', value: formatQuarter(quarter) };
    return [importProblem({ code: 'CONTRADICTION', severity: 'WARNING', ...place, expected })];
  });
}
