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

/** The plan of a run; null when the run does not exist or has no plan. Two queries. */
export async function loadPlan(em: EntityManager, runId: string): Promise<LoadedPlan | null> {
  if (!isUuid(runId)) return null;
  const run = await em.findOne(OptimizationRun, runId, { populate: ['instance', 'result'], refresh: true });
  const result = run?.result as unknown as SolveResult | null | undefined;
  if (run === null || result?.status !== 'PLANNED') return null;
  const instance = run.instance as unknown as Instance;
  const assignments = await em.find(PlanAssignment, { run: run.id }, { populate: ['session'] });
  const ids = new Map(assignments.map(({ session }) => [session.$.reference, session.id]));
  const figures = new Map(instance.sessions.map((session) => [session.id, session]));
  const sessions = result.plan.assignments.flatMap((assignment): PlannedSession[] => {
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
  return { run, plan: result.plan, instance, sessions };
}

/** Id of the last run of a scenario that has a plan; null when none has. One query. */
export async function latestPlannedRun(em: EntityManager, scenarioId: string): Promise<string | null> {
  const run = await em.findOne(
    OptimizationRun,
    { scenario: scenarioId, state: ['SUCCEEDED', 'CANCELLED'], assignments: { $some: {} } },
    { orderBy: { createdAt: 'desc', id: 'desc' }, fields: ['id'] },
  );
  return run?.id ?? null;
}
