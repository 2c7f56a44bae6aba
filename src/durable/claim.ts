/**
 * Who may write a row of durable work. A worker that takes it gets a number, the attempt; every write names the
 * worker and the attempt, so that one thought dead, which wakes up after another took the work, writes nothing.
 */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { BudgetedJobName, JobName } from '../db/job-queue.ts';
import type { Budget } from './budget.ts';

/** The right to write a row. */
export interface Claim {
  /** Id of the row, and of its job. */
  id: string;
  attempt: number;
  worker: string;
}

/** A row that was just taken. */
export interface Taken extends Claim {
  /** Attempts that ended with their process, this one not included. */
  crashes: number;
}

/** A row that was just taken, to be done in a process of its own. */
export interface TakenWork extends Taken {
  budget: Budget;
  /** True when somebody asked to cancel it before it was taken. */
  isCancelRequested: boolean;
}

/** Crashes after which work is not tried again. */
export const MOST_CRASHES = 3;

/**
 * Where the rows of each kind of work are: all have the columns of `durableColumns`, and those that are done in a
 * process of their own the ones of `budgetedColumns` too.
 */
export const TABLES: Readonly<Record<JobName, string>> = {
  optimization: 'optimization_run',
  simulation: 'simulation_run',
  import: 'import_job',
};

/** The row, as long as the claim holds. */
export function heldBy({ id, attempt, worker }: Claim) {
  return { id, state: 'RUNNING' as const, attempt, worker };
}

/**
 * Takes work that waits, or whose worker is thought dead: the caller holds its job. Null when it is over, or
 * does not exist any more.
 */
export async function take(
  em: EntityManager,
  name: JobName,
  id: string,
  worker: string,
): Promise<Taken | null> {
  const [taken] = await em.execute<{ attempt: number; crashes: number }[]>(
    `update ${TABLES[name]}
     set state = 'RUNNING', attempt = attempt + 1, worker = ?, started_at = coalesce(started_at, now()),
         crashes = crashes + case state when 'RUNNING' then 1 else 0 end
     where id = ? and state in ('QUEUED', 'RUNNING')
     returning attempt, crashes`,
    [worker, id],
  );
  return taken === undefined ? null : { id, worker, ...taken };
}

/** Gives work back to whoever takes it next. `crashes` adds one to its crashes. Nothing when the claim is lost. */
export async function release(
  em: EntityManager,
  name: JobName,
  { id, attempt, worker }: Claim,
  crashes: 0 | 1,
): Promise<void> {
  await em.execute(
    `update ${TABLES[name]} set state = 'QUEUED', worker = null, crashes = crashes + ?
     where id = ? and state = 'RUNNING' and attempt = ? and worker = ?`,
    [crashes, id, attempt, worker],
  );
}

/** What somebody else did to work that is under way. */
export type Standing = 'HELD' | 'CANCEL_REQUESTED' | 'LOST';

/** Whether the claim still holds, and whether a cancel was asked for. */
export async function standingOf(
  em: EntityManager,
  name: BudgetedJobName,
  { id, attempt, worker }: Claim,
): Promise<Standing> {
  const [row] = await em.execute<{ asked: boolean }[]>(
    `select cancel_requested_at is not null as asked from ${TABLES[name]}
     where id = ? and state = 'RUNNING' and attempt = ? and worker = ?`,
    [id, attempt, worker],
  );
  if (row === undefined) return 'LOST';
  return row.asked ? 'CANCEL_REQUESTED' : 'HELD';
}
