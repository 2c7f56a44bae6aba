/**
 * Who may write a run. A worker that takes a run gets a number, the attempt; every write names the worker and
 * the attempt, so that one thought dead, which wakes up after another took the run, writes nothing.
 */

import { type EntityManager, type RawQueryFragment, raw } from '@mikro-orm/postgresql';
import type { Instance, Parameters, SolveResult } from '../../solver/index.ts';
import { OptimizationRun } from '../entities/index.ts';
import type { RunBudget } from './budget.ts';
import { instanceOf, parametersOf, resultOf } from './documents.ts';

/** The right to write a run. */
export interface Claim {
  run: string;
  attempt: number;
  worker: string;
}

/** A run that was taken, with what solving it needs. */
export interface ClaimedRun extends Claim {
  /** Campaign of its scenario: the instance names sessions by their reference in it. */
  campaign: string;
  instance: Instance;
  parameters: Parameters;
  budget: RunBudget;
  /** Attempts that ended with their process, this one not included. */
  crashes: number;
  /** True when somebody asked to cancel it before it was taken. */
  isCancelRequested: boolean;
  /** The best plan that an earlier attempt kept, or null. */
  kept: SolveResult | null;
}

/** Crashes after which a run is not tried again. */
export const MOST_CRASHES = 3;

/** The row, as long as the claim holds. */
export function heldBy({ run, attempt, worker }: Claim) {
  return { id: run, state: 'RUNNING' as const, attempt, worker };
}

/**
 * Takes a run that waits, or whose worker is thought dead: the caller holds its job. Null when it is over, or
 * does not exist any more.
 */
export async function claimRun(em: EntityManager, run: string, worker: string): Promise<ClaimedRun | null> {
  const [taken] = await em.execute<{ attempt: number; crashes: number; isCancelRequested: boolean }[]>(
    `update optimization_run
     set state = 'RUNNING', attempt = attempt + 1, worker = ?, started_at = coalesce(started_at, now()),
         crashes = crashes + case state when 'RUNNING' then 1 else 0 end
     where id = ? and state in ('QUEUED', 'RUNNING')
     returning attempt, crashes, cancel_requested_at is not null as "isCancelRequested"`,
    [worker, run],
  );
  if (taken === undefined) return null;
  const row = await em
    .fork()
    .findOneOrFail(OptimizationRun, run, { populate: ['instance', 'result', 'scenario'] });
  return {
    run,
    worker,
    ...taken,
    campaign: row.scenario.$.campaign.id,
    instance: instanceOf(row),
    parameters: parametersOf(row),
    budget: { seconds: row.budgetSeconds, megabytes: row.budgetMegabytes },
    kept: resultOf(row),
  };
}

/** Gives a run back to whoever takes it next. `crashes` adds one to its crashes. Nothing when the claim is lost. */
export async function releaseRun(em: EntityManager, claim: Claim, crashes: 0 | 1): Promise<void> {
  await em.nativeUpdate(OptimizationRun, heldBy(claim), {
    state: 'QUEUED',
    worker: null,
    crashes: raw<RawQueryFragment>('crashes + ?', [crashes]),
  });
}

/** What somebody else did to a run that is under way. */
export type Standing = 'HELD' | 'CANCEL_REQUESTED' | 'LOST';

/** Whether the claim still holds, and whether a cancel was asked for. */
export async function standingOf(em: EntityManager, claim: Claim): Promise<Standing> {
  const [row] = await em.execute<{ asked: boolean }[]>(
    `select cancel_requested_at is not null as asked from optimization_run
     where id = ? and state = 'RUNNING' and attempt = ? and worker = ?`,
    [claim.run, claim.attempt, claim.worker],
  );
  if (row === undefined) return 'LOST';
  return row.asked ? 'CANCEL_REQUESTED' : 'HELD';
}
