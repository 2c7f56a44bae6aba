/** Cancels a run that waits or is under way, wherever it is executed. */

import { type EntityManager, type RawQueryFragment, raw } from '@mikro-orm/postgresql';
import { runStates } from '../domain/run-state.ts';
import { requestCancel } from '../durable/index.ts';
import { OptimizationRun } from '../entities/index.ts';
import { type Refusal, refuse, unknown } from '../scenarios/problem.ts';

/**
 * Cancels a run. One that waits is CANCELLED at once. One under way is asked to stop, in whatever process it is
 * executed, and returned still RUNNING: within a second it is CANCELLED, with its best verified plan when it has
 * one. Refuses a run that has ended.
 */
export async function cancelRun(
  em: EntityManager,
  runId: string,
): Promise<{ run: OptimizationRun } | Refusal> {
  const reason = raw<RawQueryFragment>("? || case when plan_hash is null then '' else ? end", [
    'Calcul annulé à la demande.',
    ' Le meilleur plan vérifié est gardé.',
  ]);
  const request = await requestCancel(em, 'optimization', OptimizationRun, runId, reason);
  if (request === null) return unknown('run', '/run', runId);
  const { row: run, isOver } = request;
  if (!isOver) return { run };
  const message = `Ce calcul est terminé (${runStates.label(run.state)}) : il n'y a rien à annuler. Lancez-en un autre au besoin.`;
  return refuse('RUN_FINISHED', '/run', runId, message);
}
