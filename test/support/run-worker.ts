/** A worker in the process of a test: the processes that it starts to solve are real. */

import { setTimeout as delay } from 'node:timers/promises';
import { JobQueue } from '../../src/db/job-queue.ts';
import { openNotifications } from '../../src/db/notify.ts';
import { DurableWorker } from '../../src/durable/index.ts';
import { ImportJob, OptimizationRun, SimulationRun } from '../../src/entities/index.ts';
import { importKind } from '../../src/imports/durable/index.ts';
import { type RunKindOptions, runKind } from '../../src/runs/index.ts';
import { simulationKind } from '../../src/simulations/index.ts';
import type { TestDatabase } from './database.ts';

/** A worker of a test. */
export interface TestWorker {
  worker: DurableWorker;
  /** What failed in the background. */
  failures: unknown[];
  /** Fulfilled once every run, simulation and import is over. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a worker on the database of a test; it writes progress and best plans at once unless told. */
export async function startTestWorker(
  db: TestDatabase,
  options: Partial<RunKindOptions> = {},
): Promise<TestWorker> {
  const failures: unknown[] = [];
  const report = (error: unknown): void => void failures.push(error);
  const notifications = await openNotifications(db.url, { report });
  const jobs = await JobQueue.open(db.url, { report });
  const version = '0.0.0-test';
  const worker = await DurableWorker.start(
    { orm: db.orm, jobs, notifications },
    [
      runKind({ version, progressMs: 1, planMs: 1, ...options }),
      simulationKind({ version, progressMs: 1 }),
      importKind,
    ],
    { report },
  );
  return {
    worker,
    failures,
    async idle() {
      const unfinished = { state: { $in: ['QUEUED' as const, 'RUNNING' as const] } };
      const left = async (): Promise<number> =>
        (await db.orm.em.fork().count(OptimizationRun, unfinished)) +
        (await db.orm.em.fork().count(SimulationRun, unfinished)) +
        (await db.orm.em.fork().count(ImportJob, unfinished));
      while ((await left()) > 0) await delay(20);
    },
    async close() {
      await worker.close();
      await notifications.close();
    },
  };
}
