/** From an instance to a plan: check, gates, conflicts, first plan, levels, verify. */

import { type HostedEngine, openHostedEngine } from '../engines/hosted.ts';
import type { EngineName } from '../engines/messages.ts';
import { findCandidates } from '../gates/candidates.ts';
import { checkInstance } from '../instance/check.ts';
import { displacementWeeks, endDate, startDate } from '../instance/dates.ts';
import { hashOf } from '../instance/hash.ts';
import type { Instance, WeekIndex } from '../instance/types.ts';
import { buildModel } from '../model/build.ts';
import type { Model } from '../model/model.ts';
import { readParameters } from '../parameters/read.ts';
import type { Parameters } from '../parameters/types.ts';
import type { Assignment, LevelEnd, Plan, SolveResult, SolveStatistics } from '../solution/types.ts';
import { verify } from '../validation/verify.ts';
import { findConflicts } from './feasibility.ts';
import { findFirstPlan } from './first-plan.ts';
import { gapOf, type LevelContext, type SolvedLevel, solveLevels } from './levels.ts';
import { improveLevel } from './local-search.ts';
import { toEngineProgram } from './program.ts';
import { seededRandom } from './random.ts';
import type { PlanState } from './state.ts';
import { surveyTerrain } from './terrain.ts';

/** Moves of local search per level before the first plan is shown. */
const FIRST_PLAN_MOVES = 5_000;

/** Told while a solve runs. */
export interface SolveProgress {
  /** Level being solved; `first-plan` for the plan found before any engine starts. */
  level: string;
  value: number | null;
  bound: number | null;
  gap: number | null;
  elapsedMs: number;
  /** A better plan, when one was just verified. */
  assignments?: Assignment[];
}

export interface SolveOptions {
  onProgress?: (progress: SolveProgress) => void;
  /** Aborting it stops the engine within about a second and keeps the best verified plan. */
  signal?: AbortSignal;
}

/** Worst first. */
const WORST_END: LevelEnd[] = ['ENGINE_FAILED', 'CANCELLED', 'CLOCK', 'WORK_LIMIT', 'PROVEN'];

function assignmentsOf(instance: Instance, weeks: readonly (WeekIndex | null)[]): Assignment[] {
  return instance.sessions.map(({ id }, s) => ({ session: id, week: weeks[s] ?? null }));
}

/**
 * Solves an instance under its parameters. Never throws for what the instance says: an inconsistent
 * instance is INVALID with every problem, one that no plan can satisfy is INFEASIBLE with what makes
 * it so, and an engine that breaks leaves the best verified plan with its levels marked.
 */
