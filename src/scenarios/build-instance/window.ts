/** In which periods a session may start, and which one was wished. */

import type { Window } from '../../../solver/index.ts';
import { addDays, type DateSpan, daysBetween, type IsoDate, isWithin, mondayOf } from '../../domain/dates.ts';
import type { Nature } from '../../domain/nature.ts';
import { nearestPeriod, type Period } from './grid.ts';

/** What is known of when a session may start. */
export interface WindowSource {
  wish: DateSpan;
  nature: Nature;
  windowFrom: IsoDate | null;
  windowTo: IsoDate | null;
}

/**
 * The days on which a session may start: the agreed window where there is one (an open side stops with
 * the campaign), else the span of a fuzzy wish, else whole weeks around an exact wish, as many as its
 * nature allows on each side.
 *
 *     "second semestre 2024"                   -> 2024-07-01..2024-12-31
 *     2022-03-16, CONJUNCTURAL, 2 weeks        -> 2022-02-28..2022-04-03
 */
export function startDays(
  source: WindowSource,
  campaign: DateSpan,
  windowWeeks: Record<Nature, number>,
): DateSpan {
  if (source.windowFrom !== null || source.windowTo !== null) {
    return { from: source.windowFrom ?? campaign.from, to: source.windowTo ?? campaign.to };
  }
  if (source.wish.from !== source.wish.to) return source.wish;
  const days = 7 * windowWeeks[source.nature];
  return {
    from: mondayOf(addDays(source.wish.from, -days)),
    to: addDays(mondayOf(addDays(source.wish.from, days)), 6),
  };
}

/**
 * The periods whose start day, for this session, lies in the days allowed; where holidays push every
 * start out of a short window, the periods that the window meets. Null when the campaign has none of them.
 */
export function windowOf(days: DateSpan, starts: IsoDate[], periods: Period[]): Window | null {
  const byStart = periods.filter(({ index }) => isWithin(starts[index]!, days));
  const found = byStart.length > 0 ? byStart : periods.filter((period) => meets(period.days, days));
  const [first, last] = [found[0], found.at(-1)];
  return first === undefined || last === undefined ? null : { earliest: first.index, latest: last.index };
}

/** Do two spans share a day? */
export function meets(a: DateSpan, b: DateSpan): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** The period of a wish: that of its date, or of the middle of its span; the nearest one when it lies beyond the campaign. */
export function wishedPeriod(wish: DateSpan, periods: Period[]): Period {
  const half = Math.floor(daysBetween(wish.from, wish.to) / 2);
  return nearestPeriod(periods, addDays(wish.from, half));
}
