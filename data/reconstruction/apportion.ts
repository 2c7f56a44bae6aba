/** Meeting a published total exactly: nothing is rounded away, nothing is left over. */

import type { Random } from './random.ts';

/**
 * Shares a total of cents in proportion to whole weights, to the cent: each share is rounded down, then
 * the cents left go to the largest remainders (the first of equals). The shares sum to the total.
 */
export function apportion(totalCents: number, weights: readonly number[]): number[] {
  const total = BigInt(totalCents);
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const shares = weights.map((weight, index) => {
    const scaled = total * BigInt(weight);
    return { index, share: scaled / whole, remainder: scaled % whole };
  });
  let left = Number(total - shares.reduce((sum, { share }) => sum + share, 0n));
  const byRemainder = [...shares].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  );
  for (const entry of byRemainder) {
    if (left === 0) break;
    entry.share += 1n;
    left--;
  }
  return shares.map(({ share }) => Number(share));
}

/** A whole number that may be nudged, and how far. */
export interface Adjustable {
  value: number;
  low: number;
  high: number;
}

/**
 * Nudges drawn values by `step`, one drawn at a time and within its bounds, until they sum to the target.
 * Throws when the target is not a whole number of steps away or lies outside the bounds.
 */
export function adjustToSum(values: Adjustable[], target: number, step: number, random: Random): void {
  let missing = target - values.reduce((sum, { value }) => sum + value, 0);
  if (missing % step !== 0) throw new RangeError(`${missing} is not a whole number of steps of ${step}`);
  while (missing !== 0) {
    const move = missing > 0 ? step : -step;
    const movable = values.filter(({ value, low, high }) => value + move >= low && value + move <= high);
    if (movable.length === 0) throw new RangeError(`${missing} left, and every value is at its bound`);
    random.pick(movable).value += move;
    missing -= move;
  }
}
