/**
 * Redoes the bound of a peak from the instance and the multipliers alone, in exact integers: nothing of
 * the model, no engine, no trust. Every session is taken to be placed, as in a plan that leaves none out.
 */

import { hashOf } from '../instance/hash.ts';
import type { Instance } from '../instance/types.ts';
import type { Parameters } from '../parameters/types.ts';
import type { PeakProof } from '../solution/types.ts';
import { ceilDivide } from './proof/exact.ts';
import { lineages, roomBefore } from './proof/money.ts';
import { openStarts } from './proof/open-starts.ts';

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
  const sum = total(instance, parameters, proof, months);
  const bound = sum <= 0n ? 0n : ceilDivide(sum, divisor);
  return bound >= BigInt(proof.bound)
    ? { holds: true, bound: Number(bound) }
    : { holds: false, because: `Les multiplicateurs ne prouvent que ${bound}, pas ${proof.bound}.` };
}

/** The right-hand side of the inequality. */
function total(
  instance: Instance,
  parameters: Parameters,
  proof: PeakProof,
  months: Map<string, bigint>,
): bigint {
  const line = lineages(instance.envelopes);
  let sum = 0n;
  for (const { envelope, before, multiplier } of proof.budgets)
    sum -= BigInt(multiplier) * roomBefore(instance, envelope, before);
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
