import { formatDate } from '../domain/date-text.ts';
import type { IsoDate } from '../domain/dates.ts';
import { type ImportProblem, importProblem } from './problem.ts';

/** Rows that end before they start. */
export function periodProblems<Row extends { line: number }>(
  file: string,
  rows: readonly Row[],
  endColumn: string,
  period: (row: Row) => [from: IsoDate, to: IsoDate],
): ImportProblem[] {
  return rows.flatMap((row) => {
    const [from, to] = period(row);
    if (from <= to) return [];
    const expected = `une date à partir du ${formatDate(from)}, où la période commence`;
    const place = { file, line: row.line, column: endColumn, value: formatDate(to) };
    return [importProblem({ code: 'CONTRADICTION', ...place, expected })];
  });
}
