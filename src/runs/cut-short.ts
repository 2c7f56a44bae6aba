/** The plan of a solve that was ended from outside: its best verified assignments, with honest bounds. */

import type { Assignment, Plan, Verdict } from '../../solver/index.ts';
import { hashOf } from '../../solver/index.ts';
import type { ClaimedRun } from './claim.ts';

/**
 * Builds the plan from assignments that `verify` accepted. Nothing is proven of it: every term is a sum of
 * quantities that are zero or more, so 0 bounds each level, and the gap says so.
 */
export function planCutShort(
  { instance, instanceHash, parameters }: Pick<ClaimedRun, 'instance' | 'instanceHash' | 'parameters'>,
  assignments: readonly Assignment[],
  verdict: Verdict,
): Plan {
  const weeks = new Map(assignments.map(({ session, week }) => [session, week]));
  return {
    format: 'metronome-plan/1',
    instanceHash,
    parametersHash: hashOf(parameters),
    seed: parameters.seed,
    engine: { name: parameters.engine, version: '' },
    end: 'CANCELLED',
    levels: parameters.levels.map(({ name, terms }, index) => {
      const value = verdict.levels[index]?.value ?? 0;
      return {
        name,
        terms: terms.map(({ term }) => term),
        value,
        finalValue: value,
        bound: 0,
        gap: value === 0 ? 0 : 1,
        end: 'CANCELLED',
      };
    }),
    scores: verdict.scores,
    assignments: instance.sessions.map((session) => {
      const week = weeks.get(session.id) ?? null;
      if (week === null) {
        return { session: session.id, week, startDate: null, endDate: null, displacementWeeks: null };
      }
      const period = instance.weeks[week]!;
      return {
        session: session.id,
        week,
        startDate: session.startDateByStart?.[week] ?? period.startDate,
        endDate: session.endDateByStart[week]!,
        displacementWeeks: period.offsetWeeks - instance.weeks[session.wishedWeek]!.offsetWeeks,
      };
    }),
  };
}
