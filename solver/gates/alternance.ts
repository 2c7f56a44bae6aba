import { dayNumber, endDate } from '../instance/dates.ts';
import type { Gate } from './gate.ts';

/**
 * "The POEC ends just before the intake: after it is too late, long before and people leave."
 * Open when some intake i of s has end(s,w) <= date_i and date_i - end(s,w) <= 7 maxGapWeeks_i days.
 * Applies to sessions that prepare for an alternance intake.
 * Unit: days. The longest gap is a parameter of the intake: the documents never quantify it.
 * Source: H2, 002:L727-745.
 */
export const alternanceGate: Gate = {
  name: 'alternance',
  prepare: (instance) => {
    const intakes = new Map(
      instance.alternanceIntakes.map((intake) => [
        intake.id,
        { day: dayNumber(intake.date), maxGapDays: 7 * intake.maxGapWeeks },
      ]),
    );
    return (session, week) => {
      if (session.alternanceIntakes.length === 0) return null;
      const end = endDate(session, week);
      const endDay = dayNumber(end);
      const inTime = session.alternanceIntakes.some((id) => {
        const intake = intakes.get(id)!;
        return endDay <= intake.day && intake.day - endDay <= intake.maxGapDays;
      });
      return inTime ? null : { gate: 'alternance', what: end };
    };
  },
};
