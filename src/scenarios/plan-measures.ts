/** What a plan changes, read from the plan and the instance it was computed on, whatever the campaign has become since. */

import type { Instance } from '../../solver/index.ts';
import { type EntryCurve, entryCurve } from './entry-curve.ts';
import { type EnvelopeConsumption, envelopeConsumption } from './envelope-consumption.ts';
import type { PlannedSession } from './load-plan.ts';

/** What measures need of a plan, kept in a database or just computed. */
export interface MeasuredPlan {
  instance: Instance;
  /** Those to measure, in the order of the instance: all of them, or what somebody sees. */
  sessions: readonly Omit<PlannedSession, 'id'>[];
}

/** The cost of smoothing: how far sessions are from what was asked. */
export interface Displacement {
  /** Sessions that do not start in the week asked for. */
  movedSessions: number;
  /** Sum over sessions of the weeks between wish and plan, either way. */
  movedWeeks: number;
  /** The same, each session weighing its trainees. */
  movedTraineeWeeks: number;
  unplaced: { sessions: number; entries: number };
}

/** Measures how far a plan is from the wishes. */
export function displacementOf({ sessions }: MeasuredPlan): Displacement {
  const placed = sessions.filter(({ startDate }) => startDate !== null);
  const unplaced = sessions.filter(({ startDate }) => startDate === null);
  const weeksOf = (displacement: number | null) => Math.abs(displacement ?? 0);
  return {
    movedSessions: placed.filter(({ displacementWeeks }) => weeksOf(displacementWeeks) > 0).length,
    movedWeeks: sum(placed, ({ displacementWeeks }) => weeksOf(displacementWeeks)),
    movedTraineeWeeks: sum(
      placed,
      ({ displacementWeeks, plannedEntries }) => weeksOf(displacementWeeks) * plannedEntries,
    ),
    unplaced: { sessions: unplaced.length, entries: sum(unplaced, ({ plannedEntries }) => plannedEntries) },
  };
}

/** The curve of the sessions of a plan, had each started in the week its employers asked for. */
export function curveBefore({ instance, sessions: shown }: MeasuredPlan): EntryCurve {
  // The instance holds every session, and the plan those that its reader sees.
  const references = new Set(shown.map(({ reference }) => reference));
  const counted = instance.sessions.filter(({ id }) => references.has(id));
  const sessions = counted.map((session) => {
    const asked = session.askedWeek ?? session.wishedWeek;
    const start = session.startDateByStart?.[asked] ?? instance.weeks[asked]?.startDate ?? null;
    return { plannedEntries: session.plannedEntries, from: start, to: start };
  });
  return entryCurve(sessions, horizonOf(instance));
}

/** The curve of a plan; sessions that it does not place are in no period. */
export function curveAfter({ instance, sessions }: MeasuredPlan): EntryCurve {
  const placed = sessions
    .filter(({ startDate }) => startDate !== null)
    .map(({ plannedEntries, startDate }) => ({ plannedEntries, from: startDate, to: startDate }));
  return entryCurve(placed, horizonOf(instance));
}

/** What a plan spends of every envelope, date by date. */
export function consumptionOf({ instance, sessions }: MeasuredPlan): EnvelopeConsumption[] {
  const envelopes = instance.envelopes.map(({ id, label, ...envelope }) => ({
    ...envelope,
    id,
    reference: id,
    label: label ?? id,
  }));
  const spendings = sessions.flatMap(({ envelope, costCents, startDate }) =>
    startDate === null ? [] : [{ envelope, costCents, date: startDate }],
  );
  return envelopeConsumption(envelopes, spendings);
}

/**
 * The months that the curve lists, any day of each will do. A first week that starts the month before, where
 * nothing of the campaign can start, does not add that month.
 */
function horizonOf({ months }: Instance): { startsOn: string; endsOn: string } {
  const open = months.filter(({ workingDays }) => workingDays > 0);
  const [first, last] = [open[0] ?? months[0], open.at(-1) ?? months.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('An instance has at least one month');
  return { startsOn: `${first.month}-01`, endsOn: `${last.month}-01` };
}

function sum<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((total, item) => total + amount(item), 0);
}
