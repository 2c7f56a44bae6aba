/**
 * Levels in order on one live program: minimise, hold within the tolerance, go on.
 * Local search prepares each level; the engine proves it; every plan passes `verify` before it counts.
 */
import type { EngineAnswer } from '../engines/engine.ts';
import type { HostedEngine } from '../engines/hosted.ts';
import type { WeekIndex } from '../instance/types.ts';
import { levelObjective, pointOf } from '../model/build.ts';
import { type Expression, toRow, valueAt } from '../model/lp.ts';
import type { Model } from '../model/model.ts';
import { nameOf } from '../model/names.ts';
import type { Level } from '../parameters/types.ts';
import { readWeeks } from '../solution/read.ts';
import type { LevelEnd } from '../solution/types.ts';
import { HOLD_SLACK, type Hold, improveLevel } from './local-search.ts';
import { toCosts, toEngineRow } from './program.ts';
import type { Random } from './random.ts';
import type { PlanState } from './state.ts';
import type { Terrain } from './terrain.ts';
import { stateOf } from './warm-start.ts';

/** Moves in one pass of the local search: by the number of open starts, with a ceiling. */
const MOVES_PER_START = 60;
const MOST_MOVES = 200_000;

/** Passes go on while one improves the level by this share, at most this many. */
const WORTH_A_PASS = 0.002;
const MOST_PASSES = 8;

/** What happened at one level. */
export interface SolvedLevel {
  level: Level;
  value: number;
  bound: number;
  end: LevelEnd;
  nodes: number;
  elapsedMs: number;
  /** Set when the engine broke. */
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
  model: Model;
  terrain: Terrain;
  engine: HostedEngine;
  random: Random;
  isCancelled: () => boolean;
  /** The last word: true when no rule is broken. */
  accepts: (weeks: readonly (WeekIndex | null)[]) => boolean;
  onProgress: (progress: LevelProgress) => void;
}

/** Relative gap between a value and its bound; 0 when the bound is reached. */
export function gapOf(value: number, bound: number): number {
  const difference = Math.max(0, value - bound);
  return difference <= HOLD_SLACK ? 0 : difference / Math.max(Math.abs(value), HOLD_SLACK);
}

function endOf(answer: EngineAnswer, gap: number, wanted: number): LevelEnd {
  if (answer.end === 'CANCELLED') return 'CANCELLED';
  if (gap <= wanted + 1e-9) return 'PROVEN';
  if (answer.end === 'CLOCK' || answer.end === 'WORK_LIMIT') return answer.end;
  return 'ENGINE_FAILED';
}

/** The plan of the engine when it is sound and better, else the one we had. */
function betterOf(
  context: LevelContext,
  state: PlanState,
  level: number,
  holds: Hold[],
  answer: EngineAnswer,
): PlanState {
  if (answer.point === null) return state;
  const weeks = readWeeks(context.model, answer.point);
  if (weeks === null || !context.accepts(weeks)) return state;
  const found = stateOf(context.terrain, weeks);
  const held = holds.every((hold) => found.value(hold.level) <= hold.atMost + holdSlack(hold.atMost));
  return held && found.value(level) < state.value(level) - HOLD_SLACK ? found : state;
}

/** Slack of a held level for an engine's own tolerance: relative to its size. */
function holdSlack(atMost: number): number {
  return HOLD_SLACK * Math.max(1, Math.abs(atMost));
}

function holdRow(context: LevelContext, level: Level, objective: Expression, atMost: number): void {
  const row = toRow(nameOf('hold', level.name), objective, -Infinity, atMost + holdSlack(atMost) / 2);
  context.engine.addRow(toEngineRow(row));
}

/** Solves every level in order, from a first plan; returns the final plan and what is known of each level. */
export async function solveLevels(
  context: LevelContext,
  first: PlanState,
): Promise<{ state: PlanState; levels: SolvedLevel[] }> {
  const { model } = context;
  const holds: Hold[] = [];
  const levels: SolvedLevel[] = [];
  const starts = context.terrain.options.reduce((sum, options) => sum + options.length, 0);
  const moves = Math.min(MOST_MOVES, MOVES_PER_START * starts);
  let state = first;
  for (const [index, level] of model.parameters.levels.entries()) {
    const started = performance.now();
    const objective = levelObjective(model, level);
    for (let pass = 0; pass < MOST_PASSES; pass++) {
      const before = state.value(index);
      improveLevel(state, index, holds, moves, context.random);
      if (before - state.value(index) <= WORTH_A_PASS * before) break;
    }
    // Sums that moved a hundred thousand times have drifted in their last digits: count anew.
    state = stateOf(context.terrain, state.weeks());
    const solved = await proveLevel(context, state, index, holds, objective);
    state = solved.state;
    const value = state.value(index);
    levels.push({ ...solved.known, level, value, elapsedMs: performance.now() - started });
    const atMost = value + level.tolerance * Math.abs(value);
    holds.push({ level: index, atMost });
    holdRow(context, level, objective, atMost);
  }
  return { state, levels };
}

async function proveLevel(
  context: LevelContext,
  state: PlanState,
  index: number,
  holds: Hold[],
  objective: Expression,
): Promise<{ state: PlanState; known: Pick<SolvedLevel, 'bound' | 'end' | 'nodes' | 'reason'> }> {
  const { model, engine, onProgress } = context;
  const level = model.parameters.levels[index]!;
  const value = state.value(index);
  onProgress({ level: level.name, value, bound: null, nodes: 0, weeks: state.weeks() });
  if (context.isCancelled()) return { state, known: { bound: 0, end: 'CANCELLED', nodes: 0 } };
  // Every term is a sum of non-negative parts: nothing is below 0, and a level at 0 is proven.
  if (value <= HOLD_SLACK) return { state, known: { bound: 0, end: 'PROVEN', nodes: 0 } };
  const answer = await engine.solve(
    {
      ...toCosts(objective, model.lp.columns.length),
      start: pointOf(model, state.weeks()),
      gap: level.gap,
      nodeLimit: level.nodeLimit,
      secondsLimit: level.secondsLimit,
      seed: model.parameters.seed,
    },
    (progress) => {
      if (progress.value !== null)
        onProgress({
          level: level.name,
          value: Math.min(value, progress.value),
          bound: progress.bound,
          nodes: progress.nodes,
        });
    },
  );
  const better = betterOf(context, state, index, holds, answer);
  const bound = Math.max(0, Math.min(answer.bound, better.value(index)));
  return {
    state: better,
    known: {
      bound,
      end: endOf(answer, gapOf(better.value(index), bound), level.gap),
      nodes: answer.nodes,
      ...(answer.reason === undefined ? {} : { reason: answer.reason }),
    },
  };
}

/** Value of a level's objective at a plan, from the program: used to compare the two ways of counting. */
export function programValue(model: Model, level: Level, weeks: readonly (WeekIndex | null)[]): number {
  return valueAt(levelObjective(model, level), pointOf(model, weeks));
}
