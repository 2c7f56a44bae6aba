/** From a campaign and a scenario to what a solve is told: the instance, then the planner's hand over it. Pure. */

import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type Assignment,
  applyHand,
  checkInstance,
  checkParameters,
  type Hand,
  type HandEffect,
  type Instance,
  type Parameters,
  rollForward,
  type WeekPhase,
} from '../../solver/index.ts';
import { type Period, periodOf } from './build-instance/grid.ts';
import { buildInstance, type LeftOut, type PublishedStarts } from './build-instance/index.ts';
import type { CampaignData } from './campaign-data.ts';
import type { ScenarioChoices } from './choices.ts';
import { type HandRules, isEmptyHand, pinnedDays } from './hand.ts';
import { type Problem, type Refusal, refuse } from './problem.ts';

/** What a solve is told. */
export interface PreparedSolve {
  instance: Instance;
  parameters: Parameters;
  /** Sessions of the campaign that are not in the instance. */
  leftOut: LeftOut[];
  /** What the hand changed, rule by rule; `rule` is a path in the hand: `/decisions/0`, `/solveOnly`, `/horizon`. */
  effects: HandEffect[];
  /** Phase of each week of the instance; null when the horizon does not roll. */
  phases: WeekPhase[] | null;
}

/** Adopted plans; null where none is named. */
export interface AdoptedPlans {
  /** Starts in the published plan, by reference of the session. */
  published: PublishedStarts | null;
  /** The plan in force for the hand, where it is another one: starts by reference, or places as a plan file has them. */
  inForce: PublishedStarts | readonly Assignment[] | null;
}

/** No plan at all. */
export const NO_PLANS: AdoptedPlans = { published: null, inForce: null };

/**
 * Prepares a solve. Refuses, every problem at once, an instance that contradicts itself (paths in the instance), then
 * a hand that cannot be followed on it (paths under `/hand`). Between its steps, each of which takes a country some tens
 * of milliseconds, whoever else the process serves has a turn.
 */
export async function prepareSolve(
  data: CampaignData,
  choices: ScenarioChoices,
  hand: HandRules,
  plans: AdoptedPlans = NO_PLANS,
): Promise<PreparedSolve | Refusal> {
  const { instance, leftOut, periods } = buildInstance(data, choices, {
    published: plans.published ?? undefined,
    pinnedDays: pinnedDays(hand.decisions),
  });
  const parameters = choices.solver;
  await nextTurn();
  const problems = [...checkInstance(instance), ...checkParameters(parameters)];
  if (problems.length > 0) return { problems };
  if (isEmptyHand(hand)) return { instance, parameters, leftOut, effects: [], phases: null };

  await nextTurn();
  const adopted = plans.inForce ?? plans.published;
  const plan =
    adopted instanceof Map ? placesOf(instance, periods, adopted) : (adopted as Assignment[] | null);
  const rolled = rollTo(instance, hand, plan);
  if ('problems' in rolled) return rolled;
  const outcome = applyHand(rolled.instance, parameters, solverHand(hand, plan));
  if ('problems' in outcome) return { problems: outcome.problems.map((found) => inScenario(found, leftOut)) };
  return {
    instance: outcome.instance,
    parameters: outcome.parameters,
    leftOut,
    effects: [...rolled.effects, ...outcome.effects],
    phases: rolled.phases,
  };
}

/** Where a plan told by days has each session. A fact of the campaign comes before the plan that had it elsewhere. */
function placesOf({ sessions }: Instance, periods: Period[], starts: PublishedStarts): Assignment[] {
  return sessions.map(({ id, pinnedWeek }) => {
    const start = starts.get(id);
    const period = start === undefined ? undefined : periodOf(periods, start);
    return { session: id, week: pinnedWeek ?? period?.index ?? null };
  });
}

type Rolled = Pick<PreparedSolve, 'instance' | 'effects' | 'phases'>;

function rollTo(instance: Instance, { horizon }: HandRules, plan: Assignment[] | null): Rolled | Refusal {
  if (horizon === null) return { instance, effects: [], phases: null };
  if (plan === null) {
    const message =
      'Rien n’est publié : on ne sait pas ce qui a démarré. Attendu : un plan en vigueur. Nommez un calcul dans plan ou dans published.';
    return refuse('NOTHING_PUBLISHED', '/hand/horizon', horizon.today, message);
  }
  const rolled = rollForward(instance, plan, horizon);
  if ('problems' in rolled)
    return { problems: rolled.problems.map((found) => ({ ...found, path: `/hand/horizon${found.path}` })) };
  const effects = rolled.instance.sessions.flatMap(({ id, pinnedWeek }, s): HandEffect[] =>
    pinnedWeek === null || instance.sessions[s]!.pinnedWeek !== null
      ? []
      : [{ session: id, rule: '/horizon', kind: 'PINNED', weeks: [pinnedWeek] }],
  );
  return { instance: rolled.instance, effects, phases: rolled.phases };
}

function solverHand({ decisions, solveOnly, minimalChange }: HandRules, plan: Assignment[] | null): Hand {
  return {
    format: 'metronome-hand/1',
    decisions,
    ...(plan === null ? {} : { plan }),
    ...(solveOnly === null ? {} : { solveOnly }),
    ...(minimalChange === null ? {} : { minimalChange }),
  };
}

/** A problem of the hand as the scenario tells it: a session of the campaign that no plan can hold says why. */
function inScenario(found: Problem, leftOut: readonly LeftOut[]): Problem {
  const path = `/hand${found.path}`;
  const out =
    found.code === 'SESSION_UNKNOWN' ? leftOut.find(({ session }) => session === found.value) : undefined;
  if (out === undefined) return { ...found, path };
  return {
    ...found,
    path,
    code: 'SESSION_LEFT_OUT',
    message: `${out.message} Ou retirez-la de la décision.`,
  };
}
