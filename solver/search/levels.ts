/**
 * Levels in order: minimise, hold within the tolerance, go on.
 * Local search prepares each level; a bound or the engine proves it; every plan passes `verify` before it counts.
 */
import type { WeekIndex } from '../instance/types.ts';
import { HOLD_SLACK, holdSlack, mostHeld } from '../model/hold.ts';
import type { Level } from '../parameters/types.ts';
import type { Random } from '../random.ts';
import { relativeGap } from '../solution/plan.ts';
import type { LevelEnd } from '../solution/types.ts';
import { cheapBound } from './bounds.ts';
import { type LiveAnswer, type LiveProgram, NOTHING_RELAXED, type Relaxed } from './live-program.ts';
import { type Hold, improveLevel } from './local-search.ts';
import { roundPlan } from './rounding.ts';
import type { PlanState } from './state.ts';
import { costAt, countStarts, type Terrain } from './terrain.ts';
import { stateOf } from './warm-start.ts';

/** Position of the price of leaving out. */
const PLACEMENT = costAt('placement');

/** Moves in one pass of the local search: by the number of open starts, with a ceiling. */
const MOVES_PER_START = 60;
const MOST_MOVES = 200_000;

/** A plan within this share of a bound is near it. */
const NEAR = 0.02;

/** Passes go on while one improves the level by this share, at most this many. */
const WORTH_A_PASS = 0.002;
const MOST_PASSES = 8;

/** How far above a plan a bound may be, as a share of its value: tolerances of the engine, on what it holds as well. */
const BELIEF = 1e-4;

/** What happened at one level. */
export interface SolvedLevel {
  level: Level;
  value: number;
  bound: number;
  end: LevelEnd;
  nodes: number;
  elapsedMs: number;
  /** Set when the engine broke or lied. */
  reason?: string;
}

/** Told while levels are solved. */
export interface LevelProgress {
  level: string;
  value: number;
  bound: number | null;
  nodes: number;
  /** The plan, when a better one was just verified. */
  weeks?: (WeekIndex | null)[];
}

/** What the search works with. */
export interface LevelContext {
  terrain: Terrain;
  program: LiveProgram;
  random: Random;
  isCancelled: () => boolean;
  /** The last word: true when no rule is broken. */
  accepts: (weeks: readonly (WeekIndex | null)[]) => boolean;
  onProgress: (progress: LevelProgress) => void;
}

/** A plan that the clock or somebody ended says so, however near its bound: another time it may be another plan. */
function endOf({ end }: LiveAnswer, gap: number, wanted: number): LevelEnd {
  if (end === 'CANCELLED' || end === 'CLOCK') return end;
  if (gap <= wanted + 1e-9) return 'PROVEN';
  return end === 'WORK_LIMIT' ? end : 'ENGINE_FAILED';
}

/** Why an answer cannot be believed, or null: its plan breaks a rule, or its bound is above a plan that we have. */
function lieIn({ accepts }: LevelContext, { weeks, bound }: LiveAnswer, value: number): string | null {
  if (weeks !== null && !accepts(weeks)) return 'the engine gave a plan that breaks a rule';
  return isAbove(bound, value) ? `the engine gave the bound ${bound}, above a plan of ${value}` : null;
}

function isAbove(bound: number, value: number): boolean {
  return bound > value + BELIEF * Math.max(1, Math.abs(value));
}

/** A plan that `verify` accepted, when it keeps the holds and is better, else the one we had. */
function betterOf(
  { terrain }: LevelContext,
  state: PlanState,
  level: number,
  holds: Hold[],
  weeks: LiveAnswer['weeks'],
): PlanState {
  if (weeks === null) return state;
  const found = stateOf(terrain, weeks);
  const held = holds.every((hold) => found.value(hold.level) <= hold.atMost + holdSlack(hold.atMost));
  return held && found.value(level) < state.value(level) - HOLD_SLACK ? found : state;
}

/** Sessions that must be placed, or that a held level no longer lets anyone leave out. */
function requiredUnder({ optional, leftOut, weights }: Terrain, holds: Hold[]): boolean[] {
  const placedForGood = holds.some(
    ({ level, atMost }) => atMost <= HOLD_SLACK && weights[level]!.separable[PLACEMENT]! > 0,
  );
  return optional.map((may, s) => !may || (placedForGood && leftOut[s]![PLACEMENT]! > HOLD_SLACK));
}

/** Solves every level in order, from a first plan; returns the final plan and what is known of each level. */
export async function solveLevels(
  context: LevelContext,
  first: PlanState,
): Promise<{ state: PlanState; levels: SolvedLevel[] }> {
  const { terrain, program } = context;
  const holds: Hold[] = [];
  const levels: SolvedLevel[] = [];
  let state = first;
  for (const [index, level] of terrain.parameters.levels.entries()) {
    const started = performance.now();
    const solved = await solveLevel(context, state, index, holds);
    state = solved.state;
    const value = state.value(index);
    levels.push({ ...solved.known, level, value, elapsedMs: performance.now() - started });
    const atMost = mostHeld(level, value);
    holds.push({ level: index, atMost });
    program.hold(index, atMost);
  }
  return { state, levels };
}

