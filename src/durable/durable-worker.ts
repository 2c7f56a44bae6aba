/** A worker: takes the work that waits in the queue and does it, each kind beside the others. */

import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { MikroORM } from '@mikro-orm/postgresql';
import { type Logger, pino } from 'pino';
import type { JobEnd, JobQueue, TakenJob } from '../db/job-queue.ts';
import type { Notifications } from '../db/notify.ts';
import { CANCEL_TOPIC, idOf } from './cancel-topic.ts';
import { ensureJobs } from './ensure-jobs.ts';
import type { DurableKind, Execution } from './kind.ts';

/** What a worker works with. It closes none of it but the queue. */
export interface WorkerMeans {
  orm: MikroORM;
  /** A queue of its own: closing the worker closes it. */
  jobs: JobQueue;
  notifications: Notifications;
}

/** What may be set on a worker. */
export interface WorkerOptions {
  /** Receives what fails in the background. Ignored unless told. */
  report?: (error: unknown) => void;
  /** Where it writes what it does, piece of work by piece of work. Nowhere unless told. */
  log?: Logger;
}

/** How often work without a job is looked for, milliseconds. */
const ENSURE_MS = 60_000;

/** Does durable work until it is closed. */
export class DurableWorker {
  /** Names this worker among all: machine, process, and a part of chance. */
  readonly name = `${hostname()}/${process.pid}/${randomBytes(3).toString('hex')}`;
  readonly #means: WorkerMeans;
  readonly #report: (error: unknown) => void;
  readonly #log: Logger;
  readonly #running = new Map<string, Execution>();
  #isClosing = false;
  #stopListening: () => void = () => {};
  #ensuring: NodeJS.Timeout | undefined;

  private constructor(
    means: WorkerMeans,
    { report = () => {}, log = pino({ enabled: false }) }: WorkerOptions,
  ) {
    this.#means = means;
    this.#report = report;
    this.#log = log;
  }

  /** Starts a worker on these kinds of work. */
  static async start(
    means: WorkerMeans,
    kinds: readonly DurableKind[],
    options: WorkerOptions = {},
  ): Promise<DurableWorker> {
    const worker = new DurableWorker(means, options);
    worker.#stopListening = means.notifications.listen(CANCEL_TOPIC, {
      received: (payload) => worker.#running.get(idOf(payload) ?? '')?.stop('CANCELLED'),
      missed: () => {
        for (const execution of worker.#running.values()) execution.look?.();
      },
    });
    const ensure = (): Promise<void> => ensureJobs(means.orm, means.jobs, kinds);
    await ensure();
    worker.#ensuring = setInterval(() => void ensure().catch(worker.#report), ENSURE_MS);
    for (const kind of kinds) await means.jobs.work(kind.name, kind.atOnce, (job) => worker.#take(kind, job));
    return worker;
  }

  /** Work under way here, by id. */
  get running(): readonly string[] {
    return [...this.#running.keys()];
  }

  /** Takes no more work, hands back at once what is under way, and leaves. */
  async close(): Promise<void> {
    if (this.#isClosing) return;
    this.#isClosing = true;
    this.#stopListening();
    clearInterval(this.#ensuring);
    await this.#means.jobs.stopWorking();
    for (const execution of this.#running.values()) execution.stop('HANDED_BACK');
    await this.#means.jobs.close();
  }

  async #take(kind: DurableKind, { id, requestId, signal }: TakenJob): Promise<JobEnd> {
    // Taken as this worker was leaving.
    if (this.#isClosing) return 'AGAIN';
    const log = this.#log.child({ requestId, worker: this.name });
    const execution = kind.execute(this.#means.orm, { id, worker: this.name, log });
    this.#running.set(id, execution);
    signal.addEventListener('abort', () => execution.stop('LOST'), { once: true });
    try {
      return await execution.done;
    } catch (error) {
      this.#report(error);
      throw error;
    } finally {
      this.#running.delete(id);
    }
  }
}
