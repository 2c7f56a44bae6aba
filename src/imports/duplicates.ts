import { type ImportProblem, importProblem } from './problem.ts';
import type { AnyColumns, ParsedTable, RowOf } from './table.ts';

/**
 * Rows that give twice what must be given once, the value of `field` unless `of` says otherwise; each repetition names
 * the line of the first.
 */
export function duplicateProblems<const Columns extends AnyColumns>(
  { file, rows, headerOf }: ParsedTable<Columns>,
  field: keyof Columns & string,
  of: (row: RowOf<Columns>) => string = (row) => String(row[field]),
): ImportProblem[] {
  const column = headerOf(field);
  const firstLine = new Map<string, number>();
  const problems: ImportProblem[] = [];
  for (const row of rows) {
    const value = of(row);
    const first = firstLine.get(value);
    if (first === undefined) {
      firstLine.set(value, row.line);
      continue;
    }
    const expected = `une valeur donnée une seule fois ; la ligne ${first} la donne déjà`;
    problems.push(importProblem({ code: 'DUPLICATE', file, line: row.line, column, value, expected }));
  }
  return problems;
}
