/** A worker: takes runs from the queue, one at a time unless told otherwise, and executes them. */

import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import type { MikroORM } from '@mikro-orm/postgresql';
import { type Logger, pino } from 'pino';
import type { JobEnd, JobQueue, TakenJob } from '../db/job-queue.ts';
import type { Notifications } from '../db/notify.ts';
import { CANCEL_TOPIC, runOf } from './cancel-topic.ts';
import { ensureJobs } from './ensure-jobs.ts';
import { type Execution, type ExecutionSetting, executeRun } from './execute-run.ts';

/** What a worker works with. It closes none of it but the queue. */
export interface WorkerMeans {
  orm: MikroORM;
  /** A queue of its own: closing the worker closes it. */
  jobs: JobQueue;
  notifications: Notifications;
}

/** What may be set on a worker; the times are those of `ExecutionSetting`, in milliseconds. */
export interface WorkerOptions extends Partial<Omit<ExecutionSetting, 'worker' | 'version'>> {
  /** Version of Métronome, kept with the runs. */
  version: string;
  /** Runs executed at once. 1 unless told: a solve takes a whole core. */
  atOnce?: number;
  /** Receives what fails in the background. Ignored unless told. */
  report?: (error: unknown) => void;
  /** Where it writes what it does, run by run. Nowhere unless told. */
  log?: Logger;
}

/** How often runs without a job are looked for, milliseconds. */
const ENSURE_MS = 60_000;

/** Executes runs until it is closed. */
export class RunWorker {
  /** Names this worker among all: machine, process, and a part of chance. */
  readonly name = `${hostname()}/${process.pid}/${randomBytes(3).toString('hex')}`;
  readonly #means: WorkerMeans;
  readonly #setting: ExecutionSetting;
  readonly #report: (error: unknown) => void;
  readonly #log: Logger;
  readonly #running = new Map<string, Execution>();
  #isClosing = false;
  #stopListening: () => void = () => {};
  #ensuring: NodeJS.Timeout | undefined;

  private constructor(
    means: WorkerMeans,
    { version, report = () => {}, log = pino({ enabled: false }), ...times }: WorkerOptions,
  ) {
    this.#means = means;
    this.#report = report;
    this.#log = log;
    this.#setting = {
      worker: this.name,
      version,
      progressMs: times.progressMs ?? 250,
      planMs: times.planMs ?? 2_000,
      lookMs: times.lookMs ?? 1_000,
      graceMs: times.graceMs ?? 700,
    };
  }

  /** Starts a worker. */
  static async start(means: WorkerMeans, options: WorkerOptions): Promise<RunWorker> {
    const worker = new RunWorker(means, options);
    worker.#stopListening = means.notifications.listen(CANCEL_TOPIC, {
      received: (payload) => worker.#running.get(runOf(payload) ?? '')?.stop('CANCELLED'),
      missed: () => {
        for (const execution of worker.#running.values()) execution.look();
      },
    });
    const ensure = (): Promise<void> => ensureJobs(means.orm, means.jobs);
    await ensure();
    worker.#ensuring = setInterval(() => void ensure().catch(worker.#report), ENSURE_MS);
    await means.jobs.work('optimization', options.atOnce ?? 1, (job) => worker.#take(job));
    return worker;
  }

  /** Runs under way here. */
  get running(): readonly string[] {
    return [...this.#running.keys()];
  }

  /** Takes no more runs, hands back at once those under way, and leaves. */
  async close(): Promise<void> {
    if (this.#isClosing) return;
    this.#isClosing = true;
    this.#stopListening();
    clearInterval(this.#ensuring);
    await this.#means.jobs.stopWorking();
    for (const execution of this.#running.values()) execution.stop('HANDED_BACK');
    await this.#means.jobs.close();
  }

  async #take({ id, requestId, signal }: TakenJob): Promise<JobEnd> {
    // Taken as this worker was leaving.
    if (this.#isClosing) return 'AGAIN';
    const execution = executeRun(
      this.#means.orm,
      id,
      this.#setting,
      this.#log.child({ requestId, run: id, worker: this.name }),
    );
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
