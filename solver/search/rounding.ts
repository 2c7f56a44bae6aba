/**
 * A plan from a point of the relaxed program. Few rows couple sessions, so few of them are split at such a point:
 * the others say where they want to be, and these are settled one by one.
 */

import type { Random } from '../random.ts';
import type { Share } from '../solution/read.ts';
import { type Hold, holdExcess, improveLevel, repairHolds } from './local-search.ts';
import { PlanState } from './state.ts';
import { costAt, countStarts, type Terrain } from './terrain.ts';
import { stateOf } from './warm-start.ts';

/** Position of the price of leaving out. */
const PLACEMENT = costAt('placement');

/** A session that has so much of itself in one week is taken to start there. */
const WHOLE = 1 - 1e-6;

/** Walks from the plan at hand toward the relaxed point: a move may free what an earlier one lacked. */
const WALKS = 3;

/** Moves of local search after the rounding, by open start, with a ceiling. */
const MOVES_PER_START = 10;
const MOST_MOVES = 100_000;

/** What a rounding aims at. */
interface Aim {
  level: number;
  holds: Hold[];
  random: Random;
}

/**
 * A plan near a relaxed point that respects every limit and every hold, improved; null when none was found.
 * Made from nothing first; where money is too tight for that, from a plan `known` to respect all, which keeps
 * who is placed and changes weeks only.
 */
export function roundPlan(terrain: Terrain, shares: Share[][], known: PlanState, aim: Aim): PlanState | null {
  const { level, holds, random } = aim;
  const fresh = settle(terrain, shares, aim);
  const state =
    (leftOutCost(fresh) <= leftOutCost(known) ? within(fresh, aim) : null) ??
    within(walkToward(terrain, shares, known, aim), aim);
  if (state === null) return null;
  const moves = Math.min(MOST_MOVES, MOVES_PER_START * countStarts(terrain));
  improveLevel(state, level, holds, moves, random);
  return state;
}

/** The plan brought within the holds; null when that fails, or when a session that must be placed is not. */
function within(state: PlanState, { level, holds, random }: Aim): PlanState | null {
  const { optional } = state.terrain;
  if (state.choice.some((option, s) => option < 0 && !optional[s]!)) return null;
  return holdExcess(state, holds) === 0 || repairHolds(state, level, holds, random) ? state : null;
}

/** What the sessions left out cost. No later move brings one back where money is tight to the cent. */
function leftOutCost({ terrain, choice }: PlanState): number {
  return terrain.leftOut.reduce((sum, costs, s) => (choice[s]! < 0 ? sum + costs[PLACEMENT]! : sum), 0);
}

/** Sessions by how sure the relaxed point is of them. */
function surestFirst(shares: Share[][]): number[] {
  const largest = (s: number): number => shares[s]![0]?.share ?? 0;
  return shares.map((_, s) => s).sort((a, b) => largest(b) - largest(a) || a - b);
}

/** Where the point has a session, as positions of its options (-1: left out): one place, or several when it is split. */
function picks(terrain: Terrain, shares: Share[][], s: number): number[] {
  const [first] = shares[s]!;
  const kept = first !== undefined && first.share >= WHOLE ? [first] : shares[s]!;
  return kept.map(({ week }) =>
    week === null ? -1 : terrain.options[s]!.findIndex((option) => option.week === week),
  );
}

/** From nothing: places what is whole, then what is split, where it exceeds least and costs least. */
function settle(terrain: Terrain, shares: Share[][], aim: Aim): PlanState {
  const state = new PlanState(terrain);
  for (const s of surestFirst(shares)) {
    if (!chooseBest(state, s, picks(terrain, shares, s), aim))
      chooseBest(state, s, [...terrain.options[s]!.keys()], aim);
  }
  return state;
}

/** From a plan: moves each placed session to where the point has it, when that fits. */
function walkToward(terrain: Terrain, shares: Share[][], known: PlanState, aim: Aim): PlanState {
  const state = stateOf(terrain, known.weeks());
  for (let walk = 0; walk < WALKS; walk++) {
    for (const s of surestFirst(shares)) {
      const before = state.choice[s]!;
      if (before < 0) continue;
      const weeks = picks(terrain, shares, s).filter((option) => option >= 0);
      if (!weeks.includes(before) && !chooseBest(state, s, weeks, aim)) state.choose(s, before);
    }
  }
  return state;
}

/** Chooses the best of some options that is free; leaves the session out, and says false, when none is. */
function chooseBest(state: PlanState, s: number, options: number[], { level, holds }: Aim): boolean {
  let best: { option: number; excess: number; value: number } | null = null;
  for (const option of options) {
    state.choose(s, -1);
    const isFree = option < 0 ? state.terrain.optional[s]! : state.fits(s, option);
    if (!isFree) continue;
    state.choose(s, option);
    if (options.length === 1) return true;
    const [excess, value] = [holdExcess(state, holds), state.value(level)];
    if (best === null || excess < best.excess || (excess === best.excess && value < best.value))
      best = { option, excess, value };
  }
  state.choose(s, best?.option ?? -1);
  return best !== null;
}
