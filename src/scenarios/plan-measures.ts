/** What a plan changes, read from its figures. */

import { type EntryCurve, entryCurve } from './entry-curve.ts';
import { type EnvelopeConsumption, envelopeConsumption } from './envelope-consumption.ts';
import type { PlanFigures } from './plan-figures.ts';

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
export function displacementOf({ sessions }: PlanFigures): Displacement {
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
export function curveBefore({ horizon, sessions }: PlanFigures): EntryCurve {
  return entryCurve(
    sessions.map(({ plannedEntries, askedDate }) => ({ plannedEntries, from: askedDate, to: askedDate })),
    horizon,
  );
}

/** The curve of a plan; sessions that it does not place are in no period. */
export function curveAfter({ horizon, sessions }: PlanFigures): EntryCurve {
  const placed = sessions
    .filter(({ startDate }) => startDate !== null)
    .map(({ plannedEntries, startDate }) => ({ plannedEntries, from: startDate, to: startDate }));
  return entryCurve(placed, horizon);
}

/** What a plan spends of every envelope, date by date. */
export function consumptionOf({ envelopes, sessions }: PlanFigures): EnvelopeConsumption[] {
  const spendings = sessions.flatMap(({ envelope, costCents, startDate }) =>
    startDate === null ? [] : [{ envelope, costCents, date: startDate }],
  );
  return envelopeConsumption(envelopes, spendings);
}

function sum<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((total, item) => total + amount(item), 0);
}
