/**
 * Redoes the bound of a peak from the instance and the multipliers alone, in exact integers: nothing of
 * the model, no engine, no trust. Every session is taken to be placed, as in a plan that leaves none out.
 */

import { hashOf } from '../instance/hash.ts';
import type { Instance } from '../instance/types.ts';
import type { Parameters } from '../parameters/types.ts';
import type { PeakProof } from '../solution/types.ts';
import { ceilDivide, least } from './proof/exact.ts';
import { positive, Unreadable } from './proof/multiplier.ts';
import { openStarts } from './proof/open-starts.ts';
import { pricedLimits, useOf } from './proof/priced-limits.ts';
import { monthOfStart } from './reading.ts';

/** What a proof is worth. */
export type ProofVerdict =
  | { holds: true; bound: number }
  /** `because` is in French and names the value at fault. */
  | { holds: false; because: string };

/** Recomputes the bound of a proof; it holds when the bound it claims is at most what its multipliers give. */
export function checkPeakProof(instance: Instance, parameters: Parameters, proof: PeakProof): ProofVerdict {
  if (proof.instanceHash !== hashOf(instance))
    return { holds: false, because: "La preuve porte sur une autre instance : l'empreinte diffère." };
  try {
    const bound = bounded(instance, parameters, proof);
    return bound >= BigInt(proof.bound)
      ? { holds: true, bound: Number(bound) }
      : { holds: false, because: `Les multiplicateurs ne prouvent que ${bound}, pas ${proof.bound}.` };
  } catch (error) {
    if (error instanceof Unreadable) return { holds: false, because: error.message };
    throw error;
  }
}

/** The right-hand side of the inequality, divided by the multipliers of the months. */
function bounded(instance: Instance, parameters: Parameters, { months, budgets }: PeakProof): bigint {
  const ofMonth = new Map(months.map(({ month, multiplier }) => [month, positive(multiplier)]));
  const divisor = [...ofMonth.values()].reduce((sum, multiplier) => sum + multiplier, 0n);
  if (divisor === 0n) throw new Unreadable('Aucun mois ne porte de multiplicateur.');
  const limits = pricedLimits(
    budgets.map((budget) => ({ rule: 'envelope-budget', ...budget })),
    instance,
    parameters,
  );
  const given = limits.reduce((sum, { multiplier, most }) => sum + multiplier * most, 0n);
  const taken = openStarts(instance, parameters).reduce((sum, starts) => {
    // A session without an open week is placed nowhere: it adds nothing, which keeps the bound true.
    const [first] = starts;
    if (first === undefined) return sum;
    const money = useOf(limits, first.session);
    const entries = BigInt(first.session.plannedEntries);
    return (
      sum + least(starts.map((start) => entries * (ofMonth.get(monthOfStart(start)) ?? 0n) + money(start)))
    );
  }, 0n);
  return taken <= given ? 0n : ceilDivide(taken - given, divisor);
}
