/** Writes down why no plan exists so that a stranger can redo it; `checkInfeasibility` has the last word on each reason. */
import { type Candidates, findCandidates } from '../gates/candidates.ts';
import { budgetCheckpoints } from '../instance/budget.ts';
import { hashOf } from '../instance/hash.ts';
import type { Instance } from '../instance/types.ts';
import { mayLeaveUnplaced } from '../model/variables.ts';
import type { GateName, Parameters } from '../parameters/types.ts';
import { findConflicts } from '../search/feasibility.ts';
import type { ClosedWeeks, InfeasibilityProof, InfeasibilityReason } from '../solution/proof-types.ts';
import type { Conflict } from '../solution/types.ts';
import { reasonHolds } from '../validation/proof/infeasibility.ts';
import { limitsShort } from './limits-short.ts';

/**
 * The proof of the conflicts of a solve; without them, of what gates, money and limits make impossible. A conflict of rules that no
 * multipliers prove is the engine's word, and says so.
 */
export async function proveInfeasible(
  instance: Instance,
  parameters: Parameters,
  known?: readonly Conflict[],
): Promise<InfeasibilityProof> {
  const candidates = findCandidates(instance, parameters);
  const conflicts = known ?? findConflicts(instance, parameters, candidates);
  const holds = reasonHolds(instance, parameters);
  const reasons = conflicts.flatMap((conflict) => {
    const reason = reasonsOf(instance, candidates, conflict).find(holds);
    return reason === undefined ? [] : [reason];
  });
  const rules = conflicts.flatMap((conflict) => (conflict.kind === 'RULES' ? [conflict.rules] : []));
  const isAsked = known === undefined ? reasons.length === 0 : rules.length > 0;
  const found = isAsked && !mayLeaveUnplaced(parameters) ? await limitsShort(instance, parameters) : [];
  const short = found.find(holds);
  return {
    format: 'metronome-infeasibility-proof/1',
    instanceHash: hashOf(instance),
    reasons: short === undefined ? reasons : [...reasons, short],
    engineWord: short === undefined ? rules : [],
  };
}

/** What a conflict may be proven by: two budget dates can fall on the same day, the last one and the end. */
function reasonsOf(instance: Instance, candidates: Candidates, conflict: Conflict): InfeasibilityReason[] {
  if (conflict.kind === 'RULES') return [];
  if (conflict.kind === 'NO_OPEN_WEEK') {
    const { kind, session } = conflict;
    const s = instance.sessions.findIndex(({ id }) => id === session);
    return [{ kind, session, closed: closedWeeks(instance, candidates, s) }];
  }
  const { kind, envelope, releasedCents, alreadyEngagedCents, requiredCents, sessions, date } = conflict;
  return budgetCheckpoints(instance)
    .filter((checkpoint) => checkpoint.envelope === envelope)
    .filter(({ before }) => before === date || before === null)
    .map(({ before }) => ({
      kind,
      envelope,
      before,
      releasedCents,
      alreadyEngagedCents,
      requiredCents,
      sessions,
    }));
}

/** Runs of weeks that one gate closes, as long as it does. */
function closedWeeks(instance: Instance, candidates: Candidates, s: number): ClosedWeeks[] {
  const runs: ClosedWeeks[] = [];
  instance.weeks.forEach((_, week) => {
    const gates: GateName[] = candidates.whyClosed(s, week).map(({ gate }) => gate);
    const last = runs.at(-1);
    if (last !== undefined && gates.includes(last.gate)) last.to = week;
    else if (gates[0] !== undefined) runs.push({ from: week, to: week, gate: gates[0] });
  });
  return runs;
}
