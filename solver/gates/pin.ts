import type { Gate } from './gate.ts';

/**
 * "What has started, is engaged or was decided stays where it is; what was forbidden stays out."
 * Open when s is not pinned, or is pinned to w; and w is not forbidden.
 * Applies to every session; always on.
 * Unit: weeks.
 * Source: H7, 002:L221-231 (engaged sessions); the planner's own decisions.
 */
export const pinGate: Gate = {
  name: 'pin',
  prepare: (instance) => (session, week) => {
    if (session.pinnedWeek !== null) {
      if (session.pinnedWeek === week) return null;
      return { gate: 'pin', what: instance.weeks[session.pinnedWeek]!.startDate };
    }
    return session.forbiddenWeeks.includes(week)
      ? { gate: 'pin', what: instance.weeks[week]!.startDate }
      : null;
  },
};
