import {
  type DateSpan,
  dateOfDayNumber,
  dayNumber,
  type IsoDate,
  weekdayOfDayNumber,
  yearOfDayNumber,
} from './dates.ts';
import { type HolidayTerritory, publicHolidays } from './public-holidays.ts';

/**
 * Working days: Monday to Friday, without the public holidays of a territory (the whole country's unless told) and the
 * closures given. A session lasts a number of them: those of courses are given for its end, not the summer truce, which
 * closes starts alone (002:L407-415).
 */

/** Days a week on which training is given. */
export const TRAINING_DAYS_PER_WEEK = 5;
/** Hours a week where a fiche does not say: the legal working week (Code du travail, L3121-27). */
export const DEFAULT_WEEKLY_HOURS = 35;
/** A session that would not end within ten years has a mistake in its hours or closures. */
const LONGEST_DAYS = 3_660;

const holidayNumbersByKey = new Map<string, ReadonlySet<number>>();

/** Holidays as day numbers: an instance asks about half a million days. */
function holidayNumbers(year: number, territory: HolidayTerritory): ReadonlySet<number> {
  const key = `${territory} ${year}`;
  let numbers = holidayNumbersByKey.get(key);
  if (numbers === undefined) {
    numbers = new Set([...publicHolidays(year, territory).keys()].map(dayNumber));
    holidayNumbersByKey.set(key, numbers);
  }
  return numbers;
}

/** Answers "is this day number a working day?", with the closures turned into numbers once. */
function workingDayTest(
  closures: readonly DateSpan[],
  territory: HolidayTerritory,
): (day: number) => boolean {
  const closed = closures.map(({ from, to }) => [dayNumber(from), dayNumber(to)] as const);
  return (day) =>
    weekdayOfDayNumber(day) <= TRAINING_DAYS_PER_WEEK &&
    !closed.some(([from, to]) => from <= day && day <= to) &&
    !holidayNumbers(yearOfDayNumber(day), territory).has(day);
}

/** Is it a day on which training is given? */
export function isWorkingDay(
  date: IsoDate,
  closures: readonly DateSpan[] = [],
  territory: HolidayTerritory = 'FRANCE',
): boolean {
  return workingDayTest(closures, territory)(dayNumber(date));
}

/** The date itself when it is a working day, else the next one. Throws a RangeError when there is none within ten years. */
export function nextWorkingDay(date: IsoDate, closures: readonly DateSpan[] = []): IsoDate {
  return nthWorkingDay(date, 1, closures, 'FRANCE');
}

/** How many working days lie between two dates, both included; 0 when `to` is before `from`. */
export function countWorkingDays(
  from: IsoDate,
  to: IsoDate,
  closures: readonly DateSpan[] = [],
  territory: HolidayTerritory = 'FRANCE',
): number {
  const isWorking = workingDayTest(closures, territory);
  const last = dayNumber(to);
  let count = 0;
  for (let day = dayNumber(from); day <= last; day++) if (isWorking(day)) count++;
  return count;
}

/** The n-th working day from a date, the date itself being the first when it is one. */
function nthWorkingDay(
  from: IsoDate,
  n: number,
  closures: readonly DateSpan[],
  territory: HolidayTerritory,
): IsoDate {
  const isWorking = workingDayTest(closures, territory);
  const first = dayNumber(from);
  let left = n;
  for (let day = first; day < first + LONGEST_DAYS; day++) {
    if (!isWorking(day)) continue;
    left--;
    if (left === 0) return dateOfDayNumber(day);
  }
  throw new RangeError(
    `${n} working days from ${from} do not fit in ten years: check the hours and the closures`,
  );
}

/**
 * Days of training a session needs: hours over a fifth of the weekly hours, the last day perhaps shorter.
 * Throws a RangeError unless both are above 0.
 *
 *     399 h at 35 h a week -> 57      400 h -> 58
 */
export function trainingDays(hours: number, weeklyHours: number): number {
  if (!(hours > 0) || !(weeklyHours > 0)) {
    throw new RangeError(`${hours} h at ${weeklyHours} h a week: both must be above 0`);
  }
  // Hours a week have two decimals (34,5 h): hundredths keep the division among whole numbers, hence exact.
  return Math.ceil((hours * TRAINING_DAYS_PER_WEEK * 100) / Math.round(weeklyHours * 100));
}

/**
 * Last day of a session: hours at a weekly rhythm, over working days. A start on a day off counts from
 * the next working day. A session pauses in the closures given.
 */
export function sessionEnd(
  session: { start: IsoDate; hours: number; weeklyHours: number },
  closures: readonly DateSpan[] = [],
  territory: HolidayTerritory = 'FRANCE',
): IsoDate {
  return nthWorkingDay(session.start, trainingDays(session.hours, session.weeklyHours), closures, territory);
}
