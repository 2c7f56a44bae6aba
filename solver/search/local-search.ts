/**
 * Late-acceptance hill climbing over starts: good plans in milliseconds, the same for the same seed,
 * because it counts moves and never looks at a clock.
 */
import { HOLD_SLACK } from '../model/hold.ts';
import type { Random } from '../random.ts';
import type { PlanState } from './state.ts';

// Taken once: these run millions of times, and a global is looked up anew each time.
const { floor, max, min } = Math;

/** A move is accepted when it is no worse than the plan this many moves ago. */
const MEMORY = 400;

/** Share of moves that exchange two sessions instead of moving one. */
const EXCHANGES = 0.25;

/** Moves looked at, for each session, before one is made to bring a plan back within the holds; with a ceiling. */
const LOOKS_PER_SESSION = 5;
const MOST_LOOKS = 4_000;

/** Most moves made to bring it back: these, and one more for so many sessions. */
const LEAST_REPAIRS = 60;
const SESSIONS_PER_REPAIR = 5;

/** Gains below this are rounding. */
const SMALLEST_GAIN = 1e-11;

/** The most a level may be, once it has been minimised. */
export interface Hold {
  level: number;
  atMost: number;
}

/** Applies moves [session, option]; undoes them and says no when money or a held level forbids them. */
function tryMoves(state: PlanState, moves: Moves, holds: Hold[], accept: () => boolean): boolean {
  const before = moves.map(([s]): Moves[number] => [s, state.choice[s]!]);
  const fits = moveTo(state, moves);
  if (fits && holds.every(({ level, atMost }) => state.value(level) <= atMost + HOLD_SLACK) && accept())
    return true;
  for (const [s, option] of before) state.choose(s, option);
  return false;
}

/**
 * Improves a level of a plan within the holds, in a given number of moves, and leaves the plan at
 * the best value found. Money and holds are respected throughout. A session is left out only in
 * exchange for another one, and only if it may be. Stops early at `atLeast`, a value that no plan is below.
 */
export function improveLevel(
  state: PlanState,
  level: number,
  holds: Hold[],
  moves: number,
  random: Random,
  atLeast = 0,
): void {
  improve(state, () => state.guide(level), holds, moves, random, atLeast);
}

/** By how much a plan exceeds what is held, as a share of it, summed: 0 when every hold is respected. */
export function holdExcess(state: PlanState, holds: Hold[]): number {
  return holds.reduce((sum, { level, atMost }) => {
    const excess = state.value(level) - atMost;
    return excess <= HOLD_SLACK ? sum : sum + excess / max(1, atMost);
  }, 0);
}

/**
 * Brings a plan that exceeds the holds back within them, at the least cost to the level that it can see; true when it
 * does. At each step the best of some moves is made: the one that gives up least of the level for what it takes
 * off the excess. Limits are respected throughout.
 */
export function repairHolds(state: PlanState, level: number, holds: Hold[], random: Random): boolean {
  const propose = proposer(state, random);
  if (propose === null) return false;
  const sessions = state.choice.length;
  const steps = LEAST_REPAIRS + floor(sessions / SESSIONS_PER_REPAIR);
  const looks = min(MOST_LOOKS, LOOKS_PER_SESSION * sessions);
  for (let step = 0; step < steps; step++) {
    const excess = holdExcess(state, holds);
    if (excess === 0) return true;
    const value = state.value(level);
    let best: { moves: Moves; price: number } | null = null;
    for (let look = 0; look < looks; look++) {
      const moves = propose();
      if (moves === null) continue;
      const before = moves.map(([s]): Moves[number] => [s, state.choice[s]!]);
      const fits = moveTo(state, moves);
      const gain = fits ? excess - holdExcess(state, holds) : 0;
      const cost = state.value(level) - value;
      for (const [s, option] of before) state.choose(s, option);
      if (gain <= 0) continue;
      // Cheaper than nothing: the more it gains, the better.
      const price = cost > 0 ? cost / gain : cost * gain;
      if (best === null || price < best.price) best = { moves, price };
    }
    if (best === null) return false;
    moveTo(state, best.moves);
  }
  return holdExcess(state, holds) === 0;
}

/** Makes moves [session, option] together; false, and half made, when one does not fit. */
function moveTo(state: PlanState, moves: Moves): boolean {
  for (const [s] of moves) state.choose(s, -1);
  for (const [s, option] of moves) {
    if (option < 0) continue;
    if (!state.fits(s, option)) return false;
    state.choose(s, option);
  }
  return true;
}

/** Follows a guide downhill, and leaves the plan at the best point of the way. */
function improve(
  state: PlanState,
  guide: () => number,
  holds: Hold[],
  moves: number,
  random: Random,
  atLeast = 0,
): void {
  const propose = proposer(state, random);
  if (propose === null) return;
  let current = guide();
  let best = current;
  let bestChoice = state.choice.slice();
  const memory = new Float64Array(MEMORY).fill(current);
  for (let move = 0; move < moves && best > atLeast; move++) {
    const proposal = propose();
    if (proposal === null) continue;
    const slot = move % MEMORY;
    const limit = max(current, memory[slot]!);
    if (tryMoves(state, proposal, holds, () => guide() <= limit)) current = guide();
    if (current < best - SMALLEST_GAIN) {
      best = current;
      bestChoice = state.choice.slice();
    }
    memory[slot] = current;
  }
  for (const [s, option] of bestChoice.entries()) state.choose(s, option);
}

type Moves = [session: number, option: number][];

/** Draws moves: another week for one session, two weeks exchanged, or one session in for another. */
function proposer(state: PlanState, random: Random): (() => Moves | null) | null {
  const { options, optional } = state.terrain;
  const byWeek = options.map((open) => new Map(open.map(({ week }, o) => [week, o])));
  const movable = options.flatMap((open, s) =>
    open.length > 1 || (optional[s]! && open.length > 0) ? [s] : [],
  );
  if (movable.length === 0) return null;
  const pick = (): number => movable[floor(random() * movable.length)]!;
  const weekOf = (s: number): number => options[s]![state.choice[s]!]!.week;

  const shift = (s: number): Moves | null => {
    const option = floor(random() * options[s]!.length);
    return option === state.choice[s] ? null : [[s, option]];
  };
  const exchange = (a: number, b: number): Moves | null => {
    if (a === b || state.choice[b]! < 0) return null;
    if (state.choice[a]! < 0) return optional[b]! ? [[b, -1], ...(shift(a) ?? [])] : null;
    const optionA = byWeek[a]!.get(weekOf(b));
    const optionB = byWeek[b]!.get(weekOf(a));
    if (optionA === undefined || optionB === undefined) return null;
    if (optionA === state.choice[a] && optionB === state.choice[b]) return null;
    return [
      [a, optionA],
      [b, optionB],
    ];
  };
  return () => (random() < EXCHANGES ? exchange(pick(), pick()) : shift(pick()));
}
