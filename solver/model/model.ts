/** What the rules are written on: the program being built, and the instance it comes from. */
import type { Candidates } from '../gates/candidates.ts';
import type { Instance } from '../instance/types.ts';
import type { Parameters, TermName } from '../parameters/types.ts';
import type { Expression, LinearProgram } from './lp.ts';
import type { Variables } from './variables.ts';

export interface Model {
  instance: Instance;
  parameters: Parameters;
  candidates: Candidates;
  lp: LinearProgram;
  variables: Variables;
  /** Columns of the entries of each scope, by month; a month in which nothing can start has none. */
  entries: Map<string, Map<string, number>>;
  /** What `balance` and `peak` measure, in trainees; the term `smoothing` is made of it. */
  roughness: { steps: Expression; peaks: Expression };
  /** Sessions over the caps that are wishes; the term `load` is it. */
  excess: Expression;
  /** Each sets the measuring columns of one row from the decisions of a point. */
  measures: ((point: Float64Array) => void)[];
  /** Value of each term that a level uses, as an expression of the columns. */
  terms: Partial<Record<TermName, Expression>>;
}
