/** The queue of a process: runs wait their turn, one at a time unless told otherwise. */

import type { MikroORM } from '@mikro-orm/postgresql';
import { type Execution, executeRun } from './execute-run.ts';

/** What may be set on a queue. */
export interface RunQueueOptions {
  /** Runs executed at once. 1 unless told: a solve takes a whole core. */
  concurrency?: number;
  /** Milliseconds between two writes of a run's progress. 250 unless told. */
  progressMs?: number;
  /** Milliseconds left to a cancelled solve to answer before its thread is ended. 5 000 unless told. */
  graceMs?: number;
}

/** Executes the runs it is given, in their order, each in a thread of its own. */
export class RunQueue {
  readonly #orm: MikroORM;
  readonly #concurrency: number;
  readonly #times: { progressMs: number; graceMs: number };
  readonly #waiting: string[] = [];
  readonly #running = new Map<string, Execution>();
  #isClosed = false;
  #whenIdle: (() => void)[] = [];

  constructor(orm: MikroORM, { concurrency = 1, progressMs = 250, graceMs = 5_000 }: RunQueueOptions = {}) {
    this.#orm = orm;
    this.#concurrency = concurrency;
    this.#times = { progressMs, graceMs };
  }

  /** Adds a saved run, state QUEUED. Added twice, it is executed once. Nothing is added to a closed queue: the run waits in the database. */
  add(runId: string): void {
    if (this.#isClosed || this.#waiting.includes(runId) || this.#running.has(runId)) return;
    this.#waiting.push(runId);
    this.#next();
  }

  /** Asks a run that is executed here to stop; false when it is not. A run that waits is to be cancelled in the database. */
  cancel(runId: string): boolean {
    const execution = this.#running.get(runId);
    execution?.stop({ state: 'CANCELLED', reason: 'Calcul annulé à la demande.' });
    return execution !== undefined;
  }

  /** Fulfilled once nothing waits and nothing runs. */
  async idle(): Promise<void> {
    if (this.#waiting.length === 0 && this.#running.size === 0) return;
    await new Promise<void>((resolve) => this.#whenIdle.push(resolve));
  }

  /** Takes no more runs, stops those under way and waits for their end to be written. Runs that wait stay in the database. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#waiting.length = 0;
    for (const execution of this.#running.values()) {
      execution.stop({
        state: 'FAILED',
        reason: "Le serveur s'est arrêté pendant le calcul. Relancez-le.",
      });
    }
    await this.idle();
  }

  #next(): void {
    while (this.#running.size < this.#concurrency) {
      const runId = this.#waiting.shift();
      if (runId === undefined) break;
      const execution = executeRun(this.#orm, runId, this.#times);
      this.#running.set(runId, execution);
      void execution.done.catch((error) => this.#fail(runId, error)).finally(() => this.#ended(runId));
    }
    if (this.#running.size > 0 || this.#waiting.length > 0) return;
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }

  #ended(runId: string): void {
    this.#running.delete(runId);
    this.#next();
  }

  /** The database was out of reach: the run stays RUNNING there and is judged lost at the next start. */
  #fail(runId: string, error: unknown): void {
    process.emitWarning(`Run ${runId}: its end could not be written (${String(error)})`);
  }
}
