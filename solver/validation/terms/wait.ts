/** What a plan costs in waiting: who waits too long before the alternance leaves (S14, 002:L727-745). */

import { dayOf, type JudgedPlan } from '../reading.ts';

/** Term `wait`, in trainee-weeks: from the end of each session to the nearest of its intakes that it is in time for. */
export function scoreWait({ instance, placed }: JudgedPlan): number {
  const intakes = new Map(
    instance.alternanceIntakes.map(({ id, date, maxGapWeeks }) => [
      id,
      { day: dayOf(date), longest: 7 * maxGapWeeks },
    ]),
  );
  // Trainee-days are whole: they are divided once, so that the sum does not depend on the order of the sessions.
  const traineeDays = placed.reduce((sum, { session, endDay }) => {
    const waits = session.alternanceIntakes
      .map((id) => intakes.get(id))
      .filter((intake) => intake !== undefined)
      .filter(({ day, longest }) => day >= endDay && day - endDay <= longest)
      .map(({ day }) => day - endDay);
    // A pinned session may be in time for none: its place is a fact, and no wait leads from it to a contract.
    return waits.length === 0 ? sum : sum + session.plannedEntries * Math.min(...waits);
  }, 0);
  return traineeDays / 7;
}
