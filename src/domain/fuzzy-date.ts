import { formatDate, MONTH_NAMES } from './date-text.ts';
import { type DateSpan, type IsoDate, isoDate, monthSpan } from './dates.ts';
import { quarter, quarterSpan } from './quarter.ts';

/**
 * When a session is wished to start, as precisely as the fiche knows it: programmes are written with
 * "second semestre 2024", "fin 2024 ou début 2025" or "à déterminer" (000:L314-336). The imprecision is
 * kept: it is the freedom the solver has.
 */
export type FuzzyDate =
  | { kind: 'EXACT'; date: IsoDate }
  /** `month` from 1 to 12. */
  | { kind: 'MONTH'; year: number; month: number }
  | { kind: 'QUARTER'; year: number; quarter: 1 | 2 | 3 | 4 }
  | { kind: 'SEMESTER'; year: number; semester: 1 | 2 }
  | { kind: 'YEAR'; year: number }
  /** Any other period, both days included. */
  | { kind: 'SPAN'; from: IsoDate; to: IsoDate }
  | { kind: 'UNKNOWN' };

/** First and last day meant. What is unknown may be any day of the horizon, e.g. of the campaign. */
export function spanOf(date: FuzzyDate, horizon: DateSpan): DateSpan {
  return knownSpan(date) ?? horizon;
}

/** First and last day meant, or null for an unknown date. */
export function knownSpan(date: FuzzyDate): DateSpan | null {
  switch (date.kind) {
    case 'EXACT':
      return { from: date.date, to: date.date };
    case 'MONTH':
      return monthSpan(date.year, date.month);
    case 'QUARTER':
      return quarterSpan(quarter(date.year, date.quarter));
    case 'SEMESTER':
      return date.semester === 1
        ? { from: isoDate(date.year, 1, 1), to: isoDate(date.year, 6, 30) }
        : { from: isoDate(date.year, 7, 1), to: isoDate(date.year, 12, 31) };
    case 'YEAR':
      return { from: isoDate(date.year, 1, 1), to: isoDate(date.year, 12, 31) };
    case 'SPAN':
      return { from: date.from, to: date.to };
    case 'UNKNOWN':
      return null;
  }
}

/** In French, in words that `parseFuzzyDate` reads back as the same date. */
export function formatFuzzyDate(date: FuzzyDate): string {
  switch (date.kind) {
    case 'EXACT':
      return formatDate(date.date);
    case 'MONTH':
      return `${MONTH_NAMES[date.month - 1]} ${date.year}`;
    case 'QUARTER':
      return `${date.quarter === 1 ? '1er' : `${date.quarter}e`} trimestre ${date.year}`;
    case 'SEMESTER':
      return `${date.semester === 1 ? 'premier' : 'second'} semestre ${date.year}`;
    case 'YEAR':
      return String(date.year);
    case 'SPAN':
      return `du ${formatDate(date.from)} au ${formatDate(date.to)}`;
    case 'UNKNOWN':
      return 'à déterminer';
  }
}
