import { formatDate } from '../domain/date-text.ts';
import type { IsoDate } from '../domain/dates.ts';
import { type ImportProblem, importProblem } from './problem.ts';
import type { AnyColumns, ParsedTable, RowOf } from './table.ts';

/** Rows that end before they start, the end being in `field`. */
export function periodProblems<const Columns extends AnyColumns>(
  { file, rows, headerOf }: ParsedTable<Columns>,
  field: keyof Columns & string,
  period: (row: RowOf<Columns>) => [from: IsoDate, to: IsoDate],
): ImportProblem[] {
  return rows.flatMap((row) => {
    const [from, to] = period(row);
    if (from <= to) return [];
    const expected = `une date à partir du ${formatDate(from)}, où la période commence`;
    const place = { file, line: row.line, column: headerOf(field), value: formatDate(to) };
    return [importProblem({ code: 'CONTRADICTION', ...place, expected })];
  });
}
