/** Where a session is held because it has happened, or its money is engaged. */

import type { PinReason } from '../../../solver/index.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { SessionRow } from '../campaign-data.ts';
import type { Facts } from '../choices.ts';

/** A session held at a date. */
export interface Fact {
  date: IsoDate;
  reason: Exclude<PinReason, 'PLANNER'>;
}

/**
 * What holds a session, or null. One that is engaged or started at an exact date stays there (002:L221-231); engaged
 * with a fuzzy date, it may still move within it. What the planner decides comes after, in `prepareSolve`.
 */
export function factOf({ state, wishedFrom, wishedTo }: SessionRow, facts: Facts): Fact | null {
  if (facts !== 'HELD' || (state !== 'ENGAGED' && state !== 'STARTED')) return null;
  return wishedFrom !== null && wishedFrom === wishedTo ? { date: wishedFrom, reason: state } : null;
}
