/** Why each session of a plan is there, of a run that was over before anybody worked it out. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { explainPlan, type Plan } from '../../solver/index.ts';
import { OptimizationRun } from '../entities/index.ts';
import type { ClaimedRun } from './claim.ts';
import { instanceOf, parametersOf, resultOf } from './documents.ts';
import { storeReasons } from './store-plan.ts';

/** A run that is over, with what its plan was computed from. */
type Explained = Pick<ClaimedRun, 'id' | 'campaign' | 'instance' | 'parameters'>;

/** Works out why each session of the plan that a run has ended with is there, and writes it. */
export async function explainRun(em: EntityManager, run: Explained, plan: Plan): Promise<void> {
  await storeReasons(em, run, plan, explainPlan(run.instance, run.parameters, plan.assignments));
}

/**
 * The same for a run that is over without its reasons: its worker died before it wrote them, or nobody had the run
 * when it was cancelled. Its job comes to the next worker. Nothing for any other run.
 */
export async function explainLeft(em: EntityManager, id: string): Promise<void> {
  const left = await em.execute(
    `select 1 from optimization_run as run where id = ? and finished_at is not null
       and exists (select 1 from plan_assignment where run_id = run.id)
       and not exists (select 1 from plan_assignment where run_id = run.id and jsonb_array_length(reasons) > 0)`,
    [id],
  );
  if (left.length === 0) return;
  const row = await em.findOneOrFail(OptimizationRun, id, { populate: ['instance', 'result', 'scenario'] });
  const result = resultOf(row);
  if (result?.status !== 'PLANNED') return;
  const campaign = row.scenario.$.campaign.id;
  const run = { id, campaign, instance: instanceOf(row), parameters: parametersOf(row) };
  await explainRun(em, run, result.plan);
}
