/** Strict reading of calendar dates: a pure function of the text, no clock and no time zone. */

import type { IsoDate } from './types.ts';

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_IN_MILLISECONDS = 86_400_000;

/** First and last year in which a date of a campaign is believed; "9999" is a typing habit, not a date. */
export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2100;

/** What a text says when it is read as a date. */
export type DateReading =
  /** A day, counted from 1970-01-01. */
  | { kind: 'DATE'; day: number }
  /** Not `YYYY-MM-DD`, or a day that no calendar has (2022-02-30). */
  | { kind: 'IMPOSSIBLE' }
  /** A real day, before `FIRST_YEAR` or after `LAST_YEAR`. */
  | { kind: 'OUT_OF_RANGE' };

/** Reads a date strictly: `Date.parse` would take 2022-02-30 for the 2nd of March. */
export function readDate(text: unknown): DateReading {
  const parts = typeof text === 'string' ? SHAPE.exec(text) : null;
  if (parts === null) return { kind: 'IMPOSSIBLE' };
  const [year, month, dayOfMonth] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  const rolledOver = date.getUTCMonth() !== month - 1 || date.getUTCDate() !== dayOfMonth;
  if (rolledOver) return { kind: 'IMPOSSIBLE' };
  if (year < FIRST_YEAR || year > LAST_YEAR) return { kind: 'OUT_OF_RANGE' };
  return { kind: 'DATE', day: date.getTime() / DAY_IN_MILLISECONDS };
}

/** The date that many days after 1970-01-01. */
export function isoDate(day: number): IsoDate {
  return new Date(day * DAY_IN_MILLISECONDS).toISOString().slice(0, 10);
}

/** `YYYY-MM` of a date. */
export function monthOf(date: IsoDate): string {
  return date.slice(0, 7);
}

/** `YYYY-Qn` of a month `YYYY-MM`. */
export function quarterOfMonth(month: string): string {
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;
}

/** The month after a month `YYYY-MM`. */
export function monthAfter(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return number === 12 ? `${year + 1}-01` : `${month.slice(0, 4)}-${String(number + 1).padStart(2, '0')}`;
}
