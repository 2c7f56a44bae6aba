/** The curve of entries: how many trainees start when. The graph this software exists for (002:L329-341). */

import { type IsoDate, monthOf } from '../domain/dates.ts';
import { monthsOfQuarter, nextQuarter, quarterOf } from '../domain/quarter.ts';

/** A session as a curve counts it. */
export interface CurveSession {
  /** Trainees expected, or null when nobody gave a number. */
  plannedEntries: number | null;
  /** First and last day that its start can be: the same when it is exact, null when nothing is known. */
  from: IsoDate | null;
  to: IsoDate | null;
}

/** What starts in a period. */
export interface CurvePoint {
  /** `YYYY-MM` or `YYYY-Qn`. */
  period: string;
  sessions: number;
  /** Trainees of the sessions whose number is known. */
  entries: number;
}

/** Sessions and entries by month and by quarter, and those that no period can claim. */
export interface EntryCurve {
  /** Every month of the campaign, empty ones too, and any other month in which a session starts. */
  months: CurvePoint[];
  quarters: CurvePoint[];
  /** Sessions whose start is a span wider than the period, or unknown: nothing is invented for them. */
  undated: { months: { sessions: number; entries: number }; quarters: { sessions: number; entries: number } };
  /** Sessions counted above without entries, because nobody gave their number of trainees. */
  sessionsWithoutEntries: number;
}

/**
 * Counts sessions and entries. A wish is counted in a month (or a quarter) when all the days it can mean
 * lie in it: "mars 2022" has a month, "T1 2022" only a quarter, "second semestre 2024" neither.
 */
export function entryCurve(
  sessions: readonly CurveSession[],
  campaign: { startsOn: IsoDate; endsOn: IsoDate },
): EntryCurve {
  const quarters = new Tally(sessions, quarterOf);
  const months = new Tally(sessions, monthOf);
  const listed = campaignQuarters(campaign);
  const listedMonths = listed
    .flatMap(monthsOfQuarter)
    .filter((month) => monthOf(campaign.startsOn) <= month && month <= monthOf(campaign.endsOn));
  return {
    months: months.points(listedMonths),
    quarters: quarters.points(listed),
    undated: { months: months.undated, quarters: quarters.undated },
    sessionsWithoutEntries: sessions.filter(({ plannedEntries }) => plannedEntries === null).length,
  };
}

/** Fullest period of a curve: the first one of those that have the most entries; null for an empty curve. */
export function peakOf(points: readonly CurvePoint[]): CurvePoint | null {
  return points.reduce<CurvePoint | null>(
    (peak, point) => (peak === null || point.entries > peak.entries ? point : peak),
    null,
  );
}

class Tally<Period extends string> {
  readonly #counts = new Map<Period, { sessions: number; entries: number }>();
  readonly undated = { sessions: 0, entries: 0 };

  constructor(sessions: readonly CurveSession[], periodOf: (date: IsoDate) => Period) {
    // Hundreds of sessions start on some fifty days: each is read once.
    const known = new Map<IsoDate, Period>();
    const periodOn = (date: IsoDate): Period => {
      const period = known.get(date) ?? periodOf(date);
      known.set(date, period);
      return period;
    };
    for (const { plannedEntries, from, to } of sessions) {
      const period = from === null || to === null ? null : periodOn(from);
      const isWithinOne = period !== null && to !== null && periodOn(to) === period;
      const count = isWithinOne ? this.#countOf(period) : this.undated;
      count.sessions += 1;
      count.entries += plannedEntries ?? 0;
    }
  }

  #countOf(period: Period): { sessions: number; entries: number } {
    const known = this.#counts.get(period);
    if (known !== undefined) return known;
    const fresh = { sessions: 0, entries: 0 };
    this.#counts.set(period, fresh);
    return fresh;
  }

  points(listed: readonly Period[]): CurvePoint[] {
    const periods = [...new Set([...listed, ...this.#counts.keys()])].sort();
    return periods.map((period) => ({
      period,
      ...(this.#counts.get(period) ?? { sessions: 0, entries: 0 }),
    }));
  }
}

function campaignQuarters({ startsOn, endsOn }: { startsOn: IsoDate; endsOn: IsoDate }) {
  const quarters = [quarterOf(startsOn)];
  const last = quarterOf(endsOn);
  while (quarters.at(-1)! < last) quarters.push(nextQuarter(quarters.at(-1)!));
  return quarters;
}
