/** What is drawn for a session: that it is abandoned, that it slips by some weeks, or neither. */

import { hashOf } from '../instance/hash.ts';
import type { Session } from '../instance/types.ts';
import { seededRandom } from '../random.ts';
import type { SimulationParameters } from './types.ts';

/** Weeks by which a session slips, 0 when it starts as planned. */
export type Fate = 'ABANDONED' | number;

/** Gives the fate of a session in the next draw. */
export type FateDrawer = () => Fate;

/** A session that has started, or whose money is engaged, stays: a date that a planner chose is no proof against a want of candidates. */
function isFact({ pinReason }: Session): boolean {
  return pinReason === 'STARTED' || pinReason === 'ENGAGED';
}

/**
 * The fates of a session, draw after draw. They depend on the seed and on its id alone: two plans of the same sessions meet
 * the same misfortunes, whatever their order and their weeks, so their difference is theirs and not that of luck.
 * Each draw takes three numbers, used or not, so that a larger share only adds to those whom a smaller one strikes.
 */
export function fatesOf(
  { seed, slipShare, slipWeeks, abandonShare }: SimulationParameters,
  session: Session,
): FateDrawer {
  if (isFact(session)) return () => 0;
  const random = seededRandom(Number.parseInt(hashOf([seed, session.id]).slice(0, 8), 16));
  const lengths = slipWeeks.most - slipWeeks.least + 1;
  return () => {
    const [forAbandon, forSlip, forWeeks] = [random(), random(), random()];
    if (forAbandon < abandonShare) return 'ABANDONED';
    return forSlip < slipShare[session.nature] ? slipWeeks.least + Math.floor(forWeeks * lengths) : 0;
  };
}
