import { dayNumber, startDate } from '../instance/dates.ts';
import type { Gate } from './gate.ts';

/**
 * "Nothing starts before the training body is known and has had time to prepare."
 * Open when start(s,w) >= trainingBodyKnownOn[s] + 7 preparationWeeks days.
 * Applies to sessions whose training body is still to be chosen.
 * Unit: days. Eight weeks by default: chosen at the end of May or early June, they start in September.
 * Source: H6, 002:L617-625.
 */
export const procurementGate: Gate = {
  name: 'procurement',
  prepare:
    (instance, { delays }) =>
    (session, week) => {
      const known = session.trainingBodyKnownOn ?? null;
      if (known === null) return null;
      const ready = dayNumber(known) + 7 * delays.preparationWeeks;
      return dayNumber(startDate(instance, session, week)) >= ready
        ? null
        : { gate: 'procurement', what: known };
    },
};
