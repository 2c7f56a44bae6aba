/** Which alternance intakes a session prepares for. */

import type { AlternanceIntakeRow, SessionRow } from '../campaign-data.ts';

/** Characters of a ROME code that name the job family: `K13` of `K1302`. */
const FAMILY_LENGTH = 3;

/**
 * The intakes of a session that leads to alternance (002:L727-745): those of its job family and of its
 * département, a blank meaning any. A session whose département is unknown only fits intakes open to any.
 * Empty for a session that does not lead to alternance.
 */
export function intakesOf(session: SessionRow, intakes: AlternanceIntakeRow[]): string[] {
  if (!session.alternance) return [];
  return intakes
    .filter(
      ({ rome }) => rome === null || rome.slice(0, FAMILY_LENGTH) === session.rome.slice(0, FAMILY_LENGTH),
    )
    .filter(({ departement }) => departement === null || departement === session.departement)
    .map(({ reference }) => reference);
}
