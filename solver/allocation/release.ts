/** Gives out the reserve, and the money that the calendar expected to be consumed and was not. */

import { readDate } from '../instance/iso-date.ts';
import type { IsoDate } from '../instance/types.ts';
import { euros } from '../solution/words.ts';
import { checkConsumption } from './check.ts';
import { shareOut } from './share-out.ts';
import type { Allocation, Consumption, ReleaseOutcome, ReleaseShare, Share } from './types.ts';

/** What is known of an OPCO before the pot is shared, cents. */
interface Standing {
  share: Share;
  consumed: number;
  expected: number;
  takenBack: number;
  /** What its floor lacks once this was taken back. */
  lacking: number;
}

/**
 * "What the calendar expected and nobody consumed goes in common with the reserve; who consumed most receives most."
 * takenBack[i] = max(0, floor(initial[i] x elapsed) - consumed[i]), elapsed = days from the start to the release / days of the campaign;
 * pot = reserve + sum takenBack; received = share of the pot in proportion to consumed[i], at least what the floor lacks.
 * Applies to every OPCO of a split, once, on a day from the reserve's date to the end. Unit: whole euro cents.
 * Source: 002:L125-129 (released by consumption rates), L421-427 (reserve and équalisation), H4 (floors).
 *
 * In proportion to the amount consumed, that is consumption rate x initial part: the rate alone would
 * serve a small OPCO like a large one. Where nobody consumed anything, in proportion to the split.
 * Takes an allocation that `verifyAllocation` accepts; there the pot always covers what floors lack.
 */
export function releaseReserve(allocation: Allocation, consumption: Consumption): ReleaseOutcome {
  const problems = checkConsumption(allocation, consumption);
  if (problems.length > 0) return { status: 'INVALID', problems };

  const { envelope, shares } = allocation;
  const consumedBy = new Map(consumption.consumed.map(({ opco, cents }) => [opco, cents]));
  const elapsed = {
    days: daysBetween(envelope.startDate, consumption.date),
    of: daysBetween(envelope.startDate, envelope.endDate) + 1,
  };
  const standings = shares.map((share) => standingOf(share, consumedBy.get(share.opco)!, elapsed));
  const takenBackCents = standings.reduce((sum, { takenBack }) => sum + takenBack, 0);
  const someConsumed = standings.some(({ consumed }) => consumed > 0);
  const received = shareOut(
    BigInt(envelope.reserveCents + takenBackCents),
    standings.map(({ share, consumed, lacking }) => ({
      name: share.opco,
      weight: BigInt(someConsumed ? consumed : share.totalCents),
      minimum: BigInt(lacking),
    })),
  );
  // The same money seen by where it comes from: each receives of both in the same proportion.
  const fromReserve = shareOut(
    BigInt(envelope.reserveCents),
    standings.map(({ share }, i) => ({ name: share.opco, weight: received[i]!, minimum: 0n })),
  );
  return {
    status: 'RELEASED',
    release: {
      format: 'metronome-reserve-release/1',
      date: consumption.date,
      reserveCents: envelope.reserveCents,
      takenBackCents,
      shares: standings.map((standing, i) =>
        releaseShare(standing, Number(received[i]), Number(fromReserve[i]), someConsumed),
      ),
    },
  };
}

function standingOf(share: Share, consumed: number, elapsed: { days: number; of: number }): Standing {
  const expected = Number((BigInt(share.initialCents) * BigInt(elapsed.days)) / BigInt(elapsed.of));
  const takenBack = Math.max(0, expected - consumed);
  const lacking = Math.max(0, share.floorCents - (share.initialCents - takenBack));
  return { share, consumed, expected, takenBack, lacking };
}

function releaseShare(
  { share, consumed, expected, takenBack, lacking }: Standing,
  received: number,
  reserveCents: number,
  someConsumed: boolean,
): ReleaseShare {
  const reasons: ReleaseShare['reasons'] = [];
  if (takenBack > 0) {
    const message = `${euros(consumed)} consommés sur ${euros(expected)} attendus à cette date : ${euros(takenBack)} remis en commun.`;
    reasons.push({ reason: 'TAKEN_BACK', message });
  }
  if (received > 0 && received === lacking) {
    const message = `Reçoit ${euros(received)} : ce qui manque à son plancher de ${euros(share.floorCents)}.`;
    reasons.push({ reason: 'FLOOR', message });
  } else if (received > 0) {
    const by = someConsumed
      ? `en proportion des ${euros(consumed)} consommés (${rateWords(consumed, share.initialCents)} de sa part initiale)`
      : 'en proportion de sa part, personne n’ayant consommé';
    reasons.push({ reason: 'BY_CONSUMPTION', message: `Reçoit ${euros(received)} ${by}.` });
  }
  if (received === 0) {
    const message =
      consumed === 0 ? 'Rien consommé, et le plancher est tenu : ne reçoit rien.' : 'Rien à distribuer.';
    reasons.push({ reason: 'NOTHING', message });
  }
  return {
    opco: share.opco,
    initialCents: share.initialCents,
    consumedCents: consumed,
    expectedCents: expected,
    takenBackCents: takenBack,
    reserveCents,
    redistributedCents: received - reserveCents,
    finalCents: share.initialCents - takenBack + received,
    reasons,
  };
}

/** `37,5 %`; nothing consumed of nothing is 0 %. */
function rateWords(consumed: number, initial: number): string {
  const rate = initial === 0 ? 0 : (100 * consumed) / initial;
  return `${rate.toFixed(1).replace('.', ',')} %`;
}

/** Days from one date of the calendar to another. */
function daysBetween(from: IsoDate, to: IsoDate): number {
  const [first, last] = [readDate(from), readDate(to)];
  if (first.kind !== 'DATE' || last.kind !== 'DATE') throw new RangeError(`${from}, ${to}: not dates`);
  return last.day - first.day;
}
