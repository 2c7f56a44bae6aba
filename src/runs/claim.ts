/** A run that a worker took: what solving it needs. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Instance, Parameters, SolveResult } from '../../solver/index.ts';
import { budgetIn, type TakenWork, take } from '../durable/index.ts';
import { OptimizationRun } from '../entities/index.ts';
import { instanceOf, parametersOf, resultOf } from './documents.ts';

/** A run that was taken, with what solving it needs. */
export interface ClaimedRun extends TakenWork {
  /** Campaign of its scenario: the instance names sessions by their reference in it. */
  campaign: string;
  instance: Instance;
  /** SHA-256 of the instance, as it was kept with it. */
  instanceHash: string;
  parameters: Parameters;
  /** The best plan that an earlier attempt kept, or null. */
  kept: SolveResult | null;
}

/** Takes the run of a job that the caller holds. Null when it is over, or does not exist any more. */
export async function claimRun(em: EntityManager, run: string, worker: string): Promise<ClaimedRun | null> {
  const taken = await take(em, 'optimization', run, worker);
  if (taken === null) return null;
  const row = await em
    .fork()
    .findOneOrFail(OptimizationRun, run, { populate: ['instance', 'result', 'scenario'] });
  return {
    ...taken,
    campaign: row.scenario.$.campaign.id,
    instance: instanceOf(row),
    instanceHash: row.instanceHash,
    parameters: parametersOf(row),
    budget: budgetIn(row),
    isCancelRequested: row.cancelRequestedAt !== null,
    kept: resultOf(row),
  };
}
