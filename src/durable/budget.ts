/** What work in a process of its own may use: time and memory, with their defaults. */

import { longestJobSeconds } from '../db/job-queue.ts';
import type { Problem } from '../scenarios/problem.ts';

/** Time and memory that a piece of work may use. */
export interface Budget {
  /** Seconds from the start of an attempt. */
  seconds: number;
  /** Memory of the process that does it, in megabytes of 2^20 bytes. */
  megabytes: number;
}

/** A limit with what it is when nobody says, and what one may say. */
interface Limit {
  default: number;
  least: number;
  most: number;
  unit: string;
}

/** The limits of a budget: the only place that holds them. */
export const budgetLimits: Readonly<Record<keyof Budget, Limit>> = {
  // The levels of a scenario take a minute by default; the queue itself lets no job run for more than a day.
  seconds: { default: 1_800, least: 1, most: 6 * 3_600, unit: 's' },
  // Measured: 230 MB for a region-year, 350 MB for 2,000 sessions, 470 MB for 5,000; WebAssembly ends at 4 GB.
  megabytes: { default: 2_048, least: 256, most: 16_384, unit: 'Mo' },
};

/** The budget asked for, the rest by default. */
export function budgetOf(asked: Partial<Budget> = {}): Budget {
  return {
    seconds: asked.seconds ?? budgetLimits.seconds.default,
    megabytes: asked.megabytes ?? budgetLimits.megabytes.default,
  };
}

/** What is wrong with a budget, all of it. */
export function checkBudget(budget: Budget): Problem[] {
  return (['seconds', 'megabytes'] as const).flatMap((name) => {
    const { least, most, unit } = budgetLimits[name];
    const value = budget[name];
    if (Number.isInteger(value) && value >= least && value <= most) return [];
    const path = `/budget/${name}`;
    const message = `${path} vaut ${value} : attendu un nombre entier de ${least} à ${most} ${unit}. Corrigez-le, ou retirez-le pour prendre ${budgetLimits[name].default} ${unit}.`;
    return [{ code: 'BUDGET_OUT_OF_RANGE', path, value, message }];
  });
}

/** Seconds after which the queue itself takes a job back: only where the worker that holds it keeps no time any more. */
export function jobSecondsOf(budgetSeconds: number): number {
  return Math.min(longestJobSeconds, budgetSeconds + 600);
}
