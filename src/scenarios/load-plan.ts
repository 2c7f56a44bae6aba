/** The plans of runs as their readers see them, in a number of queries that does not depend on their size. */

import { type EntityManager, raw } from '@mikro-orm/postgresql';
import type { Plan } from '../../solver/index.ts';
import { PlanAssignment } from '../entities/index.ts';
import type { PlanFigure, PlanFigures } from './plan-figures.ts';
import type { GivenByRun } from './run-documents.ts';

/** A session of a plan that its reader sees. */
export interface PlannedSession extends PlanFigure {
  /** Key in the database. */
  id: string;
}

/** The plan of a run, of the sessions that its reader sees. */
export interface LoadedPlan extends PlanFigures<PlannedSession> {
  runId: string;
  plan: Plan;
}

/** The plans of what several runs gave, by the id of the run, of the sessions that `em` sees. One query, however many. */
export async function loadPlans(
  em: EntityManager,
  given: readonly GivenByRun[],
): Promise<Map<string, LoadedPlan>> {
  const planned = given.flatMap(({ runId, result, figures }) =>
    result?.status === 'PLANNED' && figures !== null ? [{ runId, plan: result.plan, figures }] : [],
  );
  const runIds = planned.map(({ runId }) => runId);
  const seen = await seenSessions(em, runIds);
  return new Map(
    planned.map(({ runId, plan, figures }) => {
      const ids = new Map(seen.get(runId));
      const sessions = figures.sessions.flatMap((figure) => {
        const id = ids.get(figure.reference);
        return id === undefined ? [] : [{ id, ...figure }];
      });
      return [runId, { ...figures, runId, plan, sessions }];
    }),
  );
}

/** Reference and key of the sessions of each plan, one row a plan: it has hundreds. One deleted since has none. */
async function seenSessions(
  em: EntityManager,
  runs: readonly string[],
): Promise<Map<string, [reference: string, id: string][]>> {
  if (runs.length === 0) return new Map();
  const builder = em
    .createQueryBuilder(PlanAssignment, 'row')
    .select([
      raw('row.run_id as run'),
      raw('json_agg(json_build_array(session.reference, session.id)) as sessions'),
    ] as never)
    .join('session', 'session')
    .where({ run: { $in: [...runs] } })
    .groupBy('run');
  await builder.applyFilters();
  const rows: { run: string; sessions: [string, string][] }[] = await builder.execute('all', false);
  return new Map(rows.map(({ run, sessions }) => [run, sessions]));
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
