/** A second opinion on any release of the reserve: it looks at the amounts and never shares anything out. */

import type { Allocation, Consumption, ReleaseShare, ReserveRelease, Share } from './types.ts';
import { type AllocationViolation, type BetterMove, betterMove } from './verify.ts';

/** The judgement of a release. */
export interface ReleaseVerdict {
  valid: boolean;
  violations: AllocationViolation[];
  /** A cent to move for a release closer to the consumption, or null when there is none. */
  betterMove: BetterMove | null;
}

/** Judges a release from the split and the consumption; both are taken to be sound. */
export function verifyRelease(
  { envelope, shares }: Allocation,
  { date, consumed }: Consumption,
  release: ReserveRelease,
): ReleaseVerdict {
  const violations: AllocationViolation[] = [];
  const names = release.shares.map(({ opco }) => opco).sort();
  const expectedNames = shares.map(({ opco }) => opco).sort();
  if (names.join('\n') !== expectedNames.join('\n')) {
    const message = `La libération sert ${names.join(', ')}. Attendu : chaque OPCO de la répartition, une fois.`;
    return { valid: false, violations: [{ rule: 'recipients', message }], betterMove: null };
  }
  const pairs = shares.map((share) => ({
    share,
    released: release.shares.find(({ opco }) => opco === share.opco)!,
    consumedCents: consumed.find(({ opco }) => opco === share.opco)!.cents,
  }));
  const elapsed = elapsedPart(envelope.startDate, date, envelope.endDate);
  if (release.date !== date) {
    const message = `La libération est du ${release.date}. Attendu : ${date}, date de la consommation.`;
    violations.push({ rule: 'envelope', message });
  }
  violations.push(...pairs.flatMap((pair) => amountViolations(pair, elapsed)));
  const sum = (read: (share: ReleaseShare) => number): number =>
    release.shares.reduce((total, share) => total + read(share), 0);
  const sums: [string, number, number][] = [
    ['Les parts de réserve', sum(({ reserveCents }) => reserveCents), envelope.reserveCents],
    ['Les reprises', sum(({ takenBackCents }) => takenBackCents), release.takenBackCents],
    ['Les redistributions', sum(({ redistributedCents }) => redistributedCents), release.takenBackCents],
    ['Les montants finaux', sum(({ finalCents }) => finalCents), envelope.totalCents],
  ];
  for (const [what, found, expected] of sums) {
    if (found === expected) continue;
    const message = `${what} font ${found} centimes. Attendu : ${expected}, au centime.`;
    violations.push({ rule: 'sum', excessCents: found - expected, message });
  }
  const nobody = consumed.every(({ cents }) => cents === 0);
  const whole = pairs.every(({ released }) =>
    amountsOf(released).every((cents) => Number.isSafeInteger(cents)),
  );
  return {
    valid: violations.length === 0,
    violations,
    betterMove: whole
      ? betterMove(
          pairs.map(({ share, released, consumedCents }) => ({
            name: share.opco,
            amount: BigInt(released.reserveCents + released.redistributedCents),
            least: BigInt(Math.max(0, share.floorCents - share.initialCents + released.takenBackCents)),
            weight: BigInt(nobody ? share.totalCents : consumedCents),
          })),
        )
      : null,
  };
}

interface Pair {
  share: Share;
  released: ReleaseShare;
  consumedCents: number;
}

/** Days gone at the date, of all days of the campaign. */
interface Elapsed {
  days: bigint;
  of: bigint;
}

function amountsOf(share: ReleaseShare): number[] {
  const { initialCents, consumedCents, expectedCents, takenBackCents, reserveCents, redistributedCents } =
    share;
  const { finalCents } = share;
  return [
    initialCents,
    consumedCents,
    expectedCents,
    takenBackCents,
    reserveCents,
    redistributedCents,
    finalCents,
  ];
}

function amountViolations({ share, released, consumedCents }: Pair, elapsed: Elapsed): AllocationViolation[] {
  const { opco } = share;
  if (amountsOf(released).some((cents) => !Number.isSafeInteger(cents) || cents < 0)) {
    const message = `« ${opco} » : un montant n'est pas un nombre entier de centimes, zéro ou plus.`;
    return [{ rule: 'cents', opco, message }];
  }
  const { takenBackCents, expectedCents, finalCents } = released;
  const broken: [rule: string, isBroken: boolean, message: string][] = [
    [
      'initial-and-reserve',
      released.initialCents !== share.initialCents || released.consumedCents !== consumedCents,
      `part initiale ${released.initialCents} et consommation ${released.consumedCents}. Attendu : ${share.initialCents} et ${consumedCents}.`,
    ],
    [
      'expected',
      // The whole cents of initial x elapsed: at most it, and the next cent is more.
      BigInt(expectedCents) * elapsed.of > BigInt(share.initialCents) * elapsed.days ||
        BigInt(expectedCents + 1) * elapsed.of <= BigInt(share.initialCents) * elapsed.days,
      `${expectedCents} centimes attendus à cette date ne sont pas la part écoulée de la campagne.`,
    ],
    [
      'taken-back',
      takenBackCents !== Math.max(0, expectedCents - consumedCents),
      `${takenBackCents} centimes repris. Attendu : ce qui manque à la consommation attendue, jamais ce qui est consommé.`,
    ],
    [
      'final',
      finalCents !==
        share.initialCents - takenBackCents + released.reserveCents + released.redistributedCents,
      `le montant final ${finalCents} n'est pas la part initiale, moins la reprise, plus ce qui est reçu.`,
    ],
    [
      'floor',
      finalCents < share.floorCents,
      `${finalCents} centimes après la libération. Attendu : au moins le plancher, ${share.floorCents}.`,
    ],
  ];
  return broken
    .filter(([, isBroken]) => isBroken)
    .map(([rule, , message]) => ({ rule, opco, message: `« ${opco} » : ${message}` }));
}

const DAY_IN_MILLISECONDS = 86_400_000;

/** Both ends of a campaign are days of it. */
function elapsedPart(start: string, date: string, end: string): Elapsed {
  const days = (from: string, to: string): bigint =>
    BigInt((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_IN_MILLISECONDS);
  return { days: days(start, date), of: days(start, end) + 1n };
}
