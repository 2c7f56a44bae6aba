/** A run as it begins, whatever it solves. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { JobQueue } from '../db/job-queue.ts';
import { type Budget, jobOf, newWork, saveWithJob } from '../durable/index.ts';
import type { OptimizationRun } from '../entities/index.ts';

/** What every new run says of itself: it waits, and nothing has happened to it. */
export function newRun(budget: Budget) {
  return {
    ...newWork(budget),
    progress: null,
    result: null,
    planHash: null,
    solvedWith: null,
    solvedOnNode: null,
  };
}

/** Saves a run with its job. */
export async function saveRun(em: EntityManager, jobs: JobQueue, run: OptimizationRun): Promise<void> {
  await saveWithJob(em, jobs, 'optimization', run, jobOf);
}
