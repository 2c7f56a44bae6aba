/**
 * A second opinion on any split, computed or made by hand: what it breaks, and whether a cent would be
 * better elsewhere. Shares no code with `allocate`: it looks at the amounts and never computes a split.
 */

import type { Allocation, AllocationRequest, Share } from './types.ts';

/** A rule that a split or a release breaks. */
export interface AllocationViolation {
  /** `recipients`, `envelope`, `cents`, `sum`, `floor`, `initial-and-reserve`, `reserve`, `expected`, `taken-back`, `final`. */
  rule: string;
  /** The OPCO it is about, where it is about one. */
  opco?: string;
  /** By how much, integer euro cents, where it can be counted. */
  excessCents?: number;
  /** In French. */
  message: string;
}

/** A cent that would serve better elsewhere: the one it goes to stays the less served of the two. */
export interface BetterMove {
  from: string;
  to: string;
}

/** The judgement of a split. */
export interface AllocationVerdict {
  /** True when no rule is broken. A split agreed by hand may be valid and not the fairest. */
  valid: boolean;
  violations: AllocationViolation[];
  /** A cent to move for a split closer to the needs, or null when there is none: the split is then optimal, to the cent. */
  betterMove: BetterMove | null;
  /** The same for the initial parts against the totals. */
  betterInitialMove: BetterMove | null;
}

/** Judges a split from the request alone. Never throws on a request that `checkAllocationRequest` accepts. */
export function verifyAllocation(request: AllocationRequest, allocation: Allocation): AllocationVerdict {
  const missing = recipientViolations(request, allocation);
  if (missing.length > 0) {
    return { valid: false, violations: missing, betterMove: null, betterInitialMove: null };
  }
  const violations = [
    ...datesAndAmounts(request, allocation),
    ...request.recipients.flatMap((recipient) =>
      shareViolations(recipient, shareOf(allocation, recipient.opco)),
    ),
    ...sumViolations(request, allocation),
  ];
  const whole = !violations.some(({ rule }) => rule === 'cents');
  const parts = request.recipients.map(({ opco, floorCents }, r) => {
    const { totalCents, initialCents } = shareOf(allocation, opco);
    return { opco, floorCents, totalCents, initialCents, need: judgedNeed(request, r) };
  });
  return {
    valid: violations.length === 0,
    violations,
    betterMove: whole
      ? betterMove(
          parts.map((part) => ({
            name: part.opco,
            amount: BigInt(part.totalCents),
            least: BigInt(part.floorCents),
            weight: part.need,
          })),
        )
      : null,
    betterInitialMove: whole
      ? betterMove(
          parts.map((part) => ({
            name: part.opco,
            amount: BigInt(part.initialCents),
            least: 0n,
            weight: BigInt(part.totalCents),
          })),
        )
      : null,
  };
}

/** An amount, what it may not go under, and the weight it is judged by. */
export interface JudgedAmount {
  name: string;
  amount: bigint;
  least: bigint;
  weight: bigint;
}

/**
 * Two amounts between which a cent should move: after losing it, the first would still be better served for its
 * weight than the second is now. Where there is none, no split serves the least served better, to the cent.
 */
export function betterMove(amounts: readonly JudgedAmount[]): BetterMove | null {
  for (const from of amounts) {
    if (from.amount <= from.least) continue;
    for (const to of amounts) {
      if (to.name === from.name || to.weight === 0n) continue;
      // amount without the cent / weight > amount / weight, multiplied out; one who weighs nothing is always better served.
      if ((from.amount - 1n) * to.weight > to.amount * from.weight) return { from: from.name, to: to.name };
      if (from.weight === 0n) return { from: from.name, to: to.name };
    }
  }
  return null;
}

