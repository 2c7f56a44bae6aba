/** Reads the plan of a run as plain rows, in a number of queries that does not depend on its size. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Instance, Plan, SolveResult } from '../../solver/index.ts';
import type { IsoDate } from '../domain/dates.ts';
import { isUuid } from '../domain/uuid.ts';
import { OptimizationRun, PlanAssignment } from '../entities/index.ts';

/** Where a plan starts a session, with the figures of the instance that it was computed from. */
export interface PlannedSession {
  /** Key in the database. */
  id: string;
  reference: string;
  plannedEntries: number;
  costCents: number;
  /** Reference of the envelope that pays. */
  envelope: string;
  /** Null when the session is not placed. */
  startDate: IsoDate | null;
  endDate: IsoDate | null;
  displacementWeeks: number | null;
}

/** The plan of a run. */
export interface LoadedPlan {
  run: OptimizationRun;
  plan: Plan;
  instance: Instance;
  /** In the order of the instance. */
  sessions: PlannedSession[];
}

/** The plan of a run; null when the run does not exist or has no plan. */
export async function loadPlan(em: EntityManager, runId: string): Promise<LoadedPlan | null> {
  const plans = await loadPlans(em, [runId]);
  return plans.get(runId) ?? null;
}

/** The plans of several runs, by the id of the run; those without a plan are not in it. Two queries, however many. */
export async function loadPlans(
  em: EntityManager,
  runIds: readonly string[],
): Promise<Map<string, LoadedPlan>> {
  const runs = await em.find(
    OptimizationRun,
    { id: { $in: runIds.filter(isUuid) } },
    { populate: ['instance', 'result'], refresh: true },
  );
  const planned = runs.flatMap((run) => {
    const result = run.result as unknown as SolveResult | null;
    return result?.status === 'PLANNED' ? [{ run, plan: result.plan }] : [];
  });
  const assignments = await em.find(
    PlanAssignment,
    { run: { $in: planned.map(({ run }) => run.id) } },
    { populate: ['session'], strategy: 'joined' },
  );
  const byRun = Map.groupBy(assignments, ({ run }) => run.id);
  return new Map(planned.map(({ run, plan }) => [run.id, joinPlan(run, plan, byRun.get(run.id) ?? [])]));
}

/** Puts together what the run says of each session and the row of that session. */
function joinPlan(run: OptimizationRun, plan: Plan, assignments: readonly PlanAssignment[]): LoadedPlan {
  const instance = run.instance as unknown as Instance;
  const ids = new Map(assignments.map(({ session }) => [session.unwrap().reference, session.id]));
  const figures = new Map(instance.sessions.map((session) => [session.id, session]));
  const sessions = plan.assignments.flatMap((assignment): PlannedSession[] => {
    const [id, session] = [ids.get(assignment.session), figures.get(assignment.session)];
    if (id === undefined || session === undefined) return [];
    return [
      {
        id,
        reference: session.id,
        plannedEntries: session.plannedEntries,
        costCents: session.costCents,
        envelope: session.envelope,
        startDate: assignment.startDate,
        endDate: assignment.endDate,
        displacementWeeks: assignment.displacementWeeks,
      },
    ];
  });
  return { run, plan, instance, sessions };
}

/** Id of the last run of a scenario that has a plan; null when none has. One query. */
export async function latestPlannedRun(em: EntityManager, scenarioId: string): Promise<string | null> {
  const latest = await latestPlannedRuns(em, 'scenario', [scenarioId]);
  return latest.get(scenarioId) ?? null;
}

/**
 * Ids of the last runs with a plan, by the id of their scenario or of their campaign, whatever its scenario.
 * Those without one are not in it. One query, however many.
 */
export async function latestPlannedRuns(
  em: EntityManager,
  owner: 'scenario' | 'campaign',
  ids: readonly string[],
): Promise<Map<string, string>> {
  const key = owner === 'scenario' ? 'scenario.id' : 'scenario.campaign_id';
  const rows = await em.execute<{ owner: string; run: string }[]>(
    `select distinct on (${key}) ${key} as owner, run.id as run
     from optimization_run as run join scenario on scenario.id = run.scenario_id
     where ${key} = any(?::uuid[]) and run.state in ('SUCCEEDED', 'CANCELLED')
       and exists (select 1 from plan_assignment where plan_assignment.run_id = run.id)
     order by ${key}, run.created_at desc, run.id desc`,
    [`{${ids.join(',')}}`],
  );
  return new Map(rows.map(({ owner, run }) => [owner, run]));
}
