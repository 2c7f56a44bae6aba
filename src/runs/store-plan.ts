/** Writes a plan with its run: the one kept while it goes on, and the one it ends with. */

import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Explanation, Plan } from '../../solver/index.ts';
import { hashOf } from '../../solver/index.ts';
import { PlanAssignment, PoecSession } from '../entities/index.ts';
import { asDocument } from './documents.ts';

/** SHA-256 of where a plan starts each session: two plans with the same are the same plan. */
export function planHashOf(plan: Plan): string {
  return hashOf(plan.assignments);
}

/** Replaces the rows of the plan of a run, in the transaction that `em` is in. Null leaves none. */
export async function replaceAssignments(
  em: EntityManager,
  { id: run, campaign }: { id: string; campaign: string },
  plan: Plan | null,
  explanations: readonly Explanation[],
): Promise<void> {
  await em.nativeDelete(PlanAssignment, { run });
  if (plan === null) return;
  const sessions = await em.find(PoecSession, { campaign }, { fields: ['id', 'reference'] });
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
          run,
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
