import { type DateSpan, dateParts, daysInMonth, type IsoDate, isoDate } from './dates.ts';

/** A calendar quarter, `2022-Q1`. Rounds of the conference are quarterly at least (002:L383-393). */
export type Quarter = `${number}-Q${1 | 2 | 3 | 4}`;

/** The quarter's text; `number` from 1 to 4, throws a RangeError outside. */
export function quarter(year: number, number: number): Quarter {
  if (!Number.isInteger(number) || number < 1 || number > 4)
    throw new RangeError(`${number} is not a quarter, 1 to 4`);
  return `${year}-Q${number as 1 | 2 | 3 | 4}`;
}

/** Year and number (1 to 4) of a quarter. Throws a RangeError when the text is not one. */
export function quarterParts(text: Quarter): { year: number; number: number } {
  const match = /^(\d{4})-Q([1-4])$/.exec(text);
  if (match === null) throw new RangeError(`"${text}" is not a quarter YYYY-Qn`);
  return { year: Number(match[1]), number: Number(match[2]) };
}

/** The quarter of a date. */
export function quarterOf(date: IsoDate): Quarter {
  const { year, month } = dateParts(date);
  return quarter(year, Math.ceil(month / 3));
}

/** First and last day of a quarter. */
export function quarterSpan(text: Quarter): DateSpan {
  const { year, number } = quarterParts(text);
  const last = number * 3;
  return { from: isoDate(year, last - 2, 1), to: isoDate(year, last, daysInMonth(year, last)) };
}

/** The three months of a quarter, `YYYY-MM`. */
export function monthsOfQuarter(text: Quarter): [string, string, string] {
  const { year, number } = quarterParts(text);
  const month = (offset: number) => `${year}-${String(number * 3 - 2 + offset).padStart(2, '0')}`;
  return [month(0), month(1), month(2)];
}

/** The quarter after this one. */
export function nextQuarter(text: Quarter): Quarter {
  const { year, number } = quarterParts(text);
  return number === 4 ? quarter(year + 1, 1) : quarter(year, number + 1);
}

/** As French readers name it: `T1 2022`. */
export function formatQuarter(text: Quarter): string {
  const { year, number } = quarterParts(text);
  return `T${number} ${year}`;
}
