/** javascript-lp-solver is ESM at run time and CommonJS in its types: this file makes the two agree, once. */
import * as jsLpSolver from 'javascript-lp-solver';

interface JsonConstraint {
  min?: number;
  max?: number;
  equal?: number;
}

/** A program in the words of javascript-lp-solver. */
export interface JsonModel {
  optimize: string;
  opType: 'min';
  constraints: Record<string, JsonConstraint>;
  variables: Record<string, Record<string, number>>;
  ints: Record<string, 1>;
  options: { tolerance: number; timeout: number };
}

/** Its answer: the named variables that are not zero stand beside these. */
export interface JsonAnswer {
  feasible: boolean;
  result: number;
  bounded?: boolean;
  /** Absent when a time limit left the relaxation fractional, whatever `feasible` says. */
  isIntegral?: boolean;
  [variable: string]: number | boolean | undefined;
}

/** Solves a program, synchronously. */
export const solveJson = (model: JsonModel): JsonAnswer => {
  const solver = jsLpSolver.default as unknown as { Solve(model: JsonModel): JsonAnswer };
  return solver.Solve(model);
};
