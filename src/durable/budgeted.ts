/** Work in a process of its own as it begins, and how it gets its job. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { actingRequestId } from '../db/acting.ts';
import type { BudgetedJobName, NewJob } from '../db/job-queue.ts';
import { type Budget, jobSecondsOf } from './budget.ts';
import { TABLES } from './claim.ts';

/** What every new piece of work says of itself: it waits, and nothing has happened to it. */
export function newWork({ seconds, megabytes }: Budget) {
  return {
    state: 'QUEUED' as const,
    budgetSeconds: seconds,
    budgetMegabytes: megabytes,
    reason: null,
    worker: null,
    requestId: actingRequestId(),
    startedAt: null,
    cancelRequestedAt: null,
    finishedAt: null,
  };
}

/** What the job of a piece of work is made of. */
interface Jobbed {
  id: string;
  budgetSeconds: number;
  requestId: string | null;
}

/** The job of a piece of work. */
export function jobOf({ id, budgetSeconds, requestId }: Jobbed): NewJob {
  return { id, expireInSeconds: jobSecondsOf(budgetSeconds), requestId };
}

/** The job of each piece of work of a table that is not over, the oldest first. */
export async function unfinishedJobs(em: EntityManager, name: BudgetedJobName): Promise<NewJob[]> {
  const rows = await em.execute<{ id: string; seconds: number; request: string | null }[]>(
    `select id, budget_seconds as seconds, request_id as request from ${TABLES[name]}
     where state in ('QUEUED', 'RUNNING') order by created_at, id`,
  );
  return rows.map(({ id, seconds, request }) => jobOf({ id, budgetSeconds: seconds, requestId: request }));
}

/** The budget of a row. */
export function budgetIn(row: { budgetSeconds: number; budgetMegabytes: number }): Budget {
  return { seconds: row.budgetSeconds, megabytes: row.budgetMegabytes };
}
