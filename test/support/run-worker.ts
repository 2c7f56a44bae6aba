/** A worker in the process of a test: the processes that it starts to solve are real. */

import { setTimeout as delay } from 'node:timers/promises';
import { JobQueue } from '../../src/db/job-queue.ts';
import { openNotifications } from '../../src/db/notify.ts';
import { OptimizationRun } from '../../src/entities/index.ts';
import { RunWorker, type WorkerOptions } from '../../src/runs/index.ts';
import type { TestDatabase } from './database.ts';

/** A worker of a test. */
export interface TestWorker {
  worker: RunWorker;
  /** What failed in the background. */
  failures: unknown[];
  /** Fulfilled once every run is over. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a worker on the database of a test; it writes progress and best plans at once unless told. */
export async function startTestWorker(
  db: TestDatabase,
  options: Partial<WorkerOptions> = {},
): Promise<TestWorker> {
  const failures: unknown[] = [];
  const report = (error: unknown): void => void failures.push(error);
  const notifications = await openNotifications(db.url, { report });
  const jobs = await JobQueue.open(db.url, { report });
  const worker = await RunWorker.start(
    { orm: db.orm, jobs, notifications },
    { version: '0.0.0-test', progressMs: 1, planMs: 1, report, ...options },
  );
  return {
    worker,
    failures,
    async idle() {
      const unfinished = { state: { $in: ['QUEUED' as const, 'RUNNING' as const] } };
      while ((await db.orm.em.fork().count(OptimizationRun, unfinished)) > 0) await delay(20);
    },
    async close() {
      await worker.close();
      await notifications.close();
    },
  };
}
