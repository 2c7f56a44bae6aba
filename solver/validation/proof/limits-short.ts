/**
 * "No plan exists" by limits. Every plan that places the sessions that must be, within its limits, has for multipliers of 0 or more
 *
 *   sum over them of the least, over their open starts, of multiplier x what it uses <= sum of multiplier x limit
 *
 * so that one whose left side is larger is none.
 */

import { shown } from '../../instance/shown.ts';
import type { Instance, WeekIndex } from '../../instance/types.ts';
import type { InfeasibilityReason, Limit } from '../../solution/proof-types.ts';
import { least } from './exact.ts';
import { Unreadable } from './multiplier.ts';
import type { Musts } from './musts.ts';
import { pricedLimits, useOf } from './priced-limits.ts';

type LimitsShort = Extract<InfeasibilityReason, { kind: 'LIMITS_SHORT' }>;

/**
 * Adds both sides again.
 * @returns the reason in French
 * @throws Unreadable for a limit that is none, is told twice or may be exceeded at a price, and where there is room.
 */
export function limitsShort({ instance, parameters, all }: Musts, { limits }: LimitsShort): string {
  const priced = pricedLimits(limits, instance, parameters);
  const wish = limits.find((_, l) => priced[l]!.soft);
  if (wish !== undefined)
    throw new Unreadable(`Un souhait peut être dépassé à un prix : ${limitWords(wish, instance)}.`);
  const required = all.reduce(
    // A session without an open week adds nothing, which keeps the sum true.
    (sum, { session, starts }) =>
      starts.length === 0 ? sum : sum + least(starts.map(useOf(priced, session))),
    0n,
  );
  const allowed = priced.reduce((sum, { multiplier, most }) => sum + multiplier * most, 0n);
  const list = limits.map(({ multiplier, ...limit }) =>
    multiplier === 1 ? limitWords(limit, instance) : `${multiplier} × ${limitWords(limit, instance)}`,
  );
  if (required <= allowed)
    throw new Unreadable(`Il y a place pour ${allowed}, et ${required} suffisent : ${list.join(' + ')}.`);
  return `Les sessions à placer prennent au moins ${required}, et il y a place pour ${allowed} : ${list.join(' + ')}.`;
}

/** A limit in French. */
function limitWords(limit: Limit, { weeks }: Instance): string {
  const from = (week: WeekIndex): string => `la semaine du ${weeks[week]!.startDate}`;
  switch (limit.rule) {
    case 'envelope-budget':
      return `centimes de l'enveloppe ${shown(limit.envelope)} ${limit.before === null ? "à la fin de l'horizon" : `avant le ${limit.before}`}`;
    case 'agency-load':
      return `lancements de l'agence ${shown(limit.agency)} ${from(limit.week)}`;
    case 'opco-load':
      return `débuts de l'OPCO ${shown(limit.opco)} en ${limit.month}`;
    case 'candidate-pool':
      return `candidats du vivier ${shown(limit.candidatePool)} sur trois mois dès ${limit.month}`;
    case 'spacing':
      return `débuts espacés de ${shown(limit.group)} dès ${from(limit.week)}`;
    case 'unforeseen-reserve':
      return `${limit.counts === 'entries' ? 'entrées' : 'centimes'} du trimestre ${limit.quarter}`;
  }
}
