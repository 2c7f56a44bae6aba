/**
 * A plan that respects every rule, before anything is optimised; or the proof that none exists.
 * Late placement finds it where money alone decides. Where other limits couple sessions that must
 * all be placed, an engine is asked for the plan that leaves out as few as possible.
 */
import type { HostedEngine, OpenHostedEngine } from '../engines/hosted.ts';
import { findCandidates } from '../gates/candidates.ts';
import type { Instance, WeekIndex } from '../instance/types.ts';
import { buildModel, levelObjective, pointOf } from '../model/build.ts';
import { valueAt } from '../model/lp.ts';
import type { PackingRule } from '../model/packing.ts';
import type { Level, Parameters } from '../parameters/types.ts';
import { assignmentsOf } from '../solution/assignments.ts';
import { readWeeks } from '../solution/read.ts';
import type { Conflict } from '../solution/types.ts';
import { verify } from '../validation/verify.ts';
import { toCosts, toEngineProgram } from './program.ts';
import type { PlanState } from './state.ts';
import type { Terrain } from './terrain.ts';
import { placeLate, stateOf } from './warm-start.ts';

/** Longest time left to one question of feasibility, seconds. */
const SECONDS_LIMIT = 20;

/** UNDECIDED: no plan was found in the time given, and none was proven impossible. */
export type FirstPlan =
  /** `onTime`: false when the clock ended the question, so that another run may find another plan. */
  | { status: 'FOUND'; state: PlanState; onTime: boolean }
  | { status: 'INFEASIBLE'; conflicts: Conflict[] }
  | { status: 'UNDECIDED' };

/** Finds a first plan of an instance whose money and gates allow one (see `findConflicts`). */
export async function findFirstPlan(
  terrain: Terrain,
  signal: AbortSignal | undefined,
  openEngine: OpenHostedEngine,
): Promise<FirstPlan> {
  const state = placeLate(terrain);
  if (state.choice.every((option, s) => option >= 0 || terrain.optional[s]!))
    return { status: 'FOUND', state, onTime: true };
  const { instance, parameters } = terrain;
  const fewest = await leaveOutFewest(instance, parameters, signal, openEngine);
  if (fewest.status === 'UNDECIDED') return fewest;
  if (fewest.status === 'PLACED')
    return { status: 'FOUND', state: stateOf(terrain, fewest.weeks), onTime: fewest.onTime };
  const rules = await conflictingRules(instance, parameters, signal, openEngine);
  const sessions = fewest.leftOut;
  return {
    status: 'INFEASIBLE',
    conflicts: [
      {
        kind: 'RULES',
        rules,
        sessions,
        message:
          `Aucun plan ne respecte ensemble ${rules.join(', ')} en plaçant toutes les sessions : au moins ` +
          `${sessions.length} reste(nt) sans semaine, par exemple ${sessions.slice(0, 5).join(', ')}. ` +
          "Relevez un plafond, élargissez des fenêtres, rendez l'une de ces règles souple ou permettez de ne pas placer.",
      },
    ],
  };
}

type Fewest =
  | { status: 'PLACED'; weeks: (WeekIndex | null)[]; onTime: boolean }
  | { status: 'LEFT_OUT'; leftOut: string[] }
  | { status: 'UNDECIDED' };

/** The same question with nobody who must be placed: how few trainees can be left out, each weighing 1? */
export function leavingOut(instance: Instance, parameters: Parameters): [Instance, Parameters] {
  const sessions = instance.sessions.map((session) => ({ ...session, placementWeight: 1 }));
  const level: Level = {
    ...parameters.levels[0]!,
    name: 'placement',
    terms: [{ term: 'placement', weight: 1 }],
  };
  return [
    { ...instance, sessions },
    { ...parameters, unplaced: 'ALLOWED', levels: [level] },
  ];
}

/** The plan that leaves out as few trainees as possible, when it is proven; LEFT_OUT when it leaves out any. */
async function leaveOutFewest(
  instance: Instance,
  parameters: Parameters,
  signal: AbortSignal | undefined,
  openEngine: OpenHostedEngine,
): Promise<Fewest> {
  const [counted, relaxed] = leavingOut(instance, parameters);
  const model = buildModel(counted, relaxed, findCandidates(counted, relaxed));
  const objective = levelObjective(model, relaxed.levels[0]!);
  let engine: HostedEngine;
  try {
    engine = await openEngine('highs', toEngineProgram(model.lp));
  } catch {
    return { status: 'UNDECIDED' };
  }
  const cancel = (): void => engine.cancel();
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted === true) cancel();
  try {
    const { point, bound, end } = await engine.solve({
      ...toCosts(objective, model.lp.columns.length),
      start: null,
      gap: 0,
      nodeLimit: 100_000,
      secondsLimit: SECONDS_LIMIT,
      seed: parameters.seed,
    });
    const weeks = point === null ? null : readWeeks(model, point);
    if (weeks === null || !isPlan(counted, relaxed, weeks)) return { status: 'UNDECIDED' };
    if (weeks.every((week) => week !== null)) return { status: 'PLACED', weeks, onTime: end !== 'CLOCK' };
    // Entries are whole: a bound above half a trainee means that at least one session stays out. One above the plan
    // that was given with it says nothing.
    if (bound <= 0.5 || bound > valueAt(objective, pointOf(model, weeks)) + 0.5)
      return { status: 'UNDECIDED' };
    return {
      status: 'LEFT_OUT',
      leftOut: instance.sessions.filter((_, s) => weeks[s] === null).map(({ id }) => id),
    };
  } finally {
    signal?.removeEventListener('abort', cancel);
    await engine.close();
  }
}

/** True when the plan of an engine breaks no rule. */
function isPlan(instance: Instance, parameters: Parameters, weeks: readonly (WeekIndex | null)[]): boolean {
  return verify(instance, parameters, assignmentsOf(instance, weeks)).valid;
}

/** Each rule that can be lifted, and how. */
const LIFTED: Record<PackingRule, (instance: Instance, parameters: Parameters) => [Instance, Parameters]> = {
  'envelope-budget': (instance, parameters) => [
    { ...instance, sessions: instance.sessions.map((session) => ({ ...session, costCents: 0 })) },
    parameters,
  ],
  'agency-load': (instance, parameters) => [
    instance,
    { ...parameters, agencyLoad: { ...parameters.agencyLoad, mode: 'OFF' } },
  ],
  'opco-load': (instance, parameters) => [instance, { ...parameters, opcoLoad: { mode: 'OFF' } }],
  'candidate-pool': (instance, parameters) => [instance, { ...parameters, candidatePool: { mode: 'OFF' } }],
  spacing: (instance, parameters) => [
    instance,
    { ...parameters, spacing: { projectWeeks: 0, jobZoneWeeks: 0 } },
  ],
  'unforeseen-reserve': (instance, parameters) => [{ ...instance, capacities: [] }, parameters],
};

/** A smallest set of rules that no plan respects together: each is dropped if the others still conflict. */
async function conflictingRules(
  instance: Instance,
  parameters: Parameters,
  signal: AbortSignal | undefined,
  openEngine: OpenHostedEngine,
): Promise<PackingRule[]> {
  const rules = Object.keys(LIFTED) as PackingRule[];
  const kept = new Set(rules);
  let at: [Instance, Parameters] = [instance, parameters];
  for (const rule of rules) {
    const without = LIFTED[rule](...at);
    const outcome = await leaveOutFewest(...without, signal, openEngine);
    if (outcome.status !== 'LEFT_OUT') continue;
    kept.delete(rule);
    at = without;
  }
  return rules.filter((rule) => kept.has(rule));
}
