/** What a plan costs in weeks away from those the employers asked for (002:L651, L675). */

import type { Nature } from '../../instance/types.ts';
import type { JudgedPlan, Placed } from '../reading.ts';

/** Term `fidelity`: trainees times weeks away from the week wished, at the price of the session's nature. */
export function scoreFidelity(plan: JudgedPlan): number {
  return plan.placed.reduce((sum, placed) => sum + fidelityCost(plan, placed), 0);
}

/** What one start adds to the term, in weighted trainee-weeks. */
export function fidelityCost({ instance, parameters }: JudgedPlan, { session, week }: Placed): number {
  const { structural, conjunctural, innovative } = parameters.fidelity;
  const priceOfAWeek: Record<Nature, number> = {
    STRUCTURAL: structural,
    CONJUNCTURAL: conjunctural,
    INNOVATIVE: innovative,
  };
  const offset = (w: number): number => instance.weeks[w]!.offsetWeeks;
  const moved = Math.abs(offset(week) - offset(session.wishedWeek));
  return session.plannedEntries * priceOfAWeek[session.nature] * moved;
}
