/** Cancels a run that waits or is under way, wherever it is executed. */

import { type EntityManager, type RawQueryFragment, raw } from '@mikro-orm/postgresql';
import { isFinished, runStates } from '../domain/run-state.ts';
import { isUuid } from '../domain/uuid.ts';
import { requestCancel } from '../durable/index.ts';
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
  const reason = raw<RawQueryFragment>("? || case when plan_hash is null then '' else ? end", [
    'Calcul annulé à la demande.',
    ' Le meilleur plan vérifié est gardé.',
  ]);
  const asked = await requestCancel(em, 'optimization', runId, reason);
  const run = await em.findOne(OptimizationRun, runId, { refresh: true });
  if (run === null) return unknown('run', '/run', runId);
  if (asked || !isFinished(run.state)) return { run };
  const message = `Ce calcul est terminé (${runStates.label(run.state)}) : il n'y a rien à annuler. Lancez-en un autre au besoin.`;
  return refuse('RUN_FINISHED', '/run', runId, message);
}
