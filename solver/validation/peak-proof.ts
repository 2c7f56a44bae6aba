/**
 * Redoes the bound of a peak from the instance and the multipliers alone, in exact integers: nothing of
 * the model, no engine, no trust. Every session is taken to be placed, as in a plan that leaves none out.
 */

import { hashOf } from '../instance/hash.ts';
import type { Envelope, Instance, IsoDate } from '../instance/types.ts';
import type { Parameters } from '../parameters/types.ts';
import type { PeakProof } from '../solution/types.ts';
import { judgeGates } from './gates/judge-gates.ts';
import { dayOf, type Placed } from './reading.ts';

/** What a proof is worth. */
export type ProofVerdict =
  | { holds: true; bound: number }
  /** `because` is in French and names the value at fault. */
  | { holds: false; because: string };

/** Recomputes the bound of a proof; it holds when the bound it claims is at most what its multipliers give. */
export function checkPeakProof(instance: Instance, parameters: Parameters, proof: PeakProof): ProofVerdict {
  if (proof.instanceHash !== hashOf(instance))
    return { holds: false, because: "La preuve porte sur une autre instance : l'empreinte diffère." };
  const multipliers = [...proof.months, ...proof.budgets].map(({ multiplier }) => multiplier);
  const wrong = multipliers.find((multiplier) => !Number.isSafeInteger(multiplier) || multiplier < 0);
  if (wrong !== undefined)
    return { holds: false, because: `Le multiplicateur ${wrong} n'est pas un entier positif ou nul.` };
  const months = new Map(proof.months.map(({ month, multiplier }) => [month, BigInt(multiplier)]));
  const divisor = [...months.values()].reduce((sum, multiplier) => sum + multiplier, 0n);
  if (divisor === 0n) return { holds: false, because: 'Aucun mois ne porte de multiplicateur.' };
  const bound = ceilDivide(total(instance, parameters, proof, months), divisor);
  return bound >= BigInt(proof.bound)
    ? { holds: true, bound: Number(bound) }
    : { holds: false, because: `Les multiplicateurs ne prouvent que ${bound}, pas ${proof.bound}.` };
}

function ceilDivide(dividend: bigint, divisor: bigint): bigint {
  return dividend <= 0n ? 0n : (dividend + divisor - 1n) / divisor;
}

/** The right-hand side of the inequality. */
function total(
  instance: Instance,
  parameters: Parameters,
  proof: PeakProof,
  months: Map<string, bigint>,
): bigint {
  const line = lines(instance.envelopes);
  let sum = 0n;
  for (const { envelope, before, multiplier } of proof.budgets)
    sum -= BigInt(multiplier) * available(instance, line, envelope, before);
  for (const starts of openStarts(instance, parameters)) {
    const costs = starts.map(({ session, startDate }) => {
      const paid = proof.budgets.reduce(
        (later, { envelope, before, multiplier }) =>
          line.get(session.envelope)?.includes(envelope) === true && (before === null || startDate < before)
            ? later + BigInt(multiplier)
            : later,
        0n,
      );
      const month = months.get(startDate.slice(0, 7)) ?? 0n;
      return BigInt(session.plannedEntries) * month + BigInt(session.costCents) * paid;
    });
    // A session without an open week is placed nowhere: it adds nothing, which keeps the bound true.
    if (costs.length > 0) sum += costs.reduce((least, cost) => (cost < least ? cost : least));
  }
  return sum;
}

/** Every start that no gate closes, session by session. */
function openStarts(instance: Instance, parameters: Parameters): Placed[][] {
  const all = instance.sessions.map((session) =>
    instance.weeks.map(({ startDate: monday }, week): Placed => {
      const startDate = session.startDateByStart?.[week] ?? monday;
      return {
        session,
        week,
        startDate,
        startDay: dayOf(startDate),
        endDay: dayOf(session.endDateByStart[week]),
      };
    }),
  );
  // No gate looks at the other sessions: `pinned` is for the limits that sessions share.
  const violations = judgeGates({ instance, parameters, placed: all.flat(), unplaced: [], pinned: [] });
  const closed = new Set(violations.map(({ subject }) => `${subject.week} ${subject.session}`));
  return all.map((starts) => starts.filter(({ session, week }) => !closed.has(`${week} ${session.id}`)));
}

/** Each envelope with its ancestors. */
function lines(envelopes: Envelope[]): Map<string, string[]> {
  const parents = new Map(envelopes.map(({ id, parent }) => [id, parent]));
  return new Map(
    envelopes.map(({ id }) => {
      const line: string[] = [];
      for (let at: string | null = id; at !== null; at = parents.get(at) ?? null) line.push(at);
      return [id, line];
    }),
  );
}

/** Money released before a date, less what is engaged in the envelope and below it; never below 0. */
function available(
  { envelopes }: Instance,
  line: Map<string, string[]>,
  id: string,
  before: IsoDate | null,
): bigint {
  const released = envelopes
    .filter((envelope) => envelope.id === id)
    .flatMap(({ tranches }) => tranches)
    .filter(({ date }) => before === null || date < before)
    .reduce((sum, { amountCents }) => sum + BigInt(amountCents), 0n);
  const engaged = envelopes
    .filter((envelope) => line.get(envelope.id)?.includes(id) === true)
    .reduce((sum, { alreadyEngagedCents }) => sum + BigInt(alreadyEngagedCents), 0n);
  return released > engaged ? released - engaged : 0n;
}
