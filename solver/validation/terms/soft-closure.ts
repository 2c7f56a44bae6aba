/** What a plan costs in starts during a truce that the region keeps by habit, not by rule (S3, 002:L407, 001:L19). */

import { dayOf, type JudgedPlan } from '../reading.ts';

/** Term `soft-closure`, in trainees: those whose session starts in a SOFT closure without being exempt, once each. */
export function scoreSoftClosure({ instance, placed }: JudgedPlan): number {
  const truces = instance.closures
    .filter(({ kind }) => kind === 'SOFT')
    .map(({ region = null, from, to }) => ({ region, from: dayOf(from), to: dayOf(to) }));
  return placed
    .filter(({ session }) => !session.closureExempt)
    .filter(({ session, startDay }) =>
      truces.some(
        ({ region, from, to }) =>
          (region === null || region === session.region) && startDay >= from && startDay <= to,
      ),
    )
    .reduce((sum, { session }) => sum + session.plannedEntries, 0);
}
