import { dayNumber, startDate } from '../instance/dates.ts';
import type { Gate } from './gate.ts';

/**
 * "A project that still awaits its opinion and its validation starts after both."
 * Open when s is validated, or start(s,w) >= decisionDate + 7 (opinionWeeks + validationWeeks) days.
 * Applies to sessions not validated yet, in an instance that has a decision date.
 * Unit: days. Three weeks for the Région and two for France Travail by default, our parameters.
 * Source: H8, H17, 002:L361-373, L1069-1071, L1109.
 */
export const validationGate: Gate = {
  name: 'validation',
  prepare: (instance, { delays }) => {
    const decided = instance.decisionDate ?? null;
    if (decided === null) return () => null;
    const ready = dayNumber(decided) + 7 * (delays.opinionWeeks + delays.validationWeeks);
    return (session, week) =>
      session.validated !== false || dayNumber(startDate(instance, session, week)) >= ready
        ? null
        : { gate: 'validation', what: decided };
  },
};
