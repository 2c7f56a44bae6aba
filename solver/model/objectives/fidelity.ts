import { displacementCost } from '../displacement.ts';
import { type Expression, plus, zero } from '../lp.ts';
import type { Model } from '../model.ts';

/**
 * "Stay near the date the employers asked for; a named company waits less than a recurring need."
 * sum_{s,w} e[s] weight[nature[s]] |w - wished[s]| start[s,w]
 * Applies to every candidate.
 * Unit: weighted trainee-weeks. A conjunctural week costs 4 structural ones, an innovative one 2.
 * Source: S4, 002:L651-655, L675, L685-711.
 */
export function fidelityTerm({ instance, parameters, variables }: Model): Expression {
  const term = zero();
  instance.sessions.forEach((session, s) => {
    for (const { week, column } of variables.start[s]!)
      plus(term, column, displacementCost(instance, parameters, session, week));
  });
  return term;
}
