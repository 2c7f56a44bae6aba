/** What many draws of one quantity say together. */

import type { Spread } from './types.ts';

/** The values of one quantity: in the plan, then in each draw. */
export interface Series {
  planned: number;
  drawn: Float64Array;
}

/** The mean and the quantiles of a quantity. */
export function spreadOf({ planned, drawn }: Series): Spread {
  return {
    planned,
    mean: drawn.reduce((sum, value) => sum + value, 0) / drawn.length,
    ...quantilesOf(drawn),
  };
}

/** The same of an amount: its mean is rounded to the cent, and exact before that however many draws are summed. */
export function centsSpreadOf({ planned, drawn }: Series): Spread {
  const total = drawn.reduce((sum, cents) => sum + BigInt(cents), 0n);
  const count = BigInt(drawn.length);
  // Twice the mean and one more, halved towards minus infinity: the nearest cent, a half going up.
  const doubled = 2n * total + count;
  const mean = doubled / (2n * count) - (doubled < 0n && doubled % (2n * count) !== 0n ? 1n : 0n);
  return { planned, mean: Number(mean), ...quantilesOf(drawn) };
}

/** Values of rank ceil(p x draws) from the smallest. */
function quantilesOf(drawn: Float64Array): Pick<Spread, 'p10' | 'p50' | 'p90'> {
  const sorted = drawn.toSorted();
  // In tenths, so that 0.1 x 10 draws is the first of them and not, by a rounding, the second.
  const rank = (tenths: number): number => sorted[Math.ceil((tenths * sorted.length) / 10) - 1]!;
  return { p10: rank(1), p50: rank(5), p90: rank(9) };
}
