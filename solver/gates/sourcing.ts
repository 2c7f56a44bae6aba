import { dayNumber, startDate } from '../instance/dates.ts';
import type { Gate } from './gate.ts';

/**
 * "Candidates are found in information meetings, and these take weeks."
 * Open when start(s,w) >= decisionDate + 7 sourcingWeeks days.
 * Applies to every session of an instance that has a decision date.
 * Unit: days. Four weeks by default, our parameter: the documents ask for time and give no figure.
 * Source: H13, 002:L551-573, L1101.
 */
export const sourcingGate: Gate = {
  name: 'sourcing',
  prepare: (instance, { delays }) => {
    const decided = instance.decisionDate ?? null;
    if (decided === null) return () => null;
    const ready = dayNumber(decided) + 7 * delays.sourcingWeeks;
    return (session, week) =>
      dayNumber(startDate(instance, session, week)) >= ready ? null : { gate: 'sourcing', what: decided };
  },
};