/** Need of a recipient on a scale common to all: each criterion's part, brought to the denominators' product. */
function judgedNeed({ criteria, recipients }: AllocationRequest, r: number): bigint {
  const { recruitmentStakes: stakes, trainingNeeds: training } = recipients[r]!;
  const allStakes = recipients.reduce((sum, recipient) => sum + BigInt(recipient.recruitmentStakes), 0n);
  const allTraining = recipients.reduce((sum, recipient) => sum + BigInt(recipient.trainingNeeds), 0n);
  return (
    BigInt(criteria.recruitmentStakes) * BigInt(stakes) * (allTraining || 1n) +
    BigInt(criteria.trainingNeeds) * BigInt(training) * (allStakes || 1n)
  );
}

function shareOf({ shares }: Allocation, opco: string): Share {
  return shares.find((share) => share.opco === opco)!;
}

function recipientViolations(
  { recipients }: AllocationRequest,
  { shares }: Allocation,
): AllocationViolation[] {
  const expected = new Map(recipients.map(({ opco }) => [opco, 0]));
  const violations: AllocationViolation[] = [];
  for (const { opco } of shares) {
    const times = expected.get(opco);
    if (times === undefined) {
      violations.push({
        rule: 'recipients',
        opco,
        message: `« ${opco} » reçoit une part sans être de la demande.`,
      });
    } else expected.set(opco, times + 1);
  }
  for (const [opco, times] of expected) {
    if (times === 1) continue;
    const message = `« ${opco} » a ${times} parts. Attendu : une.`;
    violations.push({ rule: 'recipients', opco, message });
  }
  return violations;
}

/** The split is of the envelope asked for: its amounts and its dates. */
function datesAndAmounts(
  { envelope: asked }: AllocationRequest,
  { envelope }: Allocation,
): AllocationViolation[] {
  const fields = ['id', 'totalCents', 'reserveCents', 'startDate', 'reserveDate', 'endDate'] as const;
  return fields
    .filter((field) => envelope[field] !== asked[field])
    .map((field) => ({
      rule: 'envelope',
      message: `${field} vaut « ${envelope[field]} » dans la répartition. Attendu : « ${asked[field]} », comme dans la demande.`,
    }));
}

function shareViolations(
  { opco, floorCents }: { opco: string; floorCents: number },
  share: Share,
): AllocationViolation[] {
  const { totalCents, initialCents, reserveCents } = share;
  const amounts = { totalCents, initialCents, reserveCents };
  const broken = Object.entries(amounts).filter(([, cents]) => !Number.isSafeInteger(cents) || cents < 0);
  if (broken.length > 0) {
    return broken.map(([field, cents]) => ({
      rule: 'cents',
      opco,
      message: `« ${opco} » : ${field} vaut ${cents}. Attendu : un nombre entier de centimes, zéro ou plus.`,
    }));
  }
  const violations: AllocationViolation[] = [];
  if (totalCents < floorCents || share.floorCents !== floorCents) {
    const message = `« ${opco} » reçoit ${totalCents} centimes. Attendu : au moins son plancher, ${floorCents}.`;
    violations.push({ rule: 'floor', opco, excessCents: Math.max(0, floorCents - totalCents), message });
  }
  const apart = initialCents + reserveCents - totalCents;
  if (apart !== 0) {
    const message = `« ${opco} » : part initiale et part de réserve font ${initialCents + reserveCents} centimes. Attendu : ${totalCents}.`;
    violations.push({ rule: 'initial-and-reserve', opco, excessCents: apart, message });
  }
  return violations;
}

function sumViolations({ envelope }: AllocationRequest, { shares }: Allocation): AllocationViolation[] {
  const expected = {
    totalCents: envelope.totalCents,
    initialCents: envelope.totalCents - envelope.reserveCents,
    reserveCents: envelope.reserveCents,
  };
  return (Object.keys(expected) as (keyof typeof expected)[]).flatMap((field) => {
    const sum = shares.reduce((total, share) => total + share[field], 0);
    if (sum === expected[field]) return [];
    const message = `La somme des ${field} fait ${sum} centimes. Attendu : ${expected[field]}, au centime.`;
    return [{ rule: 'sum', excessCents: sum - expected[field], message }];
  });
}
