import { startDate } from '../instance/dates.ts';
import type { Gate } from './gate.ts';

/**
 * "The title must be registered on the day the session starts."
 * Open when validFrom[s] <= start(s,w) <= validUntil[s]; a side without date is open.
 * Applies to sessions that prepare a registered certification.
 * Unit: days, both ends included.
 * Source: H11, 000:L288-289 (the renewal of the title Agent thermal blocked sessions).
 */
export const certificationGate: Gate = {
  name: 'certification',
  prepare: (instance) => (session, week) => {
    const { validFrom = null, validUntil = null } = session.certification ?? {};
    const start = startDate(instance, session, week);
    if (validFrom !== null && start < validFrom) return { gate: 'certification', what: validFrom };
    if (validUntil !== null && start > validUntil) return { gate: 'certification', what: validUntil };
    return null;
  },
};
