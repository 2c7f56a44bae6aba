import { type Expression, plus, zero } from '../lp.ts';
import type { Model } from '../model.ts';

/**
 * "Leave out as few trainees as possible, validated projects and small OPCO last."
 * sum_s placementWeight[s] e[s] unplaced[s]
 * Applies to the sessions that the scenario lets stay unplaced.
 * Unit: weighted trainees. Default weight 1: every trainee counts the same.
 * Source: H9, S9, S17, 002:L221-225.
 */
export function placementTerm({ instance, variables }: Model): Expression {
  const term = zero();
  instance.sessions.forEach(({ placementWeight, plannedEntries }, s) => {
    const unplaced = variables.unplaced[s]!;
    if (unplaced !== null) plus(term, unplaced, placementWeight * plannedEntries);
  });
  return term;
}
