/** What properties of a solve compare: the values of its levels, solved to the end. */
import { expect } from '@jest/globals';
import { type Instance, type Parameters, solve } from '../../../solver/index.ts';
import type { Level, TermName } from '../../../solver/parameters/types.ts';
import { aLevel } from '../builders.ts';

/** Levels of one term each, exact: nothing is given up for the next one. */
export function exactLevels(...terms: TermName[]): Level[] {
  return terms.map((term) => aLevel(term));
}

/** Values of the levels of a solve that proved each of them; null when no plan exists. */
export async function provenValues(instance: Instance, parameters: Parameters): Promise<number[] | null> {
  const result = await solve(instance, parameters);
  if (result.status === 'INFEASIBLE') return null;
  if (result.status !== 'PLANNED' || result.plan.end !== 'PROVEN') throw new Error(JSON.stringify(result));
  return result.plan.levels.map(({ finalValue }) => finalValue);
}

/** Numbers up to the rounding of sums, for `toEqual`. */
export function near(values: readonly number[] | null): unknown {
  return values?.map((value) => expect.closeTo(value, 5)) ?? null;
}
