/** "No plan exists" by money: what an envelope must pay before a date, however late its sessions are put. */

import { shown } from '../../instance/shown.ts';
import type { InfeasibilityReason } from '../../solution/proof-types.ts';
import { euros } from '../euros.ts';
import { accountBefore, lineages } from './money.ts';
import { Unreadable } from './multiplier.ts';
import type { Musts } from './musts.ts';

type EnvelopeShort = Extract<InfeasibilityReason, { kind: 'ENVELOPE_SHORT' }>;

/**
 * Adds the cents again.
 * @returns the reason in French
 * @throws Unreadable when a figure is another, or the money enough.
 */
export function envelopeShort({ instance, of }: Musts, reason: EnvelopeShort): string {
  const { envelope, before, requiredCents, releasedCents, alreadyEngagedCents } = reason;
  const tranches = instance.envelopes.find(({ id }) => id === envelope)?.tranches;
  if (tranches === undefined) throw new Unreadable(`L'enveloppe ${shown(envelope)} n'est pas de l'instance.`);
  if (before !== null && !tranches.some(({ date }) => date === before))
    throw new Unreadable(`L'enveloppe ${shown(envelope)} ne libère rien le ${before}.`);
  const line = lineages(instance.envelopes);
  const musts = [...new Set(reason.sessions)].map((id) => {
    const { session, starts } = of(id);
    if (!line.get(session.envelope)!.includes(envelope))
      throw new Unreadable(`La session ${shown(id)} n'est pas payée par l'enveloppe ${shown(envelope)}.`);
    const later = starts.find(({ startDate }) => before !== null && startDate >= before);
    if (later !== undefined)
      throw new Unreadable(`La session ${shown(id)} peut débuter le ${later.startDate}.`);
    return session;
  });
  const required = musts.reduce((sum, { costCents }) => sum + BigInt(costCents), 0n);
  const { released, engaged } = accountBefore(instance, envelope, before);
  const claims: [string, number, bigint][] = [
    ['requis', requiredCents, required],
    ['libérés', releasedCents, released],
    ['déjà engagés', alreadyEngagedCents, engaged],
  ];
  for (const [what, claimed, real] of claims)
    if (BigInt(claimed) !== real)
      throw new Unreadable(`${euros(real)} ${what}, et non ${euros(BigInt(claimed))}.`);
  const room = released > engaged ? released - engaged : 0n;
  if (required <= room)
    throw new Unreadable(`${euros(required)} requis ne dépassent pas ${euros(room)} disponibles.`);
  const when = before === null ? "à la fin de l'horizon" : `avant le ${before}`;
  return `L'enveloppe ${shown(envelope)} doit ${euros(required)} ${when} pour ${musts.length} session(s) qui ne peuvent pas débuter plus tard : ${euros(released)} libérés, ${euros(engaged)} déjà engagés.`;
}
