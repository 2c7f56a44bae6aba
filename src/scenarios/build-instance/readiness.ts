/** What a session must have ready before it starts, and where the adopted plan has it. */

import type { Session } from '../../../solver/index.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { SessionRow } from '../campaign-data.ts';
import { type Period, periodOf } from './grid.ts';

type Readiness = Pick<
  Session,
  | 'project'
  | 'hours'
  | 'derogation'
  | 'trainingBodyKnownOn'
  | 'validated'
  | 'certification'
  | 'publishedWeek'
  | 'announced'
>;

/** Start of each session in the published plan, by reference. */
export type PublishedStarts = ReadonlyMap<string, IsoDate>;

/**
 * The optional facts of a session. What nobody knows is left out, so that no rule judges it.
 * @param hours of one trainee, as the fiche or the scenario gives them.
 */
export function readinessOf(
  row: SessionRow,
  hours: number,
  published: PublishedStarts,
  periods: Period[],
): Readiness {
  const { derogation, trainingBodyKnownOn, certificationFrom, certificationUntil } = row;
  const publishedOn = published.get(row.reference);
  const publishedPeriod = publishedOn === undefined ? undefined : periodOf(periods, publishedOn);
  return {
    project: row.project,
    hours,
    validated: row.state !== 'SUBMITTED',
    ...(derogation === null ? {} : { derogation }),
    ...(trainingBodyKnownOn === null ? {} : { trainingBodyKnownOn }),
    ...(certificationFrom === null && certificationUntil === null
      ? {}
      : { certification: { validFrom: certificationFrom, validUntil: certificationUntil } }),
    ...(publishedPeriod === undefined ? {} : { publishedWeek: publishedPeriod.index }),
    ...(row.announced ? { announced: true } : {}),
  };
}
