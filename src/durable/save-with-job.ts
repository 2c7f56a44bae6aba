import type { EntityManager } from '@mikro-orm/postgresql';
import type { JobName, JobQueue, NewJob } from '../db/job-queue.ts';

/**
 * Saves a row of durable work and sends its job in one transaction: there is never the one without the other.
 * `jobOf` is asked once the row is saved.
 */
export async function saveWithJob<Row extends object>(
  em: EntityManager,
  jobs: JobQueue,
  name: JobName,
  row: Row,
  jobOf: (row: Row) => NewJob,
): Promise<void> {
  await em.transactional(async (own) => {
    await own.persist(row).flush();
    await jobs.send(own, name, jobOf(row));
  });
}
