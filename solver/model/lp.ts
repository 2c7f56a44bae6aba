/** The one representation of a linear program; engines and exports read it, nothing else does. */

/** A sum of coefficient x column, plus a constant. */
export interface Expression {
  constant: number;
  /** Columns, each at most once, with its coefficient. */
  terms: Map<number, number>;
}

export interface Column {
  name: string;
  lower: number;
  upper: number;
  integer: boolean;
}

/** lower <= sum of coefficients[i] x columns[i] <= upper; an absent side is infinite. */
export interface Row {
  name: string;
  lower: number;
  upper: number;
  columns: number[];
  coefficients: number[];
}

/** Minimise an expression over columns, subject to rows. The objective is chosen level by level. */
export interface LinearProgram {
  columns: Column[];
  rows: Row[];
}

export function emptyProgram(): LinearProgram {
  return { columns: [], rows: [] };
}

/** Adds a column and returns its position. */
export function addColumn(lp: LinearProgram, column: Column): number {
  return lp.columns.push(column) - 1;
}

/** Adds `lower <= expression <= upper`, the constant of the expression moved to the sides. */
export function addRow(
  lp: LinearProgram,
  name: string,
  expression: Expression,
  lower: number,
  upper: number,
): void {
  lp.rows.push(toRow(name, expression, lower, upper));
}

/** The row `lower <= expression <= upper`, without adding it. */
export function toRow(name: string, expression: Expression, lower: number, upper: number): Row {
  return {
    name,
    lower: lower - expression.constant,
    upper: upper - expression.constant,
    columns: [...expression.terms.keys()],
    coefficients: [...expression.terms.values()],
  };
}

/** An expression with no term. */
export function zero(constant = 0): Expression {
  return { constant, terms: new Map() };
}

/** Adds coefficient x column to an expression. */
export function plus(expression: Expression, column: number, coefficient: number): void {
  if (coefficient === 0) return;
  const sum = (expression.terms.get(column) ?? 0) + coefficient;
  if (sum === 0) expression.terms.delete(column);
  else expression.terms.set(column, sum);
}

/** The sum of weight x expression over the parts. */
export function weightedSum(parts: { weight: number; expression: Expression }[]): Expression {
  const sum = zero();
  for (const { weight, expression } of parts) {
    sum.constant += weight * expression.constant;
    for (const [column, coefficient] of expression.terms) plus(sum, column, weight * coefficient);
  }
  return sum;
}

/** Value of an expression at a point. */
export function valueAt(expression: Expression, point: ArrayLike<number>): number {
  let value = expression.constant;
  for (const [column, coefficient] of expression.terms) value += coefficient * point[column]!;
  return value;
}
