/** What a plan costs in sessions left out and in weeks moved. */

import type { Nature } from '../instance/types.ts';
import type { JudgedPlan } from './reading.ts';

/** Term `placement`: weighted trainees of the sessions left unplaced. */
export function scorePlacement({ unplaced }: JudgedPlan): number {
  return unplaced.reduce(
    (sum, { placementWeight, plannedEntries }) => sum + placementWeight * plannedEntries,
    0,
  );
}

/** Term `fidelity`: trainees times weeks away from the week wished, at the price of the session's nature. */
export function scoreFidelity({ instance, parameters, placed }: JudgedPlan): number {
  const { structural, conjunctural, innovative } = parameters.fidelity;
  const priceOfAWeek: Record<Nature, number> = {
    STRUCTURAL: structural,
    CONJUNCTURAL: conjunctural,
    INNOVATIVE: innovative,
  };
  const offset = (week: number): number => instance.weeks[week]!.offsetWeeks;
  return placed.reduce((sum, { session, week }) => {
    const moved = Math.abs(offset(week) - offset(session.wishedWeek));
    return sum + session.plannedEntries * priceOfAWeek[session.nature] * moved;
  }, 0);
}
