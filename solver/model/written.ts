/** A program as text gives it to other solvers, whatever the format: names, numbers, objective, comments. */
import type { Column, Expression, LinearProgram, Row } from './lp.ts';
import { writtenNames } from './names.ts';

/** Name of the objective. */
export const OBJECTIVE = 'cost';

/** Longest line of a comment: readers stop at 255 bytes, and an accent takes two. */
const LONGEST_COMMENT = 120;

/** A program ready to be written: every name is one that all readers take, the objective has no constant. */
export interface Written {
  columns: Column[];
  /** Rows with at least one side; a row without any says nothing. */
  rows: Row[];
  /** The objective, to be minimised. */
  costs: [column: number, coefficient: number][];
}

/**
 * Prepares a program. No reader agrees with another on the constant of an objective, so it is the cost of one
 * column more, `constant`, which is 1. Rows may be split before (`split`), because LP text has no row with two sides.
 */
export function toWritten(
  { columns, rows }: LinearProgram,
  objective: Expression,
  split: (row: Row) => Row[] = (row) => [row],
): Written {
  const constant: Column = { name: 'constant', lower: 1, upper: 1, integer: false };
  const all = objective.constant === 0 ? columns : [...columns, constant];
  const sided = rows.filter(({ lower, upper }) => lower !== -Infinity || upper !== Infinity).flatMap(split);
  const columnNames = writtenNames(all.map(({ name }) => name));
  const [, ...rowNames] = writtenNames([OBJECTIVE, ...sided.map(({ name }) => name)]);
  return {
    columns: all.map((column, c) => ({ ...column, name: columnNames[c]! })),
    rows: sided.map((row, r) => ({ ...row, name: rowNames[r]! })),
    costs: [
      ...objective.terms,
      ...(objective.constant === 0 ? [] : [[columns.length, objective.constant] as [number, number]]),
    ],
  };
}

/** True for a decision of yes or no. */
export function isBinary({ integer, lower, upper }: Column): boolean {
  return integer && lower === 0 && upper === 1;
}

/** A finite number in at most 15 digits: what a double holds, without the noise of its sums. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** Comment lines after their mark, on one line each: no line break of a title becomes a line of the program. */
export function commentLines(mark: string, comments: readonly string[]): string[] {
  return comments.map((comment) =>
    `${mark} ${comment.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')}`.slice(0, LONGEST_COMMENT).trimEnd(),
  );
}
