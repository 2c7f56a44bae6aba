/** Cancels a run that waits or is under way. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { isFinished, runStates } from '../domain/run-state.ts';
import { isUuid } from '../domain/uuid.ts';
import { OptimizationRun } from '../entities/index.ts';
import { type Refusal, refuse, unknown } from '../scenarios/problem.ts';
import type { RunQueue } from './queue.ts';

/**
 * Cancels a run. One that waits is CANCELLED at once. One under way is asked to stop and returned still
 * RUNNING: within seconds it is CANCELLED, with its best verified plan when it has one. Refuses a run that
 * has ended, or that another process executes.
 */
export async function cancelRun(
  em: EntityManager,
  queue: RunQueue,
  runId: string,
): Promise<{ run: OptimizationRun } | Refusal> {
  if (!isUuid(runId)) return unknown('run', '/run', runId);
  const now = new Date();
  await em.nativeUpdate(
    OptimizationRun,
    { id: runId, state: 'QUEUED' },
    { state: 'CANCELLED', reason: 'Calcul annulé avant de commencer.', finishedAt: now },
  );
  const isStopping = queue.cancel(runId);
  const run = await em.findOne(OptimizationRun, runId, { refresh: true });
  if (run === null) return unknown('run', '/run', runId);
  const isCancelledNow = run.state === 'CANCELLED' && run.startedAt === null;
  if (isStopping || isCancelledNow) return { run };
  if (isFinished(run.state)) {
    const message = `Ce calcul est terminé (${runStates.label(run.state)}) : il n'y a rien à annuler. Lancez-en un autre au besoin.`;
    return refuse('RUN_FINISHED', '/run', runId, message);
  }
  const message = 'Ce calcul est mené par un autre serveur. Annulez-le auprès de lui.';
  return refuse('RUN_ELSEWHERE', '/run', runId, message);
}
