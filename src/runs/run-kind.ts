/** Runs as one kind of durable work. */

import type { DurableKind } from '../durable/index.ts';
import { OptimizationRun } from '../entities/index.ts';
import { type ExecutionSetting, executeRun } from './execute-run.ts';
import { jobOf } from './new-run.ts';

/** What may be set on the runs of a worker; the times are those of `ExecutionSetting`, in milliseconds. */
export interface RunKindOptions extends Partial<ExecutionSetting> {
  /** Version of Métronome, kept with the runs. */
  version: string;
  /** Runs executed at once. 1 unless told: a solve takes a whole core. */
  atOnce?: number;
}

/** The runs, for a worker that executes them so. */
export function runKind({ version, atOnce = 1, ...times }: RunKindOptions): DurableKind {
  const setting: ExecutionSetting = {
    version,
    progressMs: times.progressMs ?? 250,
    planMs: times.planMs ?? 2_000,
    lookMs: times.lookMs ?? 1_000,
    graceMs: times.graceMs ?? 250,
  };
  return {
    name: 'optimization',
    atOnce,
    async unfinished(em) {
      const runs = await em.find(
        OptimizationRun,
        { state: { $in: ['QUEUED', 'RUNNING'] } },
        { fields: ['id', 'budgetSeconds', 'requestId'], orderBy: { createdAt: 'asc', id: 'asc' } },
      );
      return runs.map(jobOf);
    },
    execute: (orm, order) => executeRun(orm, order, setting),
  };
}
