/** From a run to its plan, read in batches. */

import type { OptimizationRun } from '../../src/entities/index.ts';
import type { LoadedPlan } from '../../src/scenarios/index.ts';
import type { Context } from '../context.ts';
import type { PlanOfRun } from './plan.type.ts';

/** The plan of a run, or null because there is none; of one that goes on, its best so far. */
export async function planOfRun({ load }: Context, run: OptimizationRun): Promise<PlanOfRun | null> {
  if (run.startedAt === null) return null;
  const result = await load.results.load(run.id);
  if (result?.status !== 'PLANNED') return null;
  return { ...result.plan, run, statistics: result.statistics, multipliers: result.proof ?? null };
}

/** The plan of the run with this id, if there is one. */
export async function planOfRunId(context: Context, runId: string | null): Promise<PlanOfRun | null> {
  const run = runId === null ? null : await context.load.runs.load(runId);
  return run === null ? null : planOfRun(context, run);
}

/** What the measures of a plan are read from. */
export async function measured({ load }: Context, { run }: PlanOfRun): Promise<LoadedPlan> {
  const plan = await load.plans.load(run.id);
  if (plan === null) {
    throw new Error(`The plan of run ${run.id} is gone while it was read`);
  }
  return plan;
}
