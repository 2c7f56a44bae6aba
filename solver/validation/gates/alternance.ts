/** Gate `alternance`: a session that prepares for an intake ends in time for it, and not too long before (H2, 002:L727-745). */

import type { AlternanceIntake } from '../../instance/types.ts';
import { dayOf, intakesOf, type JudgedPlan } from '../reading.ts';
import type { Judge } from './objection.ts';

/** Objects to an end that no intake of the session can follow within its gap. */
export function alternanceJudge(plan: JudgedPlan): Judge {
  const intakes = intakesOf(plan);
  return ({ session, endDay }) => {
    if (session.alternanceIntakes.length === 0) return [];
    const served = intakes(session).map((intake) => ({ intake, miss: missBy(endDay, intake) }));
    const nearest = served.reduce((best, next) => (next.miss < best.miss ? next : best));
    if (nearest.miss === 0) return [];
    const { date, maxGapWeeks } = nearest.intake;
    return [
      {
        amount: nearest.miss,
        because: `elle manque de ${nearest.miss} jours la rentrée la plus proche (${date}, au plus ${maxGapWeeks} semaines d'attente). La terminer plus près d'une rentrée.`,
      },
    ];
  };
}

/** Days by which a session misses an intake: too late, or too long before; 0 when it is in time. */
function missBy(endDay: number, { date, maxGapWeeks }: AlternanceIntake): number {
  const gap = dayOf(date) - endDay;
  return gap < 0 ? -gap : Math.max(0, gap - 7 * maxGapWeeks);
}