export async function solve(
  instance: Instance,
  parameters: Parameters,
  { onProgress = () => {}, signal }: SolveOptions = {},
): Promise<SolveResult> {
  const started = performance.now();
  const readParams = readParameters(parameters);
  const problems = [...checkInstance(instance), ...('problems' in readParams ? readParams.problems : [])];
  if (problems.length > 0) return { status: 'INVALID', problems };
  const candidates = findCandidates(instance, parameters);
  const conflicts = findConflicts(instance, parameters, candidates);
  if (conflicts.length > 0) return { status: 'INFEASIBLE', conflicts };
  if (signal?.aborted === true) return { status: 'CANCELLED' };

  const terrain = surveyTerrain(instance, parameters, candidates);
  const random = seededRandom(parameters.seed);
  const first = await findFirstPlan(terrain);
  if (first.status !== 'FOUND') return first;
  const state = improveAll(first.state, random);
  const accepts = (weeks: readonly (WeekIndex | null)[]): boolean =>
    verify(instance, parameters, assignmentsOf(instance, weeks)).valid;
  if (!accepts(state.weeks()))
    throw new Error('The first plan breaks a rule: the search and the verifier disagree.');
  const firstPlanMs = performance.now() - started;
  onProgress({
    level: 'first-plan',
    value: null,
    bound: null,
    gap: null,
    elapsedMs: firstPlanMs,
    assignments: assignmentsOf(instance, state.weeks()),
  });

  const model = buildModel(instance, parameters, candidates);
  const engine = await openEngine(parameters, model);
  const cancel = (): void => engine.cancel();
  signal?.addEventListener('abort', cancel);
  try {
    const context: LevelContext = {
      model,
      terrain,
      engine,
      random,
      accepts,
      isCancelled: () => signal?.aborted === true,
      onProgress: ({ level, value, bound, weeks }) =>
        onProgress({
          level,
          value,
          bound,
          gap: bound === null ? null : gapOf(value, bound),
          elapsedMs: performance.now() - started,
          ...(weeks === undefined ? {} : { assignments: assignmentsOf(instance, weeks) }),
        }),
    };
    const solved = await solveLevels(context, state);
    const statistics: SolveStatistics = {
      sessions: instance.sessions.length,
      weeks: instance.weeks.length,
      candidates: candidates.open.reduce((sum, open) => sum + open.length, 0),
      columns: model.lp.columns.length,
      rows: model.lp.rows.length,
      firstPlanMs,
      totalMs: performance.now() - started,
      levels: solved.levels.map(({ level, elapsedMs, nodes }) => ({ name: level.name, elapsedMs, nodes })),
    };
    return {
      status: 'PLANNED',
      plan: planOf(instance, parameters, engine, solved.state, solved.levels),
      statistics,
    };
  } finally {
    signal?.removeEventListener('abort', cancel);
    await engine.close();
  }
}

/** A few moves per level, in order: a plan worth showing while the engine loads. */
function improveAll(state: PlanState, random: () => number): PlanState {
  state.terrain.weights.forEach((_, level) => {
    const holds = Array.from({ length: level }, (_, l) => ({ level: l, atMost: state.value(l) }));
    improveLevel(state, level, holds, FIRST_PLAN_MOVES, random);
  });
  return state;
}

/** The engine asked for; one that cannot be opened answers FAILED to everything, and the first plan stands. */
async function openEngine({ engine }: Parameters, model: Model): Promise<HostedEngine> {
  const name: EngineName = engine === 'auto' ? 'highs' : engine;
  try {
    return await openHostedEngine(name, toEngineProgram(model.lp));
  } catch (error) {
    const reason = String(error);
    return {
      name,
      version: '',
      addRow: () => {},
      solve: () => Promise.resolve({ end: 'FAILED', point: null, bound: -Infinity, nodes: 0, reason }),
      cancel: () => {},
      close: () => Promise.resolve(),
    };
  }
}

function planOf(
  instance: Instance,
  parameters: Parameters,
  { name, version }: HostedEngine,
  state: PlanState,
  levels: SolvedLevel[],
): Plan {
  const weeks = state.weeks();
  const verdict = verify(instance, parameters, assignmentsOf(instance, weeks));
  if (!verdict.valid) throw new Error(`The plan breaks a rule: ${verdict.violations[0]!.message}`);
  return {
    format: 'metronome-plan/1',
    instanceHash: hashOf(instance),
    parametersHash: hashOf(parameters),
    seed: parameters.seed,
    engine: { name, version },
    end: WORST_END.find((end) => levels.some((level) => level.end === end)) ?? 'PROVEN',
    levels: levels.map(({ level, value, bound, end }, l) => ({
      name: level.name,
      terms: level.terms.map(({ term }) => term),
      value,
      finalValue: verdict.levels[l]!.value,
      bound,
      gap: gapOf(value, bound),
      end,
    })),
    scores: verdict.scores,
    assignments: instance.sessions.map((session, s) => {
      const week = weeks[s] ?? null;
      return {
        session: session.id,
        week,
        startDate: week === null ? null : startDate(instance, session, week),
        endDate: week === null ? null : endDate(session, week),
        displacementWeeks: week === null ? null : displacementWeeks(instance, session, week),
      };
    }),
  };
}