type Known = Pick<SolvedLevel, 'bound' | 'end' | 'nodes' | 'reason'>;

/** One level: local search and what a bound proves; then the relaxation, rounded; then the engine for what is left. */
async function solveLevel(
  context: LevelContext,
  first: PlanState,
  index: number,
  holds: Hold[],
): Promise<{ state: PlanState; known: Known }> {
  const { terrain, program, onProgress } = context;
  const level = terrain.parameters.levels[index]!;
  const cheap = cheapBound(terrain, index, requiredUnder(terrain, holds));
  const bounds = [cheap];
  let state = first;
  let told = Infinity;
  /** What is known so far, told to whoever listens; null while nothing ends the level. */
  const settled = ({ isLate, reason }: Relaxed = NOTHING_RELAXED): Known | null => {
    const value = state.value(index);
    const bound = Math.min(Math.max(...bounds), value);
    const better = value < told;
    told = value;
    onProgress({ level: level.name, value, bound, nodes: 0, ...(better ? { weeks: state.weeks() } : {}) });
    if (context.isCancelled()) return { bound, end: 'CANCELLED', nodes: 0 };
    if (isLate) return { bound, end: 'CLOCK', nodes: 0, ...(reason === undefined ? {} : { reason }) };
    return relativeGap(value, bound) <= level.gap ? { bound, end: 'PROVEN', nodes: 0 } : null;
  };
  state = climb(context, state, index, holds, cheap, isNear);
  let known = settled();
  if (known !== null) return { state, known };

  const relaxed = await program.relax(index);
  // A bound above a plan that we have is no bound: neither it nor its point is used.
  const { shares } = isAbove(relaxed.bound, state.value(index)) ? NOTHING_RELAXED : relaxed;
  if (shares !== null) bounds.push(relaxed.bound);
  const aim = { level: index, holds, random: context.random };
  const rounded = shares === null ? null : roundPlan(terrain, shares, state, aim);
  if (rounded === null) state = climb(context, state, index, holds, cheap, isWorthIt);
  else if (context.accepts(rounded.weeks())) state = betterOf(context, state, index, holds, rounded.weeks());
  known = settled(relaxed);
  if (known !== null) return { state, known };
  const secondsLimit = Math.max(0, level.secondsLimit - relaxed.seconds);
  return branch(context, state, index, holds, { cheap, known: Math.max(...bounds), secondsLimit });
}

/** Whether another pass is worth its time, from what the last one gained. */
type Verdict = (before: number, after: number, bound: number) => boolean;

/** A bound that costs nothing is near: climbing on may prove it, and spare the engine. */
const isNear: Verdict = (_, after, bound) => relativeGap(after, bound) <= NEAR;

/** The last pass gained something. */
const isWorthIt: Verdict = (before, after) => before - after > WORTH_A_PASS * before;

/**
 * Local search in passes: one, and more while they are worth it. Sums that moved a hundred thousand times have
 * drifted in their last digits: they are counted anew.
 */
function climb(
  { terrain, random, isCancelled }: LevelContext,
  state: PlanState,
  level: number,
  holds: Hold[],
  bound: number,
  goesOn: Verdict,
): PlanState {
  const moves = Math.min(MOST_MOVES, MOVES_PER_START * countStarts(terrain));
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const before = state.value(level);
    if (before <= bound + HOLD_SLACK || isCancelled()) break;
    improveLevel(state, level, holds, moves, random, bound);
    if (!goesOn(before, state.value(level), bound)) break;
  }
  return stateOf(terrain, state.weeks());
}

/**
 * What is left to prove or to find, by branch and bound. Where the engine is caught in a lie, what it said of the
 * relaxation is not believed either: only the bound that needs no engine is left.
 */
async function branch(
  context: LevelContext,
  state: PlanState,
  index: number,
  holds: Hold[],
  { cheap, known, secondsLimit }: { cheap: number; known: number; secondsLimit: number },
): Promise<{ state: PlanState; known: Known }> {
  const { terrain, program, onProgress } = context;
  const level = terrain.parameters.levels[index]!;
  let best = state;
  const better = (weeks: LiveAnswer['weeks']): boolean => {
    const before = best;
    best = betterOf(context, best, index, holds, weeks);
    return best !== before;
  };
  const answer = await program.solve(index, state.weeks(), secondsLimit, ({ weeks, bound, nodes }) => {
    const isBetter = weeks !== null && context.accepts(weeks) && better(weeks);
    const at = best.value(index);
    onProgress({
      level: level.name,
      value: at,
      bound: bound === null || isAbove(bound, at) ? null : Math.max(known, bound),
      nodes,
      ...(isBetter ? { weeks: best.weeks() } : {}),
    });
  });
  const lie = lieIn(context, answer, best.value(index));
  if (lie === null) better(answer.weeks);
  const bound = Math.min(lie === null ? Math.max(known, answer.bound) : cheap, best.value(index));
  const reason = lie ?? answer.reason;
  return {
    state: best,
    known: {
      bound,
      end: lie === null ? endOf(answer, relativeGap(best.value(index), bound), level.gap) : 'ENGINE_FAILED',
      nodes: answer.nodes,
      ...(reason === undefined ? {} : { reason }),
    },
  };
}
