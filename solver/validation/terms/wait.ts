/** What a plan costs in waiting: who waits too long before the alternance leaves (S14, 002:L727-745). */

import { dayOf, intakesOf, type JudgedPlan } from '../reading.ts';

/** Term `wait`, in trainee-weeks: from the end of each session to the nearest of its intakes that it is in time for. */
export function scoreWait(plan: JudgedPlan): number {
  const intakes = intakesOf(plan);
  // Trainee-days are whole: they are divided once, so that the sum does not depend on the order of the sessions.
  const traineeDays = plan.placed.reduce((sum, { session, endDay }) => {
    const waits = intakes(session)
      .map(({ date, maxGapWeeks }) => ({ days: dayOf(date) - endDay, longest: 7 * maxGapWeeks }))
      .filter(({ days, longest }) => days >= 0 && days <= longest)
      .map(({ days }) => days);
    // A pinned session may be in time for none: its place is a fact, and no wait leads from it to a contract.
    return waits.length === 0 ? sum : sum + session.plannedEntries * Math.min(...waits);
  }, 0);
  return traineeDays / 7;
}
