import type { DurableKind } from '../../durable/index.ts';
import { ImportJob } from '../../entities/index.ts';
import { executeImport } from './execute-import.ts';
import { jobOf } from './queue-import.ts';

/** Imports as one kind of durable work: beside the runs, so that a file does not wait for a solve. */
export const importKind: DurableKind = {
  name: 'import',
  atOnce: 1,
  async unfinished(em) {
    const jobs = await em.find(
      ImportJob,
      { state: { $in: ['QUEUED', 'RUNNING'] } },
      { fields: ['id', 'actor'], orderBy: { createdAt: 'asc', id: 'asc' } },
    );
    return jobs.map(jobOf);
  },
  execute: executeImport,
};
