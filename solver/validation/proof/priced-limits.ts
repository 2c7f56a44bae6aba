/** Limits with their multipliers, as a proof lists them: each one of the instance, and once. */

import type { Instance, Session } from '../../instance/types.ts';
import type { Parameters } from '../../parameters/types.ts';
import type { Limit, Multipliers } from '../../solution/proof-types.ts';
import type { Placed } from '../reading.ts';
import { type LimitRow, limitRow } from './limit-rows.ts';
import { positive, Unreadable } from './multiplier.ts';

/** A limit that a proof puts a multiplier on. */
export interface PricedLimit extends LimitRow {
  multiplier: bigint;
}

/** What tells a limit of a rule from its others; a document may say more beside it. */
const FIELDS: Record<Limit['rule'], readonly string[]> = {
  'envelope-budget': ['envelope', 'before'],
  'agency-load': ['agency', 'week'],
  'opco-load': ['opco', 'month'],
  'candidate-pool': ['candidatePool', 'month'],
  spacing: ['kind', 'group', 'week'],
  'unforeseen-reserve': ['quarter', 'counts'],
};

/**
 * The limits of a proof. A wish that is told twice would be paid twice for its one price, so none may be; and there are never more
 * of them than the instance has.
 * @throws Unreadable
 */
export function pricedLimits(
  limits: Multipliers['limits'],
  instance: Instance,
  parameters: Parameters,
): PricedLimit[] {
  const told = new Set<string>();
  return limits.map((limit) => {
    const name = JSON.stringify(limit, ['rule', ...FIELDS[limit.rule]]);
    if (told.has(name)) throw new Unreadable(`La limite ${name} est donnée deux fois.`);
    told.add(name);
    const row = limitRow(limit, instance, parameters);
    if (row === null) throw new Unreadable(`L'instance n'a pas de limite ${name}.`);
    return { ...row, multiplier: positive(limit.multiplier) };
  });
}

/** Answers, for any start of a session, with what it uses of the limits at their multipliers. */
export function useOf(limits: readonly PricedLimit[], session: Session): (placed: Placed) => bigint {
  const own = limits.flatMap(({ amountOf, counts, multiplier }) => {
    const amount = multiplier * amountOf(session);
    return amount === 0n ? [] : [{ amount, counts }];
  });
  return (placed) => own.reduce((sum, { amount, counts }) => (counts(placed) ? sum + amount : sum), 0n);
}
