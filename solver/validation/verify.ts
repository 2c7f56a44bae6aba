/**
 * The second opinion: judges any plan, ours or one made by hand, from the instance and the definitions of
 * `docs/problem.md` alone. Nothing here comes from the model, the gates or the search, so a fault of theirs
 * cannot hide here: dates are compared as dates and money is summed in exact integers.
 */

import type { Instance } from '../instance/types.ts';
import type { Parameters } from '../parameters/types.ts';
import type { Assignment, Scores, Verdict } from '../solution/types.ts';
import { judgeAgencyLoad } from './constraints/agency-load.ts';
import { judgeCandidatePools } from './constraints/candidate-pool.ts';
import { judgeBudgets } from './constraints/envelope-budget.ts';
import { judgeOpcoLoad } from './constraints/opco-load.ts';
import { judgeSpacing } from './constraints/spacing.ts';
import { judgeUnforeseenReserve } from './constraints/unforeseen-reserve.ts';
import { judgeGates } from './gates/judge-gates.ts';
import { readAssignments } from './reading.ts';
import { scoreConcurrency } from './terms/concurrency.ts';
import { scoreEquity } from './terms/equity.ts';
import { scoreFidelity } from './terms/fidelity.ts';
import { scoreLoad } from './terms/load.ts';
import { scorePlacement } from './terms/placement.ts';
import { scoreSmoothing } from './terms/smoothing.ts';
import { scoreSoftClosure } from './terms/soft-closure.ts';
import { scoreStability } from './terms/stability.ts';
import { scoreWait } from './terms/wait.ts';

/**
 * The verdict on a plan: every rule it breaks, and what it is worth on every term and level.
 * A session the plan leaves out, or puts outside the horizon, counts as unplaced in the scores.
 * @param instance one that `checkInstance` accepts.
 * @throws RangeError when a date or a reference of the instance does not hold: it was not checked.
 */
export function verify(instance: Instance, parameters: Parameters, assignments: Assignment[]): Verdict {
  const { plan, violations: misplaced } = readAssignments(instance, parameters, assignments);
  const violations = [
    ...misplaced,
    ...judgeGates(plan),
    ...judgeBudgets(plan),
    ...judgeAgencyLoad(plan),
    ...judgeOpcoLoad(plan),
    ...judgeCandidatePools(plan),
    ...judgeSpacing(plan),
    ...judgeUnforeseenReserve(plan),
  ];
  const scores: Scores = {
    placement: scorePlacement(plan),
    concurrency: scoreConcurrency(plan),
    smoothing: scoreSmoothing(plan),
    fidelity: scoreFidelity(plan),
    wait: scoreWait(plan),
    'soft-closure': scoreSoftClosure(plan),
    load: scoreLoad(plan),
    equity: scoreEquity(plan),
    stability: scoreStability(plan),
  };
  const levels = parameters.levels.map(({ name, terms }) => ({
    name,
    value: terms.reduce((sum, { term, weight }) => sum + weight * scores[term], 0),
  }));
  return { valid: violations.length === 0, violations, scores, levels };
}
