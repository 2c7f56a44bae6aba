/** What leaving a session unplaced costs, per trainee. */

import { isFixed } from '../../domain/session-state.ts';
import type { SessionRow } from '../campaign-data.ts';

/** Weight of one trainee (no unit) by state, and why. */
export const PLACEMENT_WEIGHTS = {
  /** The base: a fiche that nobody has validated yet. */
  submitted: 1,
  /** The Région and France Travail have given their word (002:L361-373): it goes before a submitted one. */
  validated: 2,
  /** A small OPCO is not sacrificed to a large one (S17): its sessions weigh half as much again. */
  smallOpcoFactor: 1.5,
  /** Sessions in the campaign under which an OPCO is small: the average is 10 to 12 a year (002:L213-219). */
  smallOpcoSessions: 10,
} as const;

/** Counts the sessions of each OPCO that are not abandoned. */
export function sessionsByOpco(sessions: SessionRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { opco, state } of sessions) {
    if (state !== 'ABANDONED') counts.set(opco, (counts.get(opco) ?? 0) + 1);
  }
  return counts;
}

/** Weight of a session in the placement term. */
export function placementWeight(session: SessionRow, opcoCounts: Map<string, number>): number {
  const { submitted, validated, smallOpcoFactor, smallOpcoSessions } = PLACEMENT_WEIGHTS;
  const byState = session.state === 'VALIDATED' || isFixed(session.state) ? validated : submitted;
  const isSmall = (opcoCounts.get(session.opco) ?? 0) < smallOpcoSessions;
  return isSmall ? byState * smallOpcoFactor : byState;
}
