import type { EntityManager, RawQueryFragment } from '@mikro-orm/postgresql';
import type { BudgetedJobName } from '../db/job-queue.ts';
import { askCancel } from './cancel-topic.ts';
import { TABLES } from './claim.ts';

/**
 * Cancels work that waits at once, `reason` being the SQL of why, and asks whatever process does it to stop when it
 * is under way: the request is kept with the row, so that the next worker ends it should that one die first. False,
 * having changed nothing, for what is over.
 */
export async function requestCancel(
  em: EntityManager,
  name: BudgetedJobName,
  id: string,
  reason: RawQueryFragment,
): Promise<boolean> {
  return em.transactional(async (own) => {
    const rows = await own.execute<{ id: string }[]>(
      `update ${TABLES[name]} set
         cancel_requested_at = coalesce(cancel_requested_at, now()),
         state = case state when 'QUEUED' then 'CANCELLED' else state end,
         reason = case state when 'QUEUED' then ${reason.sql} end,
         finished_at = case state when 'QUEUED' then now() end
       where id = ? and state in ('QUEUED', 'RUNNING') returning id`,
      [...reason.params, id],
    );
    if (rows.length > 0) await askCancel(own, id);
    return rows.length > 0;
  });
}
