import { concerns } from '../instance/closures.ts';
import { startDate } from '../instance/dates.ts';
import type { Gate } from './gate.ts';

/**
 * "Nothing starts during the summer truce."
 * Open when start(s,w) lies in no HARD closure of the session's region, or the session is exempt.
 * Applies to every session of a region that has closures; a session may run through one.
 * Unit: days, both ends of the closure included.
 * Source: S3, 002:L407-415 (Normandie); 001:L19 (Grand Est starts in August: no closure there).
 */
export const closureGate: Gate = {
  name: 'closure',
  prepare: (instance) => {
    const closures = instance.closures.filter(({ kind }) => kind !== 'SOFT');
    return (session, week) => {
      if (session.closureExempt) return null;
      const start = startDate(instance, session, week);
      const closure = closures.find((one) => concerns(one, session) && one.from <= start && start <= one.to);
      return closure === undefined ? null : { gate: 'closure', what: closure.id };
    };
  },
};
