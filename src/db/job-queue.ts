/**
 * Durable jobs in PostgreSQL (pg-boss): sent with the transaction that creates what they are about, taken by
 * one process at a time, and taken again when that process dies.
 */

import type { EntityManager } from '@mikro-orm/postgresql';
import { fromKysely, PgBoss } from 'pg-boss';

/** Kinds of job. Each has a queue of its own. */
export const jobNames = ['optimization', 'simulation', 'import'] as const;

/** One of `jobNames`. */
export type JobName = (typeof jobNames)[number];

/** Those whose work has a process of its own, with a budget of time and memory. */
export type BudgetedJobName = Exclude<JobName, 'import'>;

/** Schema of the database that pg-boss keeps its tables in. */
export const jobSchema = 'pgboss';

/** A process that gave no sign of life for this long is dead, seconds: the least that pg-boss takes. */
const heartbeatSeconds = 10;

/** How often dead processes are looked for, seconds. */
const monitorSeconds = 2;

/** How often jobs are looked for, seconds, should a message of the database have been missed. */
const pollingSeconds = 2;

/** A day: the longest that pg-boss lets a job run, seconds. */
export const longestJobSeconds = 86_400;

/** Seconds before a job that was handed back is taken again: an import that is not next waits for those before it. */
const retryDelay: Readonly<Record<JobName, number>> = { optimization: 0, simulation: 0, import: 1 };

/**
 * Jobs are taken again for as long as somebody hands them back; what they are about counts its own crashes.
 * A job may wait a year before it is forgotten, and is kept a day once over.
 */
const queueOptions = {
  notify: true,
  heartbeatSeconds,
  retryLimit: 10_000,
  retentionSeconds: 365 * 86_400,
  deleteAfterSeconds: 86_400,
};

/** A job that was taken. */
export interface TakenJob {
  /** Id of what it is about. */
  id: string;
  /** Id of the request that asked for it; null where none did. */
  requestId: string | null;
  /** Aborted when the job has been given to another process: whatever is done from then on is for nothing. */
  signal: AbortSignal;
}

/** What becomes of a job: over, or back in the queue at once for anybody. */
export type JobEnd = 'OVER' | 'AGAIN';

/** What a job carries beside its id. */
interface JobData {
  requestId: string | null;
}

/** A job to send. */
export interface NewJob {
  /** Id of what it is about, so that one job is sent for it however often it is asked. */
  id: string;
  /** Seconds that one attempt may take. */
  expireInSeconds: number;
  /** Id of the request that asks for it; null where none does. */
  requestId: string | null;
}

/** What may be set on a queue. */
export interface JobQueueOptions {
  /** Receives what fails in the background, a database out of reach for instance. Ignored unless told. */
  report?: (error: unknown) => void;
}

/** Creates the tables of the queue, or brings them up to date. One process at a time. */
export async function installJobs(url: string): Promise<void> {
  const boss = new PgBoss({ ...connection(url), supervise: false, schedule: false });
  boss.on('error', () => {});
  await boss.start();
  try {
    for (const name of jobNames) {
      const options = { ...queueOptions, retryDelay: retryDelay[name] };
      await boss.createQueue(name, options);
      await boss.updateQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** Sends jobs, and takes those it is asked to work on. */
export class JobQueue {
  readonly #boss: PgBoss;
  readonly #working = new Set<JobName>();

  private constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  /** Opens the queue of a database that `migrate` has prepared. */
  static async open(url: string, { report = () => {} }: JobQueueOptions = {}): Promise<JobQueue> {
    const boss = new PgBoss({
      ...connection(url),
      migrate: false,
      createSchema: false,
      schedule: false,
      useListenNotify: true,
      superviseIntervalSeconds: monitorSeconds,
      monitorIntervalSeconds: monitorSeconds,
    });
    boss.on('error', report);
    await boss.start();
    return new JobQueue(boss);
  }

  /**
   * Sends a job with the transaction that `em` is in: it exists when that is committed, and never if it is
   * rolled back.
   */
  async send(em: EntityManager, name: JobName, { requestId, ...options }: NewJob): Promise<void> {
    const data: JobData = { requestId };
    await this.#boss.send(name, data, { ...options, db: fromKysely(em.getKysely()) });
  }

  /** Sends the job again if none waits or runs for this id: the one there was has ended, or was never sent. */
  async ensure(em: EntityManager, name: JobName, wanted: NewJob): Promise<void> {
    const db = fromKysely(em.getKysely());
    const { id } = wanted;
    const [job] = await this.#boss.findJobs(name, { id, db });
    if (job !== undefined && ['created', 'retry', 'active'].includes(job.state)) return;
    if (job !== undefined) await this.#boss.deleteJob(name, id, { db });
    await this.send(em, name, wanted);
  }

  /** Takes jobs, `atOnce` at a time, until `stopWorking`. What `handle` throws sends the job back. */
  async work(name: JobName, atOnce: number, handle: (job: TakenJob) => Promise<JobEnd>): Promise<void> {
    this.#working.add(name);
    const options = {
      localConcurrency: atOnce,
      batchSize: 1,
      pollingIntervalSeconds: pollingSeconds,
      notifyPollingIntervalSeconds: pollingSeconds,
      heartbeatRefreshSeconds: heartbeatSeconds / 4,
    };
    await this.#boss.work<JobData | null>(name, options, async ([job]) => {
      if (job === undefined) return;
      const { id, signal, data } = job;
      // Jobs sent by an earlier version carry nothing. pg-boss sends back a job whose handler throws.
      if ((await handle({ id, signal, requestId: data?.requestId ?? null })) === 'AGAIN')
        throw new Error('handed back');
    });
  }

  /** Takes no more jobs; those taken go on. */
  async stopWorking(): Promise<void> {
    for (const name of this.#working) await this.#boss.offWork(name, { wait: false });
    this.#working.clear();
  }

  /** Waits for the jobs that were taken, then leaves. What is not over after `patienceMs` goes back to the queue. */
  async close(patienceMs = 30_000): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: patienceMs });
  }
}

function connection(url: string) {
  return {
    connectionString: url,
    application_name: 'metronome queue',
    schema: jobSchema,
    max: 4,
    connectionTimeoutMillis: 10_000,
    options: '-c statement_timeout=30000',
  };
}
