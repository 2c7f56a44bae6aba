/** Every run that is not over has a job: those of a database filled before there was a queue, or whose job was lost. */

import type { MikroORM } from '@mikro-orm/postgresql';
import type { JobQueue } from '../db/job-queue.ts';
import { OptimizationRun } from '../entities/index.ts';
import { jobOf } from './new-run.ts';

/** Sends a job for each run that is not over and has none. Harmless when several processes do it at once. */
export async function ensureJobs(orm: MikroORM, jobs: JobQueue): Promise<void> {
  const unfinished = await orm.em
    .fork()
    .find(
      OptimizationRun,
      { state: { $in: ['QUEUED', 'RUNNING'] } },
      { fields: ['id', 'budgetSeconds', 'requestId'], orderBy: { createdAt: 'asc', id: 'asc' } },
    );
  for (const run of unfinished) {
    await orm.em.fork().transactional((em) => jobs.ensure(em, 'optimization', jobOf(run)));
  }
}
