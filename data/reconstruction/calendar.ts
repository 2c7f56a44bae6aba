/** The weeks of a year, and in which of them a session can start: the gates of `docs/problem.md`, in plain words. */

import {
  addDays,
  type DateSpan,
  dayOfWeek,
  daysBetween,
  type IsoDate,
  isWithin,
  mondayOf,
} from '../../src/domain/dates.ts';
import { isWorkingDay, nextWorkingDay, sessionEnd } from '../../src/domain/working-days.ts';
import type { Draft } from './draft.ts';
import type { PrfOffer } from './prf-offers.ts';
import type { Intake } from './programme.ts';

/** The summer truce: nothing starts in July and August (002:L407-415). */
export function summerTruce(year: number): DateSpan {
  return { from: `${year}-07-01`, to: `${year}-08-31` };
}

/** Mondays from one week to another, both included. */
export function mondays(first: IsoDate, last: IsoDate): IsoDate[] {
  const weeks: IsoDate[] = [];
  for (let monday = mondayOf(first); monday <= last; monday = addDays(monday, 7)) weeks.push(monday);
  return weeks;
}

/** The day on which a session starts in the week of a Monday: its wished weekday, or the next working day. */
export function startInWeek(monday: IsoDate, wished: IsoDate): IsoDate {
  return nextWorkingDay(addDays(monday, dayOfWeek(wished) - 1));
}

/**
 * The Monday `weeks` weeks away (below zero: earlier). Weeks of the truce are crossed without being counted
 * when a truce is given.
 */
export function shiftWeeks(monday: IsoDate, weeks: number, truce?: DateSpan): IsoDate {
  const step = weeks < 0 ? -7 : 7;
  let reached = monday;
  for (let left = Math.abs(weeks); left > 0; ) {
    reached = addDays(reached, step);
    if (truce === undefined || !isWithin(reached, truce)) left--;
  }
  return reached;
}

/** What may close a week. */
export interface Rules {
  truce: DateSpan;
  intakes: readonly Intake[];
  offers: readonly PrfOffer[];
}

/** Mondays of the weeks in which a session may start, all rules applied. The truce closes starts; courses go on (002:L407-415). */
export function openWeeks(draft: Draft, rules: Rules): IsoDate[] {
  return mondays(draft.firstWeek, draft.lastWeek).filter((monday) => {
    const start = startInWeek(monday, draft.wished);
    if (!isWorkingDay(start, [rules.truce])) return false;
    const end = sessionEnd({ start, hours: draft.hours, weeklyHours: draft.job.weeklyHours });
    const inTimeForAlternance = rules.intakes.some(({ date, maxGapWeeks }) => {
      const wait = daysBetween(end, date);
      return wait >= 0 && wait <= 7 * maxGapWeeks;
    });
    if (draft.alternance && !inTimeForAlternance) return false;
    return !rules.offers.some(
      (offer) =>
        offer.structuring &&
        offer.rome.slice(0, 3) === draft.job.rome.slice(0, 3) &&
        offer.zone === draft.place.zone.name &&
        start <= offer.to &&
        offer.from <= end,
    );
  });
}
