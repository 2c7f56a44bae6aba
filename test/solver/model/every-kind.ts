/** A program with one column of each kind of bounds and one row of each kind of sides: what formats of text are tried on. */
import type { Column, Expression, LinearProgram } from '../../../solver/model/lp.ts';

/** A column, continuous unless told. */
export const column = (name: string, lower: number, upper: number, integer = false): Column => ({
  name,
  lower,
  upper,
  integer,
});

/** One column of each kind of bounds, and one row of each kind of sides. */
export const everyKind: LinearProgram = {
  columns: [
    column('yes_or_no', 0, 1, true),
    column('whole', 0, 9, true),
    column('whole_without_end', 2, Infinity, true),
    column('floor', 1.5, Infinity),
    column('ceiling', -Infinity, 7),
    column('free', -Infinity, Infinity),
    column('fixed', 3, 3),
    column('negative', -4, -1),
    column('unused', 0, Infinity),
  ],
  rows: [
    { name: 'least', lower: 2, upper: Infinity, columns: [0, 1], coefficients: [1, 0.5] },
    { name: 'most', lower: -Infinity, upper: 30, columns: [1, 2, 3], coefficients: [1, -1, 2] },
    { name: 'equal', lower: 0, upper: 0, columns: [4, 5], coefficients: [1, -1] },
    { name: 'between', lower: -2, upper: 5, columns: [5, 7], coefficients: [1, 1] },
    { name: 'nothing', lower: -Infinity, upper: Infinity, columns: [0], coefficients: [1] },
  ],
};
/** An objective over it, with a constant and a cost of each sign. */
export const cost: Expression = {
  constant: 12.5,
  terms: new Map([
    [0, 3],
    [1, 1],
    [2, 0.1],
    [3, 1],
    [5, 1],
    [6, -1],
    [7, -0.25],
  ]),
};
