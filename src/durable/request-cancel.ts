import type { EntityName, FilterQuery } from '@mikro-orm/core';
import type { EntityManager, RawQueryFragment } from '@mikro-orm/postgresql';
import type { BudgetedJobName } from '../db/job-queue.ts';
import { isFinished, type RunState } from '../domain/run-state.ts';
import { isUuid } from '../domain/uuid.ts';
import { askCancel } from './cancel-topic.ts';
import { TABLES } from './claim.ts';

/** What came of a request. */
export interface CancelRequest<Row> {
  /** The row as it is now. */
  row: Row;
  /** It was over already: nothing was changed. */
  isOver: boolean;
}

/**
 * Cancels work that waits at once, `reason` being the SQL of why, and asks whatever process does it to stop when it
 * is under way: the request is kept with the row, so that the next worker ends it should that one die first. Null
 * for what `em` does not see.
 */
export async function requestCancel<Row extends { id: string; state: RunState }>(
  em: EntityManager,
  name: BudgetedJobName,
  entity: EntityName<Row>,
  id: string,
  reason: RawQueryFragment,
): Promise<CancelRequest<Row> | null> {
  const itself = { id } as FilterQuery<NoInfer<Row>>;
  // Looked for first: what its asker does not see is not cancelled.
  if (!isUuid(id) || (await em.count(entity, itself)) === 0) return null;
  const isAsked = await em.transactional(async (own) => {
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
  const row = (await em.findOne(entity, itself, { refresh: true })) as Row | null;
  return row && { row, isOver: !isAsked && isFinished(row.state) };
}
