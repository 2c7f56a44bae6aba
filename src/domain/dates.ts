/**
 * Calendar dates without hours or time zones: `YYYY-MM-DD` texts, which sort as they read.
 * All arithmetic counts days in UTC, so that the machine's zone and summer time change nothing.
 */

/** A calendar date, `YYYY-MM-DD`, between 1990 and 2100. */
export type IsoDate = string;

/** First and last day of a period, both included. */
export interface DateSpan {
  from: IsoDate;
  to: IsoDate;
}

/** Years outside of which a date of a fiche is a typing mistake. */
export const FIRST_YEAR = 1990;
/** See `FIRST_YEAR`. */
export const LAST_YEAR = 2100;

const DAY_MS = 86_400_000;

/** Days of the months of a year that is no leap year. */
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days of a month; `month` from 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : MONTH_DAYS[month - 1]!;
}

/** The text of a date that exists; throws a RangeError for one that does not. `month` from 1 to 12. */
export function isoDate(year: number, month: number, day: number): IsoDate {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw new RangeError(`${year}-${month}-${day} is not a date`);
  }
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Year, month (1 to 12) and day of a date. Throws a RangeError when the text is not one. */
export function dateParts(date: IsoDate): { year: number; month: number; day: number } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const [year, month, day] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  if (match === null || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw new RangeError(`"${date}" is not a date YYYY-MM-DD`);
  }
  return { year, month, day };
}

/** Is the text a date `YYYY-MM-DD` that exists, between 1990 and 2100? */
export function isIsoDate(text: string): text is IsoDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return (
    year >= FIRST_YEAR &&
    year <= LAST_YEAR &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  );
}

/** Days since 1 January 1970: what date arithmetic counts in. */
export function dayNumber(date: IsoDate): number {
  const { year, month, day } = dateParts(date);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** The date of a day number. */
export function dateOfDayNumber(day: number): IsoDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The year of a day number. */
export function yearOfDayNumber(day: number): number {
  return new Date(day * DAY_MS).getUTCFullYear();
}

/** The date `days` later (or earlier, below zero). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** Days from `from` to `to`: 0 for the same day, below zero when `to` comes first. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Day of the week, from 1 (Monday) to 7 (Sunday), as ISO 8601 counts. */
export function dayOfWeek(date: IsoDate): number {
  return weekdayOfDayNumber(dayNumber(date));
}

/** Day of the week of a day number, from 1 (Monday) to 7 (Sunday): 1 January 1970 was a Thursday. */
export function weekdayOfDayNumber(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the week of a date. */
export function mondayOf(date: IsoDate): IsoDate {
  return addDays(date, 1 - dayOfWeek(date));
}

/** The month of a date, `YYYY-MM`. */
export function monthOf(date: IsoDate): string {
  return date.slice(0, 7);
}

/** First and last day of a month; `month` from 1 to 12. */
export function monthSpan(year: number, month: number): DateSpan {
  return { from: isoDate(year, month, 1), to: isoDate(year, month, daysInMonth(year, month)) };
}

/** Monday to Sunday of an ISO 8601 week; null when the year has no such week. */
export function isoWeekSpan(year: number, week: number): DateSpan | null {
  const firstMonday = mondayOf(isoDate(year, 1, 4)); // 4 January is always in week 1
  const from = addDays(firstMonday, 7 * (week - 1));
  const thursday = dateParts(addDays(from, 3));
  return week >= 1 && thursday.year === year ? { from, to: addDays(from, 6) } : null;
}

/** Is the date within the span, both ends included? */
export function isWithin(date: IsoDate, span: DateSpan): boolean {
  return span.from <= date && date <= span.to;
}
