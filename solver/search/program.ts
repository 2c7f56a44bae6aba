/** From the one representation of a program to the arrays that engines read, and points to start from. */
import type { EngineProgram, EngineRow } from '../engines/engine.ts';
import type { Expression, LinearProgram, Row } from '../model/lp.ts';

export function toEngineProgram({ columns, rows }: LinearProgram): EngineProgram {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, r) => {
    starts[r + 1] = starts[r]! + row.columns.length;
  });
  return {
    columns: columns.length,
    lower: Float64Array.from(columns, ({ lower }) => lower),
    upper: Float64Array.from(columns, ({ upper }) => upper),
    integer: Uint8Array.from(columns, ({ integer }) => Number(integer)),
    rows: rows.length,
    rowLower: Float64Array.from(rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(rows, ({ upper }) => upper),
    starts,
    indices: Int32Array.from(rows.flatMap((row) => row.columns)),
    values: Float64Array.from(rows.flatMap((row) => row.coefficients)),
  };
}

export function toEngineRow({ lower, upper, columns, coefficients }: Row): EngineRow {
  return { lower, upper, indices: Int32Array.from(columns), values: Float64Array.from(coefficients) };
}

/** The objective as one cost per column, and its constant. */
export function toCosts(expression: Expression, columns: number): { costs: Float64Array; offset: number } {
  const costs = new Float64Array(columns);
  for (const [column, coefficient] of expression.terms) costs[column] = coefficient;
  return { costs, offset: expression.constant };
}
