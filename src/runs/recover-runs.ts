/** What a start does with the runs that the last process left. */

import type { MikroORM } from '@mikro-orm/postgresql';
import { holdPresence, type Presence } from '../db/presence.ts';
import { OptimizationRun } from '../entities/index.ts';
import type { RunQueue } from './queue.ts';

/** What was found at a start. */
export interface Recovery {
  /** Runs marked FAILED: their process died while it solved them. */
  failed: number;
  /** Runs that waited, and were added to the queue. */
  queued: number;
  /** Held as long as this process executes runs; to be released after the queue is closed. */
  presence: Presence;
}

const LOST =
  "Le serveur s'est arrêté pendant le calcul. Relancez-le : les mêmes données redonnent le même plan.";

/**
 * Marks the runs of a dead process FAILED and queues those that waited. Where another process is alive on
 * the same database its runs are its own, and nothing is touched.
 */
export async function recoverRuns(orm: MikroORM, queue: RunQueue, url: string): Promise<Recovery> {
  let [failed, queued] = [0, 0];
  const presence = await holdPresence(url, 'metronome.runs', async () => {
    const em = orm.em.fork();
    failed = await em.nativeUpdate(
      OptimizationRun,
      { state: 'RUNNING' },
      { state: 'FAILED', reason: LOST, finishedAt: new Date() },
    );
    const waiting = await em.find(
      OptimizationRun,
      { state: 'QUEUED' },
      { orderBy: { createdAt: 'asc', id: 'asc' }, fields: ['id'] },
    );
    queued = waiting.length;
    for (const { id } of waiting) queue.add(id);
  });
  return { failed, queued, presence };
}
