/** From a run to its plan, read in batches. */

import type { LoadedPlan } from '../../src/scenarios/index.ts';
import type { Context } from '../context.ts';
import type { PlanOfRun } from './plan.type.ts';

/** The plan of the run with this id, or null because there is none; of one that goes on, its best so far. */
export async function planOfRun({ load }: Context, runId: string | null): Promise<PlanOfRun | null> {
  const given = runId === null ? null : await load.documents.load(runId);
  if (given?.result?.status !== 'PLANNED') return null;
  const { plan, statistics, proof } = given.result;
  return { ...plan, runId: given.runId, statistics, multipliers: proof ?? null };
}

/** What the measures of a plan are read from. */
export async function measured({ load }: Context, { runId }: PlanOfRun): Promise<LoadedPlan> {
  const plan = await load.plans.load(runId);
  if (plan === null) {
    throw new Error(`The plan of run ${runId} is gone while it was read`);
  }
  return plan;
}
