/** A session while it is being reconstructed. */

import type { IsoDate } from '../../src/domain/dates.ts';
import type { Job, LineName } from './jobs.ts';
import type { Place } from './places.ts';

/** Nature as the files write it; what it means is in `src/domain/nature.ts`. */
export type NatureLabel = 'structurante' | 'conjoncturelle' | 'innovante';

/** A session, filled step by step by `sessions.ts`. */
export interface Draft {
  line: LineName;
  job: Job;
  place: Place;
  /** Month of the wished start, 1 to 12. */
  month: number;
  /** Why it was abandoned, or null. An abandoned session counts in no total of sessions, entries or cost. */
  abandonment: string | null;
  hours: number;
  /** Trainees expected. */
  places: number;
  wished: IsoDate;
  nature: NatureLabel;
  /** Mondays of the first and last week in which it may start. */
  firstWeek: IsoDate;
  lastWeek: IsoDate;
  alternance: boolean;
  costCents: number;
}

/** The sessions that count in the totals. */
export function kept(drafts: readonly Draft[]): Draft[] {
  return drafts.filter(({ abandonment }) => abandonment === null);
}
