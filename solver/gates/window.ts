import type { Gate } from './gate.ts';

/**
 * "The session starts within the weeks agreed for it."
 * Open when window.earliest <= w <= window.latest.
 * Applies to every session; a fuzzy date ("second semestre") is a wide window.
 * Unit: weeks, both ends included.
 * Source: 000:L314-336 (fuzzy dates), S4. The width by nature is decided where instances are built.
 */
export const windowGate: Gate = {
  name: 'window',
  prepare: (instance) => (session, week) => {
    const { earliest, latest } = session.window;
    if (week >= earliest && week <= latest) return null;
    const edge = instance.weeks[week < earliest ? earliest : latest]!.startDate;
    return { gate: 'window', what: edge };
  },
};
