import { type ImportProblem, importProblem } from './problem.ts';

/** Rows that give twice what must be given once; each repetition names the line of the first. */
export function duplicateProblems<Row extends { line: number }>(
  file: string,
  rows: readonly Row[],
  key: { column: string; of: (row: Row) => string },
): ImportProblem[] {
  const firstLine = new Map<string, number>();
  const problems: ImportProblem[] = [];
  for (const row of rows) {
    const value = key.of(row);
    const first = firstLine.get(value);
    if (first === undefined) {
      firstLine.set(value, row.line);
      continue;
    }
    const expected = `une valeur donnée une seule fois ; la ligne ${first} la donne déjà`;
    problems.push(
      importProblem({ code: 'DUPLICATE', file, line: row.line, column: key.column, value, expected }),
    );
  }
  return problems;
}
