/** Named builders of the smallest requests: a test states what matters to it and nothing else. */

import { allocate } from '../../../solver/allocation/allocate.ts';
import { releaseReserve } from '../../../solver/allocation/release.ts';
import type {
  Allocation,
  AllocationEnvelope,
  AllocationRequest,
  Consumption,
  Recipient,
  ReserveRelease,
} from '../../../solver/allocation/types.ts';

/** A year: 1 000 cents, 150 of them kept until 1 April. */
export function anAllocationEnvelope(overrides: Partial<AllocationEnvelope> = {}): AllocationEnvelope {
  return {
    id: 'E',
    totalCents: 1_000,
    reserveCents: 150,
    startDate: '2022-01-01',
    reserveDate: '2022-04-01',
    endDate: '2022-12-31',
    ...overrides,
  };
}

/** An OPCO without a floor, one unit of each need. */
export function aRecipient(overrides: Partial<Recipient> = {}): Recipient {
  return { opco: 'AKTO', floorCents: 0, recruitmentStakes: 1, trainingNeeds: 1, ...overrides };
}

/** A request where needs are training needs alone, as `{ AKTO: [need, floor] }`. */
export function aRequest(
  needsAndFloors: Record<string, readonly [need: number, floorCents: number]>,
  envelope: Partial<AllocationEnvelope> = {},
): AllocationRequest {
  return {
    format: 'metronome-allocation/1',
    name: 'essai',
    envelope: anAllocationEnvelope(envelope),
    criteria: { recruitmentStakes: 0, trainingNeeds: 1 },
    recipients: Object.entries(needsAndFloors).map(([opco, [trainingNeeds, floorCents]]) =>
      aRecipient({ opco, trainingNeeds, floorCents, recruitmentStakes: 0 }),
    ),
  };
}

/** The split of a request that has one. */
export function split(request: AllocationRequest): Allocation {
  const outcome = allocate(request);
  if (outcome.status !== 'ALLOCATED') throw new Error(JSON.stringify(outcome));
  return outcome.allocation;
}

/** `{ AKTO: 500 }` as a consumption, on 1 April unless told. */
export function consumed(cents: Record<string, number>, date = '2022-04-01'): Consumption {
  return { date, consumed: Object.entries(cents).map(([opco, amount]) => ({ opco, cents: amount })) };
}

/** The release of a consumption that has one. */
export function released(allocation: Allocation, consumption: Consumption): ReserveRelease {
  const outcome = releaseReserve(allocation, consumption);
  if (outcome.status !== 'RELEASED') throw new Error(JSON.stringify(outcome));
  return outcome.release;
}

/** One amount of every share, by OPCO. */
export function amounts<T extends { opco: string }>(
  { shares }: { shares: T[] },
  read: (share: T) => number,
): Record<string, number> {
  return Object.fromEntries(shares.map((share) => [share.opco, read(share)]));
}
