/** Writes how a run ended, with its plan, in one transaction. */

import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Explanation, Instance, Parameters, Plan, SolveResult } from '../../solver/index.ts';
import { verify } from '../../solver/index.ts';
import type { RunState } from '../domain/run-state.ts';
import { OptimizationRun, PlanAssignment, PoecSession } from '../entities/index.ts';
import { asDocument } from './documents.ts';

/** The end of a run, as it is to be written. */
export interface RunEnd {
  state: RunState;
  /** Why, for people: set when it failed or was cancelled. */
  reason: string | null;
  result: SolveResult | null;
  explanations: Explanation[];
}

/** A run being executed. */
export interface ExecutedRun {
  id: string;
  /** Campaign of its scenario: the instance names sessions by their reference in it. */
  campaign: string;
  instance: Instance;
  parameters: Parameters;
}

/**
 * Judges the plan once more, from the instance alone, and writes the end and the plan together.
 * A plan that `verify` refuses is not stored: the run has failed, and says which rules it broke.
 * @returns false, having written nothing, when the run is not running any more: another process has judged it lost.
 */
export async function storeEnd(orm: MikroORM, run: ExecutedRun, end: RunEnd): Promise<boolean> {
  const judged = judge(run, end);
  const plan = judged.result?.status === 'PLANNED' ? judged.result.plan : null;
  return orm.em.fork().transactional(async (em) => {
    const written = await em.nativeUpdate(
      OptimizationRun,
      { id: run.id, state: 'RUNNING' },
      {
        state: judged.state,
        reason: judged.reason,
        result: judged.result === null ? null : asDocument(judged.result),
        finishedAt: new Date(),
        ...(plan === null ? {} : { engine: `${plan.engine.name} ${plan.engine.version}`.trim() }),
      },
    );
    if (written === 0) return false;
    if (plan !== null) await insertAssignments(em, run, plan, judged.explanations);
    return true;
  });
}

function judge(run: ExecutedRun, end: RunEnd): RunEnd {
  if (end.result?.status !== 'PLANNED') return end;
  const { valid, violations } = verify(run.instance, run.parameters, end.result.plan.assignments);
  if (valid) return end;
  const told = violations.slice(0, 5).map(({ message }) => message);
  return {
    state: 'FAILED',
    reason: `Le plan calculé a été refusé à la vérification (${violations.length} règles enfreintes) : ${told.join(' ; ')}`,
    result: null,
    explanations: [],
  };
}

async function insertAssignments(
  em: EntityManager,
  run: ExecutedRun,
  plan: Plan,
  explanations: readonly Explanation[],
): Promise<void> {
  const sessions = await em.find(PoecSession, { campaign: run.campaign }, { fields: ['id', 'reference'] });
  const ids = new Map(sessions.map(({ id, reference }) => [reference, id]));
  const reasons = new Map(explanations.map((one) => [one.session, one.reasons]));
  await em.insertMany(
    PlanAssignment,
    plan.assignments.flatMap((assignment) => {
      const session = ids.get(assignment.session);
      // A session deleted since the launch stays in the result, which holds the whole plan.
      if (session === undefined) return [];
      return [
        {
          // A bulk insert writes what it is given: no hook makes the key.
          id: randomUUIDv7(),
          run: run.id,
          session,
          startDate: assignment.startDate,
          endDate: assignment.endDate,
          displacementWeeks: assignment.displacementWeeks,
          reasons: (reasons.get(assignment.session) ?? []).map(asDocument),
        },
      ];
    }),
  );
}
