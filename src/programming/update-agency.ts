/** Changes what an agency of France Travail can do: the sessions that it can launch at once (H16). */

import type { EntityManager } from '@mikro-orm/postgresql';
import { type EditConflict, editRow } from '../access/edit.ts';
import { MOST_LAUNCHES } from '../domain/launches.ts';
import { Agency } from '../entities/index.ts';
import { type Refusal, refuse, unknown } from '../scenarios/problem.ts';

/** What is to change in an agency; what is not said stays. */
export interface AgencyUpdate {
  /** Id of an agency that the editor sees. */
  agency: string;
  /** Version that the editor read. */
  expectedVersion: number;
  /** Sessions in their launch phase in one week; null when unknown, which limits nothing. */
  launchCap?: number | null;
}

/** Changes an agency, if it still is as its editor read it. Its next runs take the change into account. */
export async function updateAgency(
  em: EntityManager,
  { agency: id, expectedVersion, launchCap }: AgencyUpdate,
): Promise<{ agency: Agency } | Refusal | { conflict: EditConflict }> {
  const edited = await editRow(em, Agency, { id, expectedVersion }, async (agency) => {
    if (launchCap === undefined) return null;
    if (launchCap !== null && (launchCap < 0 || launchCap > MOST_LAUNCHES)) {
      const message = `Le plafond est ${launchCap}. Attendu : un nombre de sessions, de 0 à ${MOST_LAUNCHES}.`;
      return refuse('LAUNCH_CAP', '/launchCap', launchCap, message);
    }
    agency.launchCap = launchCap;
    return null;
  });
  if (edited === null) return unknown('agency', '/agency', id);
  return 'row' in edited ? { agency: edited.row } : edited;
}
