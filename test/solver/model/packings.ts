/** Packings as data that a test compares whole. */
import type { Instance } from '../../../solver/instance/types.ts';
import type { Packing } from '../../../solver/model/packing.ts';

/** Packings with the weeks in which each use counts, in place of the question. */
export function readPackings(instance: Instance, packings: readonly Packing[]) {
  return packings.map(({ uses, ...rest }) => ({
    ...rest,
    uses: uses.map(({ session, amount, counts }) => ({
      session,
      amount,
      weeks: [...instance.weeks.keys()].filter((week) => counts(week)),
    })),
  }));
}

/** What a packing of counted things is but for its name, limit and uses. */
export const COUNTED = { unitsPerRowUnit: 1, slack: 0, soft: false };
