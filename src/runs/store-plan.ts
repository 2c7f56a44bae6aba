/** Writes a plan with its run: the one kept while it goes on, and the one it ends with. */

import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Explanation, Plan } from '../../solver/index.ts';
import { hashOf } from '../../solver/index.ts';
import { PlanAssignment } from '../entities/index.ts';

/** SHA-256 of where a plan starts each session: two plans with the same are the same plan. */
export function planHashOf(plan: Plan): string {
  return hashOf(plan.assignments);
}

/**
 * Replaces the rows of the plan of a run, in the transaction that `em` is in. Null leaves none. A session deleted
 * since the launch has no row: the result holds the whole plan. One statement: a country has thousands of rows, and
 * whoever cancels waits for them.
 */
export async function replaceAssignments(
  em: EntityManager,
  { id: run, campaign }: { id: string; campaign: string },
  plan: Plan | null,
  explanations: readonly Explanation[],
): Promise<void> {
  await em.nativeDelete(PlanAssignment, { run });
  if (plan === null) return;
  const reasons = new Map(explanations.map((one) => [one.session, one.reasons]));
  const rows = plan.assignments.map(({ session, startDate, endDate, displacementWeeks }) => ({
    id: randomUUIDv7(),
    session,
    starts: startDate,
    ends: endDate,
    displacement: displacementWeeks,
    reasons: reasons.get(session) ?? [],
  }));
  await em.execute(
    `insert into plan_assignment (id, run_id, session_id, start_date, end_date, displacement_weeks, reasons)
     select planned.id, ?, session.id, planned.starts, planned.ends, planned.displacement, planned.reasons
     from jsonb_to_recordset(?::jsonb) as planned
       (id uuid, session text, starts date, ends date, displacement int, reasons jsonb)
     join poec_session as session on session.campaign_id = ? and session.reference = planned.session`,
    [run, JSON.stringify(rows), campaign],
  );
}

/** Writes why each session of a plan is there, once the run is over. Nothing when it ended with another plan. */
export async function storeReasons(
  em: EntityManager,
  { id, campaign }: { id: string; campaign: string },
  plan: Plan,
  explanations: readonly Explanation[],
): Promise<void> {
  await em.execute(
    `update plan_assignment as row set reasons = told.reasons
     from jsonb_to_recordset(?::jsonb) as told (session text, reasons jsonb)
     join poec_session as session on session.campaign_id = ? and session.reference = told.session
     where row.run_id = ? and row.session_id = session.id
       and exists (select 1 from optimization_run where id = ? and plan_hash = ? and finished_at is not null)`,
    [JSON.stringify(explanations), campaign, id, id, planHashOf(plan)],
  );
}
