/** Sets two scenarios side by side, by their latest plans. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { LevelResult, Scores } from '../../solver/index.ts';
import { daysBetween, type IsoDate } from '../domain/dates.ts';
import { isUuid } from '../domain/uuid.ts';
import { Scenario } from '../entities/index.ts';
import { type CurvePoint, type EntryCurve, peakOf } from './entry-curve.ts';
import { type LoadedPlan, latestPlannedRun } from './load-plan.ts';
import { curveAfter, type Displacement, displacementOf } from './plan-measures.ts';
import { type Refusal, refuse, unknown } from './problem.ts';

/** One scenario of a comparison, by its latest plan. */
export interface ComparedScenario extends Displacement {
  scenario: Scenario;
  /** Id of the run whose plan is compared. */
  runId: string;
  /** Value of each term, whatever the levels of the scenario: two scenarios compare term by term. */
  scores: Scores;
  levels: LevelResult[];
  curve: EntryCurve;
  /** Fullest month, or null for a plan without any session placed. */
  peakMonth: CurvePoint | null;
}

/** A session that the two plans do not start on the same day. */
export interface SessionDifference {
  /** Reference of the session. */
  session: string;
  /** Key in the database. */
  sessionId: string;
  /** Start in each plan; null where it is not placed, or not in the instance at all. */
  first: IsoDate | null;
  second: IsoDate | null;
  /** Days later (+) or earlier (-) in the second plan; null unless both place it. */
  days: number | null;
}

/** Two scenarios side by side. */
export interface ScenarioComparison {
  first: ComparedScenario;
  second: ComparedScenario;
  /** Sessions that start on another day, in the order of their references. */
  differences: SessionDifference[];
}

/** The plan of the run with this id, null when it has none. */
type PlanOf = (runId: string) => Promise<LoadedPlan | null>;

/** Compares two scenarios of one campaign. Refuses one that does not exist or has no plan yet. */
export async function compareScenarios(
  em: EntityManager,
  planOf: PlanOf,
  firstId: string,
  secondId: string,
): Promise<ScenarioComparison | Refusal> {
  const first = await find(em, planOf, '/first', firstId);
  const second = await find(em, planOf, '/second', secondId);
  if ('problems' in first || 'problems' in second) {
    return { problems: [first, second].flatMap((side) => ('problems' in side ? side.problems : [])) };
  }
  if (first.scenario.campaign.id !== second.scenario.campaign.id) {
    const message =
      `« ${second.scenario.name} » et « ${first.scenario.name} » ne sont pas de la même campagne : ` +
      'leurs sessions ne se comparent pas. Prenez deux scénarios d’une même campagne.';
    return refuse('CAMPAIGNS_DIFFER', '/second', secondId, message);
  }
  return {
    first: measure(first),
    second: measure(second),
    differences: differences(first.plan, second.plan),
  };
}

interface Side {
  scenario: Scenario;
  plan: LoadedPlan;
}

async function find(em: EntityManager, planOf: PlanOf, path: string, id: string): Promise<Side | Refusal> {
  const scenario = isUuid(id) ? await em.findOne(Scenario, id) : null;
  if (scenario === null) return unknown('scenario', path, id);
  const runId = await latestPlannedRun(em, id);
  const plan = runId === null ? null : await planOf(runId);
  if (plan === null) {
    const message = `Le scénario « ${scenario.name} » n'a pas encore de plan. Lancez son calcul et attendez sa fin.`;
    return refuse('PLAN_MISSING', path, id, message);
  }
  return { scenario, plan };
}

function measure({ scenario, plan }: Side): ComparedScenario {
  const curve = curveAfter(plan);
  return {
    scenario,
    runId: plan.runId,
    scores: plan.plan.scores,
    levels: plan.plan.levels,
    curve,
    peakMonth: plan.sessions.every(({ startDate }) => startDate === null) ? null : peakOf(curve.months),
    ...displacementOf(plan),
  };
}

function differences(first: LoadedPlan, second: LoadedPlan): SessionDifference[] {
  const [before, after] = [first, second].map(
    ({ sessions }) => new Map(sessions.map((session) => [session.reference, session])),
  );
  const references = [...new Set([...before!.keys(), ...after!.keys()])].sort();
  return references.flatMap((session) => {
    const [one, two] = [before!.get(session), after!.get(session)];
    const [from, to] = [one?.startDate ?? null, two?.startDate ?? null];
    if (from === to) return [];
    const days = from === null || to === null ? null : daysBetween(from, to);
    return [{ session, sessionId: (one ?? two)!.id, first: from, second: to, days }];
  });
}
