/** What a year's programme is made of: its lines by month and the totals to be met. */

import type { LineName } from './jobs.ts';

/** Sessions wished by month, January first. July and August are zero: nothing starts in the truce (002:L407-415). */
export type Months = readonly [
  jan: number,
  feb: number,
  mar: number,
  apr: number,
  may: number,
  jun: number,
  jul: number,
  aug: number,
  sep: number,
  oct: number,
  nov: number,
  dec: number,
];

/** A project that was validated and not engaged. */
export interface Abandonment {
  line: LineName;
  /** Month of the wished start, 1 to 12. */
  month: number;
  /** Why, in words that the documents use, with the citation. */
  reason: string;
}

/** A total of trainees over some months. */
export interface EntryTotal {
  /** Months, 1 to 12. */
  months: readonly number[];
  entries: number;
}

/** A year to reconstruct. */
export interface Programme {
  year: number;
  seed: number;
  /** First and last Monday of a week in which a session may start. */
  firstWeek: string;
  lastWeek: string;
  lines: Readonly<Record<LineName, Months>>;
  abandonments: readonly Abandonment[];
  /** Sessions and their total, checked against `lines`. */
  sessionTotals: readonly { months: readonly number[]; sessions: number }[];
  entryTotals: readonly EntryTotal[];
  /** Sum of the hours of the sessions. */
  totalHours: number;
  /** Cost of the sessions together, euro cents. */
  totalCostCents: number;
  /** State of a session that was not abandoned, by month of its wished start. */
  stateOf(month: number): 'engagée' | 'validée' | 'déposée';
  /** Sessions that lead to alternance, at most: those that can end in time are drawn first. */
  alternanceSessions: number;
  /** Dates of the intakes and the longest wait before them, weeks. */
  intakes: readonly Intake[];
  prfOffers: number;
  structuringOffers: number;
}

/** A date at which contracts of alternance start. */
export interface Intake {
  label: string;
  date: string;
  maxGapWeeks: number;
}

/** Every month, for totals over the year. */
export const ALL_MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/**
 * Mean cost of a trainee, whole euros: nearly 9 M EUR for 1 679 entries in 2021 (002:L175, L229), and
 * 750 000 EUR for 140 parcours in Grand Est (001:L9, L19), both give 5 360 to the nearest ten.
 */
export const EUROS_PER_TRAINEE = 5_360;

/**
 * Longest wait before an intake, weeks: our parameters, the minutes give none (002:L727-745). Ten before
 * September, because the truce of July and August lies in it; eight before January.
 */
export const MAX_GAP_WEEKS = { september: 10, january: 8 } as const;

/** Throws unless the lines give the published number of sessions over every period. */
export function checkProgramme({ year, lines, sessionTotals }: Programme): void {
  for (const { months, sessions } of sessionTotals) {
    const planned = Object.values(lines)
      .flatMap((line) => months.map((month) => line[month - 1] ?? 0))
      .reduce((sum, count) => sum + count, 0);
    if (planned !== sessions) {
      throw new Error(
        `${year}, months ${months.join(' ')}: ${planned} sessions in the lines, not ${sessions}`,
      );
    }
  }
}
