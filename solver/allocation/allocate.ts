/** Splits an envelope between OPCO: floors first, then needs (002:L113-129). */

import { euros } from '../solution/words.ts';
import { checkAllocationRequest } from './check.ts';
import { envelopeIdOf } from './envelopes.ts';
import { needsOf } from './needs.ts';
import { shareOut } from './share-out.ts';
import type { AllocationOutcome, AllocationRequest, FloorConflict, Share } from './types.ts';

/**
 * "Nobody receives less than its floor; beyond that, the OPCO least served for its needs is served first."
 * maximise the smallest total[i] / need[i], subject to sum total[i] = envelope, total[i] >= floor[i];
 * then initial[i] in proportion to total[i], summing to the envelope less the reserve.
 * Applies to every recipient of the request. Unit: whole euro cents; every sum is exact.
 * Source: H4, 002:L113-117 (needs), L123-125 (floors), L125-129 (15 % kept until April).
 *
 * Exact closed form, no engine: the optimum of the program in `program.ts` to the cent. Never throws;
 * a contradictory request is INVALID with all its problems, floors above the total are INFEASIBLE.
 */
export function allocate(request: AllocationRequest): AllocationOutcome {
  const problems = checkAllocationRequest(request);
  if (problems.length > 0) return { status: 'INVALID', problems };
  const conflict = floorConflict(request);
  if (conflict !== null) return { status: 'INFEASIBLE', conflict };

  const { envelope, recipients } = request;
  const needs = needsOf(request);
  const totals = shareOut(
    BigInt(envelope.totalCents),
    recipients.map(({ opco, floorCents }, r) => ({
      name: opco,
      weight: needs[r]!,
      minimum: BigInt(floorCents),
    })),
  );
  const initials = shareOut(
    BigInt(envelope.totalCents - envelope.reserveCents),
    recipients.map(({ opco }, r) => ({ name: opco, weight: totals[r]!, minimum: 0n })),
  );
  const allNeeds = needs.reduce((sum, need) => sum + need, 0n);
  const shares = recipients.map((recipient, r): Share => {
    const totalCents = Number(totals[r]);
    const initialCents = Number(initials[r]);
    const needShare = Number((needs[r]! * 1_000_000_000n) / allNeeds) / 1_000_000_000;
    // At its floor because the floor is above what its needs alone would bring: one cent less would not be allowed.
    const reason = totalCents === recipient.floorCents && totalCents > 0 ? 'FLOOR' : 'NEEDS';
    return {
      opco: recipient.opco,
      label: recipient.label ?? recipient.opco,
      envelope: envelopeIdOf(envelope, recipient),
      floorCents: recipient.floorCents,
      totalCents,
      initialCents,
      reserveCents: totalCents - initialCents,
      needShare,
      reason,
      message: shareMessage(reason, needShare, recipient.floorCents),
    };
  });
  return { status: 'ALLOCATED', allocation: { format: 'metronome-allocation-result/1', envelope, shares } };
}

function shareMessage(reason: Share['reason'], needShare: number, floorCents: number): string {
  const percent = `${(100 * needShare).toFixed(1).replace('.', ',')} %`;
  return reason === 'FLOOR'
    ? `Au plancher (${euros(floorCents)}) : sa part des besoins (${percent}) ne lui donnerait pas davantage.`
    : `Selon sa part des besoins (${percent}), une fois les planchers servis.`;
}

/** Why the floors cannot all be respected, or null when they can. */
function floorConflict({ envelope, recipients }: AllocationRequest): FloorConflict | null {
  const { totalCents } = envelope;
  const floorsCents = recipients.reduce((sum, { floorCents }) => sum + floorCents, 0);
  if (floorsCents <= totalCents) return null;
  const missingCents = floorsCents - totalCents;
  const floors = recipients
    .filter(({ floorCents }) => floorCents > 0)
    .map(({ opco, floorCents }) => ({ opco, floorCents }))
    .sort((a, b) => b.floorCents - a.floorCents || (a.opco < b.opco ? -1 : 1));
  const told = floors.map(({ opco, floorCents }) => `${opco} ${euros(floorCents)}`).join(', ');
  return {
    code: 'FLOORS_ABOVE_TOTAL',
    totalCents,
    floorsCents,
    missingCents,
    floors,
    message: `Les planchers font ${euros(floorsCents)} et l'enveloppe « ${envelope.label ?? envelope.id} » ${euros(totalCents)} : il manque ${euros(missingCents)}. Planchers : ${told}. Augmenter l'enveloppe ou revoir des planchers.`,
  };
}
