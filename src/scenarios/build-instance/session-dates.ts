/** When a session starts, for each period in which it may. */

import { addDays, type DateSpan, dayOfWeek, type IsoDate, isWithin } from '../../domain/dates.ts';
import type { Period } from './grid.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** Monday: where the weekday of a wish is unknown ("second semestre"), sessions start with the week. */
const DEFAULT_WEEKDAY = 1;

/** How a session starts: on which weekday, and on which very day in the period of its wish. */
export interface StartHabit {
  /** From 1 (Monday) to 7 (Sunday). */
  weekday: number;
  /** An exact date wished, or null. In its own period the session keeps it. */
  date: IsoDate | null;
}

/** The habit of a wish: an exact date gives its weekday, a span gives Monday. */
export function habitOf(wish: DateSpan): StartHabit {
  return wish.from === wish.to
    ? { weekday: dayOfWeek(wish.from), date: wish.from }
    : { weekday: DEFAULT_WEEKDAY, date: null };
}

/**
 * First day of the session in a period: its wished day there, or the next working day of the period, or
 * the last working day before it when holidays leave none after. Where the period has no working day at
 * all (a week of truce) it is the wished day, which the closure gate then refuses.
 */
export function startInPeriod(habit: StartHabit, period: Period, calendar: WorkCalendar): IsoDate {
  const { from, to } = period.days;
  const wished = wishedDay(habit, period);
  for (let day = wished; day <= to; day = addDays(day, 1)) if (calendar.isWorking(day)) return day;
  for (let day = wished; day >= from; day = addDays(day, -1)) if (calendar.isWorking(day)) return day;
  return wished;
}

/** The first day in each period for a weekday, as `startInPeriod` gives it where no exact date is wished. */
export type UsualStarts = (weekday: number, calendar: WorkCalendar) => readonly IsoDate[];

/** The usual starts in these periods. Each list is made once: the thousands of sessions of a country share a handful. */
export function usualStartsIn(periods: readonly Period[]): UsualStarts {
  const lists = new Map<WorkCalendar, Map<number, readonly IsoDate[]>>();
  return (weekday, calendar) => {
    const ofCalendar = lists.get(calendar) ?? new Map<number, readonly IsoDate[]>();
    lists.set(calendar, ofCalendar);
    const listed =
      ofCalendar.get(weekday) ??
      periods.map((period) => startInPeriod({ weekday, date: null }, period, calendar));
    ofCalendar.set(weekday, listed);
    return listed;
  };
}

/** The wished day of a period, within the days that the campaign has of it. */
function wishedDay({ weekday, date }: StartHabit, { days, week }: Period): IsoDate {
  if (date !== null && isWithin(date, days)) return date;
  const day = addDays(week.startDate, (weekday - dayOfWeek(week.startDate) + 7) % 7);
  if (day < days.from) return days.from;
  return day > days.to ? days.to : day;
}
