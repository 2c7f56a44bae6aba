/** A run that a worker took: what solving it needs, and what others may have done to it since. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Instance, Parameters, SolveResult } from '../../solver/index.ts';
import { type Claim, take } from '../durable/index.ts';
import { OptimizationRun } from '../entities/index.ts';
import type { RunBudget } from './budget.ts';
import { instanceOf, parametersOf, resultOf } from './documents.ts';

/** A run that was taken, with what solving it needs. */
export interface ClaimedRun extends Claim {
  /** Campaign of its scenario: the instance names sessions by their reference in it. */
  campaign: string;
  instance: Instance;
  /** SHA-256 of the instance, as it was kept with it. */
  instanceHash: string;
  parameters: Parameters;
  budget: RunBudget;
  /** Attempts that ended with their process, this one not included. */
  crashes: number;
  /** True when somebody asked to cancel it before it was taken. */
  isCancelRequested: boolean;
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
    budget: { seconds: row.budgetSeconds, megabytes: row.budgetMegabytes },
    isCancelRequested: row.cancelRequestedAt !== null,
    kept: resultOf(row),
  };
}

/** What somebody else did to a run that is under way. */
export type Standing = 'HELD' | 'CANCEL_REQUESTED' | 'LOST';

/** Whether the claim still holds, and whether a cancel was asked for. */
export async function standingOf(em: EntityManager, claim: Claim): Promise<Standing> {
  const [row] = await em.execute<{ asked: boolean }[]>(
    `select cancel_requested_at is not null as asked from optimization_run
     where id = ? and state = 'RUNNING' and attempt = ? and worker = ?`,
    [claim.id, claim.attempt, claim.worker],
  );
  if (row === undefined) return 'LOST';
  return row.asked ? 'CANCEL_REQUESTED' : 'HELD';
}
