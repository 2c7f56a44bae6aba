/** Writes how a run ended, with its plan, in one transaction. */

import { type MikroORM, type RawQueryFragment, raw } from '@mikro-orm/postgresql';
import type { Explanation, SolveResult } from '../../solver/index.ts';
import { verify } from '../../solver/index.ts';
import type { RunState } from '../domain/run-state.ts';
import { heldBy } from '../durable/index.ts';
import { OptimizationRun } from '../entities/index.ts';
import type { ClaimedRun } from './claim.ts';
import { asDocument } from './documents.ts';
import { planHashOf, replaceAssignments } from './store-plan.ts';

/** The end of a run, as it is to be written. */
export interface RunEnd {
  state: RunState;
  /** Why, for people: set when it failed, was cancelled or ended before its time. */
  reason: string | null;
  /** Null leaves the best plan that the run kept while it went on, if any. */
  result: SolveResult | null;
  /** Null for a plan that was cut short: they follow its end (`storeReasons`). */
  explanations: Explanation[] | null;
  /** Crashes to count with the end: the one that it comes from. None unless told. */
  crashes?: 0 | 1;
}

/** What solved it. */
export interface SolvedBy {
  /** Version of Métronome. */
  version: string;
}

/**
 * Judges the plan once more, from the instance alone, and writes the end and the plan together.
 * A plan that `verify` refuses is not stored: the run has failed, and says which rules it broke.
 * @returns false, having written nothing, when the claim does not hold any more: another worker has the run.
 */
export async function storeEnd(
  orm: MikroORM,
  run: ClaimedRun,
  end: RunEnd,
  { version }: SolvedBy,
): Promise<boolean> {
  const { state, reason, result, explanations, crashes = 0 } = judge(run, end);
  const plan = result?.status === 'PLANNED' ? result.plan : null;
  return orm.em.fork().transactional(async (em) => {
    const written = await em.nativeUpdate(OptimizationRun, heldBy(run), {
      state,
      reason,
      crashes: raw<RawQueryFragment>('crashes + ?', [crashes]),
      // The clock of the database: that of this machine may be late on the one that started the run.
      finishedAt: raw<RawQueryFragment>('now()'),
      solvedWith: version,
      solvedOnNode: process.versions.node,
      ...(result === null
        ? {}
        : { result: asDocument(result), planHash: plan === null ? null : planHashOf(plan) }),
      ...(plan === null ? {} : { engine: `${plan.engine.name} ${plan.engine.version}`.trim() }),
    });
    if (written === 0) return false;
    if (result !== null) await replaceAssignments(em, run, plan, explanations ?? []);
    return true;
  });
}

function judge(run: ClaimedRun, end: RunEnd): RunEnd {
  if (end.result?.status !== 'PLANNED') return end;
  const { valid, violations } = verify(run.instance, run.parameters, end.result.plan.assignments);
  if (valid) return end;
  const told = violations.slice(0, 5).map(({ message }) => message);
  return {
    state: 'FAILED',
    reason: `Le plan calculé a été refusé à la vérification (${violations.length} règles enfreintes) : ${told.join(' ; ')}`,
    result: null,
    explanations: null,
  };
}
