/**
 * Late-acceptance hill climbing over starts: good plans in milliseconds, the same for the same seed,
 * because it counts moves and never looks at a clock.
 */
import { HOLD_SLACK } from '../model/hold.ts';
import type { Random } from './random.ts';
import type { PlanState } from './state.ts';

// Taken once: these run millions of times, and a global is looked up anew each time.
const { floor, max } = Math;

/** A move is accepted when it is no worse than the plan this many moves ago. */
const MEMORY = 400;

/** Share of moves that exchange two sessions instead of moving one. */
const EXCHANGES = 0.25;

/** Gains below this are rounding. */
const SMALLEST_GAIN = 1e-11;

/** The most a level may be, once it has been minimised. */
export interface Hold {
  level: number;
  atMost: number;
}

/** Applies moves [session, option]; undoes them and says no when money or a held level forbids them. */
function tryMoves(
  state: PlanState,
  moves: [number, number][],
  holds: Hold[],
  accept: () => boolean,
): boolean {
  const before = moves.map(([s]) => [s, state.choice[s]!] as const);
  for (const [s] of moves) state.choose(s, -1);
  let fits = true;
  for (const [s, option] of moves) {
    if (option >= 0) {
      fits = fits && state.fits(s, option);
      if (!fits) break;
      state.choose(s, option);
    }
  }
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
  const propose = proposer(state, random);
  if (propose === null) return;
  let current = state.guide(level);
  let best = current;
  let bestChoice = state.choice.slice();
  const memory = new Float64Array(MEMORY).fill(current);
  for (let move = 0; move < moves && best > atLeast; move++) {
    const proposal = propose();
    if (proposal === null) continue;
    const slot = move % MEMORY;
    const limit = max(current, memory[slot]!);
    if (tryMoves(state, proposal, holds, () => state.guide(level) <= limit)) current = state.guide(level);
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
