import { dayNumber, endDate } from '../../instance/dates.ts';
import type { Instance, Session, WeekIndex } from '../../instance/types.ts';
import { type Expression, plus, zero } from '../lp.ts';
import type { Model } from '../model.ts';

/** Weeks between the end of a session and the nearest intake it is in time for; 0 when there is none. */
export function waitWeeks(instance: Instance, session: Session, week: WeekIndex): number {
  const end = dayNumber(endDate(session, week));
  const gaps = instance.alternanceIntakes
    .filter(({ id }) => session.alternanceIntakes.includes(id))
    .map(({ date, maxGapWeeks }) => ({ days: dayNumber(date) - end, most: 7 * maxGapWeeks }))
    .filter(({ days, most }) => days >= 0 && days <= most)
    .map(({ days }) => days);
  return gaps.length === 0 ? 0 : Math.min(...gaps) / 7;
}

/**
 * "The sooner the contract follows the training, the fewer leave."
 * sum_{s,w} e[s] (intake - end(s,w)) start[s,w]
 * Applies to sessions that prepare for an alternance intake.
 * Unit: trainee-weeks. Weight 1 by default: a week of wait costs a week of displacement.
 * Source: S14, 002:L727-745.
 */
export function waitTerm({ instance, variables }: Model): Expression {
  const term = zero();
  instance.sessions.forEach((session, s) => {
    if (session.alternanceIntakes.length === 0) return;
    for (const { week, column } of variables.start[s]!)
      plus(term, column, session.plannedEntries * waitWeeks(instance, session, week));
  });
  return term;
}
