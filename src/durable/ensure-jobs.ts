/** Everything that is not over has a job: that of a database filled before there was a queue, or whose job was lost. */

import type { MikroORM } from '@mikro-orm/postgresql';
import type { JobQueue } from '../db/job-queue.ts';
import type { DurableKind } from './kind.ts';

/** Sends a job for all that is not over and has none. Harmless when several processes do it at once. */
export async function ensureJobs(
  orm: MikroORM,
  jobs: JobQueue,
  kinds: readonly DurableKind[],
): Promise<void> {
  for (const { name, unfinished } of kinds) {
    for (const job of await unfinished(orm.em.fork())) {
      await orm.em.fork().transactional((em) => jobs.ensure(em, name, job));
    }
  }
}
