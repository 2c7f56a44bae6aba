import type { MikroORM } from '@mikro-orm/postgresql';
import type { Notifications } from '../db/notify.ts';
import { OptimizationRun } from '../entities/index.ts';
import { progressOf, type RunProgress } from '../runs/documents.ts';
import { WorkFeed, type WorkFeedOptions, type WorkNews } from './work-feed.ts';

/** How a run stands. */
export interface RunNews extends WorkNews {
  /** Why it failed or was cancelled. */
  reason: string | null;
  progress: RunProgress | null;
}

/** Follows runs. */
export class RunFeed extends WorkFeed<RunNews> {
  constructor(orm: MikroORM, notifications: Notifications, options?: WorkFeedOptions) {
    super('run', (id) => read(orm, id), notifications, options);
  }
}

async function read(orm: MikroORM, id: string): Promise<RunNews | null> {
  const run = await orm.em.fork().findOne(OptimizationRun, id, { fields: ['state', 'reason', 'progress'] });
  return run && { id, state: run.state, reason: run.reason, progress: progressOf(run as OptimizationRun) };
}
