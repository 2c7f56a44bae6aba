/** What a worker has to know of one kind of durable work. */

import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import type { JobEnd, JobName, NewJob } from '../db/job-queue.ts';

/**
 * Why work is stopped from outside. CANCELLED: a person asked. HANDED_BACK: this worker is going down, another
 * takes it. LOST: another has taken it already.
 */
export type Stop = 'CANCELLED' | 'HANDED_BACK' | 'LOST';

/** Work under way. */
export interface Execution {
  /** What becomes of its job. Rejects when the database refuses what it is told. */
  done: Promise<JobEnd>;
  /** Asks it to stop. The first reason counts, but for LOST, which always does. */
  stop(why: Stop): void;
  /** Reads whether somebody cancelled or took it, for work that is long. */
  look?(): void;
}

/** A piece of work, as its worker gives it out. */
export interface Order {
  /** Id of its row, and of its job. */
  id: string;
  /** Names the worker among all. */
  worker: string;
  /** Says of every line who works and for which request. */
  log: Logger;
}

/** One kind of durable work: rows that a worker takes by their job. */
export interface DurableKind {
  name: JobName;
  /** How many one worker does at once. */
  atOnce: number;
  /** The job of each piece of work that is not over, the oldest first. */
  unfinished(em: EntityManager): Promise<NewJob[]>;
  /** Starts doing the work of a job. What is over is left alone. */
  execute(orm: MikroORM, order: Order): Execution;
}
