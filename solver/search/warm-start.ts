/** A first plan at once: every session as late as it can, which fits whenever money alone decides. */
import { PlanState } from './state.ts';
import { costAt, type Terrain } from './terrain.ts';

/** Position of the price of leaving out. */
const PLACEMENT = costAt('placement');

/** Options of a session, latest draw on money first: the fewer dated limits a start draws on, the later it is. */
function lateFirst(terrain: Terrain, s: number): number[] {
  const options = terrain.options[s]!;
  return options.map((_, o) => o).sort((a, b) => options[a]!.uses.length - options[b]!.uses.length || b - a);
}

/**
 * Places sessions as late as they can, pinned ones first, then those that must be placed, then the
 * dearest to leave out for their cost. What fits nowhere is left out, even if it must be placed:
 * the caller looks further.
 */
export function placeLate(terrain: Terrain): PlanState {
  const state = new PlanState(terrain);
  const { sessions } = terrain.instance;
  const worth = (s: number): number => terrain.leftOut[s]![PLACEMENT]! / Math.max(1, sessions[s]!.costCents);
  const rank = (s: number): number => {
    if (sessions[s]!.pinnedWeek !== null) return 0;
    return terrain.optional[s]! ? 2 : 1;
  };
  const order = terrain.options
    .map((_, s) => s)
    .sort((a, b) => rank(a) - rank(b) || worth(b) - worth(a) || a - b);
  for (const s of order) {
    const option = lateFirst(terrain, s).find((o) => state.fits(s, o));
    if (option !== undefined) state.choose(s, option);
  }
  return state;
}

/** The state of a plan given as weeks. */
export function stateOf(terrain: Terrain, weeks: readonly (number | null)[]): PlanState {
  const state = new PlanState(terrain);
  weeks.forEach((week, s) => {
    if (week === null) return;
    state.choose(
      s,
      terrain.options[s]!.findIndex((option) => option.week === week),
    );
  });
  return state;
}
