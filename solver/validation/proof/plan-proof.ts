/** Redoes the bounds of a plan from the instance, the parameters and the multipliers alone, in exact whole numbers. */

import { hashOf } from '../../instance/hash.ts';
import type { Instance } from '../../instance/types.ts';
import type { Parameters } from '../../parameters/types.ts';
import type { PlanProof } from '../../solution/proof-types.ts';
import { floorDivide, fractionOf, times } from './exact.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { levelBound } from './level-bound.ts';

/** What the proof of a plan is worth. */
export type PlanProofVerdict =
  /** `bound` is what the multipliers give, rounded down to a millionth: no plan that keeps the earlier levels is below it. */
  | { holds: true; levels: { name: string; bound: number }[] }
  /** `because` is in French and names the level and the value at fault. */
  | { holds: false; because: string };

/** Decimals of the bounds that are shown and claimed. */
const MILLION = 1_000_000n;

/** An exact amount of a ledger as a number, rounded down to a millionth. */
export function roundedDown({ unit }: Ledger, amount: bigint): number {
  return Number(floorDivide(amount * MILLION, unit)) / Number(MILLION);
}

/** Recomputes every bound; the proof holds when each level claims at most what its multipliers give. */
export function checkPlanProof(
  instance: Instance,
  parameters: Parameters,
  proof: PlanProof,
): PlanProofVerdict {
  const refused = (because: string): PlanProofVerdict => ({ holds: false, because });
  if (proof.instanceHash !== hashOf(instance))
    return refused("La preuve porte sur une autre instance : l'empreinte diffère.");
  const [told, asked] = [proof.levels, parameters.levels].map((levels) =>
    levels.map(({ name }) => name).join(', '),
  );
  if (told !== asked)
    return refused(`La preuve porte sur les niveaux ${told} ; les paramètres ont ${asked}.`);
  const ledger = openLedger(instance, parameters);
  const levels: { name: string; bound: number }[] = [];
  for (const [l, { name, bound: claimed, parts, multipliers }] of proof.levels.entries()) {
    const held = proof.levels.slice(0, l).map(({ atMost }, level) => ({ level, atMost }));
    const loose = heldTooLow(proof, parameters, l);
    if (loose !== null) return refused(loose);
    const verdict = levelBound(ledger, l, held, multipliers, parts);
    if (!verdict.holds) return refused(`Niveau « ${name} ». ${verdict.because}`);
    const { numerator, denominator } = fractionOf(claimed);
    const bound = roundedDown(ledger, verdict.bound);
    if (numerator * ledger.unit > verdict.bound * denominator)
      return refused(`Niveau « ${name} » : les multiplicateurs ne prouvent que ${bound}, pas ${claimed}.`);
    levels.push({ name, bound });
  }
  return { holds: true, levels };
}

/** Why a level is not held where it says: later bounds would be about fewer plans than its tolerance lets. */
function heldTooLow({ levels }: PlanProof, parameters: Parameters, l: number): string | null {
  const { name, value, atMost } = levels[l]!;
  const [held, solved, share] = [
    fractionOf(atMost),
    fractionOf(value),
    fractionOf(parameters.levels[l]!.tolerance),
  ];
  const more = times(share, solved.numerator < 0n ? { ...solved, numerator: -solved.numerator } : solved);
  const isEnough =
    held.numerator * solved.denominator * more.denominator >=
    held.denominator * (solved.numerator * more.denominator + more.numerator * solved.denominator);
  return isEnough
    ? null
    : `Niveau « ${name} » tenu à ${atMost} : sa valeur ${value} et sa tolérance en permettent davantage.`;
}
