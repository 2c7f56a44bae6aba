/** Cuts a campaign into start periods and months. Pure: dates in, dates out. */

import type { Grid, Month, Week } from '../../../solver/index.ts';
import {
  addDays,
  type DateSpan,
  dateParts,
  daysBetween,
  type IsoDate,
  isoDate,
  isWithin,
  mondayOf,
  monthOf,
} from '../../domain/dates.ts';
import type { HolidayTerritory } from '../../domain/public-holidays.ts';
import { quarterOf } from '../../domain/quarter.ts';
import { countWorkingDays, nextWorkingDay } from '../../domain/working-days.ts';

/** A start period: its place in the grid and the days of it that belong to the campaign. */
export interface Period {
  index: number;
  week: Week;
  /** First and last day of the period on which the campaign lets a session start. */
  days: DateSpan;
}

/**
 * The start periods of a campaign.
 *
 *     WEEK        2022-01-01..2022-12-31 -> 2022-01-03, 2022-01-10, ... 2022-12-26 (52 weeks)
 *     HALF_MONTH  2022-01-01..2022-12-31 -> 2022-01-01, 2022-01-16, ... 2022-12-16 (24)
 *     MONTH       2022-01-01..2022-12-31 -> 2022-01-01, 2022-02-01, ... 2022-12-01 (12)
 *
 * Weeks start on the Monday on or before the first working day of the campaign: a New Year's week-end
 * is not a week in which something could start. The last period ends with the campaign.
 */
export function cutPeriods(campaign: DateSpan, grid: Grid): Period[] {
  const starts = grid === 'WEEK' ? mondays(campaign) : firstDaysInMonths(campaign, grid);
  const origin = starts[0];
  if (origin === undefined) return [];
  return starts.map((startDate, index) => {
    const next = starts[index + 1];
    return {
      index,
      week: { startDate, offsetWeeks: Math.floor(daysBetween(origin, startDate) / 7) },
      days: {
        from: startDate < campaign.from ? campaign.from : startDate,
        to: next === undefined ? campaign.to : addDays(next, -1),
      },
    };
  });
}

function mondays({ from, to }: DateSpan): IsoDate[] {
  const firstWorkingDay = nextWorkingDay(from);
  const starts: IsoDate[] = [];
  for (let monday = mondayOf(firstWorkingDay); monday <= to; monday = addDays(monday, 7)) starts.push(monday);
  return starts;
}

function firstDaysInMonths({ from, to }: DateSpan, grid: Exclude<Grid, 'WEEK'>): IsoDate[] {
  const days = grid === 'MONTH' ? [1] : [1, 16];
  const starts = monthsBetween(from, to).flatMap(({ year, month }) =>
    days.map((day) => isoDate(year, month, day)),
  );
  // The half-month that ends before the campaign starts is not one of its periods.
  return starts.filter((start, index) => start <= to && (starts[index + 1] ?? addDays(to, 1)) > from);
}

function monthsBetween(from: IsoDate, to: IsoDate): { year: number; month: number }[] {
  const [first, last] = [dateParts(from), dateParts(to)];
  const rank = ({ year, month }: { year: number; month: number }) => year * 12 + month - 1;
  return Array.from({ length: rank(last) - rank(first) + 1 }, (_, i) => {
    const month = rank(first) + i;
    return { year: Math.floor(month / 12), month: (month % 12) + 1 };
  });
}

/** The months that the periods touch, each with the working days on which a session of the campaign may start. */
export function monthsOf(
  periods: Period[],
  campaign: DateSpan,
  closures: DateSpan[],
  territory: HolidayTerritory,
): Month[] {
  const first = periods[0]?.week.startDate;
  if (first === undefined) return [];
  return monthsBetween(first, campaign.to).map(({ year, month }) => {
    const from = isoDate(year, month, 1);
    const to = addDays(month === 12 ? isoDate(year + 1, 1, 1) : isoDate(year, month + 1, 1), -1);
    return {
      month: monthOf(from),
      quarter: quarterOf(from),
      workingDays: countWorkingDays(
        from < campaign.from ? campaign.from : from,
        to > campaign.to ? campaign.to : to,
        closures,
        territory,
      ),
    };
  });
}

/** The period that holds a date; undefined when the campaign does not reach it. */
export function periodOf(periods: Period[], date: IsoDate): Period | undefined {
  return periods.find(({ days }) => isWithin(date, days));
}

/**
 * The period that holds a date, or the nearest one: the first for a date before the campaign, the last
 * for one after it. Throws a RangeError when there is no period at all.
 */
export function nearestPeriod(periods: Period[], date: IsoDate): Period {
  const found = periods.findLast(({ days }) => days.from <= date) ?? periods[0];
  if (found === undefined) throw new RangeError('a campaign without any start period has no nearest one');
  return found;
}
