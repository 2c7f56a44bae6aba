/**
 * Finds multipliers of limits that leave no room for the sessions that must be placed: the duals of the relaxation that
 * leaves out as few trainees as possible. Nothing here is believed: `reasonHolds` redoes the sums.
 */
import { findCandidates } from '../gates/candidates.ts';
import type { Instance } from '../instance/types.ts';
import { buildModel, levelObjective } from '../model/build.ts';
import type { Parameters } from '../parameters/types.ts';
import { leavingOut } from '../search/first-plan.ts';
import type { InfeasibilityReason } from '../solution/proof-types.ts';
import { multipliersOf, pricedRows } from './multipliers.ts';
import { openRelaxation } from './relaxation.ts';

/** Longest that the relaxation may take, seconds. */
const SECONDS_LIMIT = 10;

/** What the largest multiplier is rounded to, the most readable first: counts need no more than 1, money beside them does. */
const SIZES = [1, 12, 1000, 1_000_000, 1_000_000_000, 1_000_000_000_000];

/** Reasons that may hold, the most readable first; none where the relaxation leaves nobody out. */
export async function limitsShort(
  instance: Instance,
  parameters: Parameters,
): Promise<InfeasibilityReason[]> {
  const [counted, relaxed] = leavingOut(instance, parameters);
  const model = buildModel(counted, relaxed, findCandidates(counted, relaxed));
  const relaxation = await openRelaxation(model);
  try {
    const prices = await relaxation.prices(levelObjective(model, relaxed.levels[0]!), SECONDS_LIMIT);
    if (prices === null) return [];
    const { limits } = multipliersOf(pricedRows(model), prices, 0).multipliers;
    const largest = Math.max(...limits.map(({ multiplier }) => multiplier));
    return SIZES.map((size) => ({
      kind: 'LIMITS_SHORT',
      limits: limits
        .map((limit) => ({ ...limit, multiplier: Math.round((limit.multiplier / largest) * size) }))
        .filter(({ multiplier }) => multiplier > 0),
    }));
  } finally {
    await relaxation.close();
  }
}
