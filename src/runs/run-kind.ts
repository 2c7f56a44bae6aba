/** Runs as one kind of durable work. */

import { type DurableKind, unfinishedJobs } from '../durable/index.ts';
import { type ExecutionSetting, executeRun } from './execute-run.ts';

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
    unfinished: (em) => unfinishedJobs(em, 'optimization'),
    execute: (orm, order) => executeRun(orm, order, setting),
  };
}
