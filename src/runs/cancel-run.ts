/** Cancels a run that waits or is under way, wherever it is executed. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { isFinished, runStates } from '../domain/run-state.ts';
import { isUuid } from '../domain/uuid.ts';
import { askCancel } from '../durable/index.ts';
import { OptimizationRun } from '../entities/index.ts';
import { type Refusal, refuse, unknown } from '../scenarios/problem.ts';

/**
 * Cancels a run. One that waits is CANCELLED at once. One under way is asked to stop, in whatever process it is
 * executed, and returned still RUNNING: within a second it is CANCELLED, with its best verified plan when it has
 * one. The request is kept with the run: should its worker die first, the next one ends it. Refuses a run that
 * has ended.
 */
export async function cancelRun(
  em: EntityManager,
  runId: string,
): Promise<{ run: OptimizationRun } | Refusal> {
  // Looked for first: what its asker does not see is not cancelled.
  if (!isUuid(runId) || (await em.count(OptimizationRun, { id: runId })) === 0)
    return unknown('run', '/run', runId);
  const asked = await em.transactional(async (own) => {
    const rows = await own.execute<{ id: string }[]>(
      `update optimization_run set
         cancel_requested_at = coalesce(cancel_requested_at, now()),
         state = case state when 'QUEUED' then 'CANCELLED' else state end,
         reason = case state when 'QUEUED' then ? || case when plan_hash is null then '' else ? end end,
         finished_at = case state when 'QUEUED' then now() end
       where id = ? and state in ('QUEUED', 'RUNNING') returning id`,
      ['Calcul annulé à la demande.', ' Le meilleur plan vérifié est gardé.', runId],
    );
    if (rows.length > 0) await askCancel(own, runId);
    return rows.length > 0;
  });
  const run = await em.findOne(OptimizationRun, runId, { refresh: true });
  if (run === null) return unknown('run', '/run', runId);
  if (asked || !isFinished(run.state)) return { run };
  const message = `Ce calcul est terminé (${runStates.label(run.state)}) : il n'y a rien à annuler. Lancez-en un autre au besoin.`;
  return refuse('RUN_FINISHED', '/run', runId, message);
}
