/** A run as it begins, whatever it solves, and how it gets its job. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { actingRequestId } from '../db/acting.ts';
import type { JobQueue, NewJob } from '../db/job-queue.ts';
import { saveWithJob } from '../durable/index.ts';
import type { OptimizationRun } from '../entities/index.ts';
import { jobSecondsOf, type RunBudget } from './budget.ts';

/** What every new run says of itself: it waits, and nothing has happened to it. */
export function newRun({ seconds, megabytes }: RunBudget) {
  return {
    state: 'QUEUED' as const,
    budgetSeconds: seconds,
    budgetMegabytes: megabytes,
    progress: null,
    result: null,
    planHash: null,
    reason: null,
    worker: null,
    solvedWith: null,
    solvedOnNode: null,
    requestId: actingRequestId(),
    startedAt: null,
    cancelRequestedAt: null,
    finishedAt: null,
  };
}

/** Saves a run with its job. */
export async function saveRun(em: EntityManager, jobs: JobQueue, run: OptimizationRun): Promise<void> {
  await saveWithJob(em, jobs, 'optimization', run, jobOf);
}

/** The job of a run. */
export function jobOf({
  id,
  budgetSeconds,
  requestId,
}: Pick<OptimizationRun, 'id' | 'budgetSeconds' | 'requestId'>): NewJob {
  return { id, expireInSeconds: jobSecondsOf(budgetSeconds), requestId };
}
