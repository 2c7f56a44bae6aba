/** A first plan at once: every session as late as it can, which fits whenever anything does. */
import { PlanState, type Terrain } from './state.ts';

/** Position of the option of a session that starts last, -1 when it has none. */
function latestOption(terrain: Terrain, s: number): number {
  const options = terrain.options[s]!;
  let latest = -1;
  let fewest = Infinity;
  options.forEach(({ checkpoints }, o) => {
    if (checkpoints.length <= fewest) {
      fewest = checkpoints.length;
      latest = o;
    }
  });
  return latest;
}

/**
 * Places sessions as late as they can, those that must be placed first, then the dearest to leave
 * out for their cost. A session that does not fit is left out; the caller has made sure that
 * this happens only where the parameters allow it.
 */
export function placeLate(terrain: Terrain): PlanState {
  const state = new PlanState(terrain);
  const worth = (s: number): number =>
    terrain.leftOutCost[s]! / Math.max(1, terrain.instance.sessions[s]!.costCents);
  const order = terrain.options
    .map((_, s) => s)
    .sort(
      (a, b) => Number(terrain.optional[a]) - Number(terrain.optional[b]) || worth(b) - worth(a) || a - b,
    );
  for (const s of order) {
    const option = latestOption(terrain, s);
    if (option >= 0 && state.fits(s, option)) state.choose(s, option);
  }
  return state;
}

/** The state of a plan given as weeks. */
export function stateOf(terrain: Terrain, weeks: readonly (number | null)[]): PlanState {
  const state = new PlanState(terrain);
  weeks.forEach((week, s) => {
    if (week !== null)
      state.choose(
        s,
        terrain.options[s]!.findIndex((option) => option.week === week),
      );
  });
  return state;
}
