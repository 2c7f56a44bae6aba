/** Where a session is held, and where it may not start. */

import type { PinReason } from '../../../solver/index.ts';
import type { DateSpan, IsoDate } from '../../domain/dates.ts';
import type { SessionRow } from '../campaign-data.ts';
import type { Facts, ScenarioPins } from '../choices.ts';
import type { Period } from './grid.ts';
import { meets } from './window.ts';

/** A session held at a date. */
export interface Hold {
  date: IsoDate;
  reason: PinReason;
}

/**
 * What holds a session, or null. A fact comes before a wish of the planner: a session that is engaged or
 * started at an exact date stays there (002:L221-231). Engaged with a fuzzy date, it may still move within it.
 */
export function holdOf(session: SessionRow, facts: Facts, pins: ScenarioPins): Hold | null {
  const { state, wishedFrom, wishedTo } = session;
  if (facts === 'HELD' && (state === 'ENGAGED' || state === 'STARTED')) {
    if (wishedFrom !== null && wishedFrom === wishedTo) return { date: wishedFrom, reason: state };
  }
  const held = pins.held.find((pin) => pin.session === session.reference);
  return held === undefined ? null : { date: held.date, reason: 'PLANNER' };
}

/** The periods that the planner forbade to a session: those that a forbidden span meets. */
export function forbiddenPeriods(session: SessionRow, pins: ScenarioPins, periods: Period[]): number[] {
  const spans: DateSpan[] = pins.forbidden.filter((span) => span.session === session.reference);
  return periods.filter(({ days }) => spans.some((span) => meets(days, span))).map(({ index }) => index);
}
