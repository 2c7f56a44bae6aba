/** What holds for every request, drawn at random. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { releaseReserve } from '../../../solver/allocation/release.ts';
import type { AllocationRequest } from '../../../solver/allocation/types.ts';
import { verifyAllocation } from '../../../solver/allocation/verify.ts';
import { verifyRelease } from '../../../solver/allocation/verify-release.ts';
import { arbitraryConsumption, arbitraryRequest } from './arbitrary.ts';
import { amounts, released, split } from './builders.ts';

const requests = arbitraryRequest(8, 50_000_000_000);
const totals = (request: AllocationRequest) => amounts(split(request), (share) => share.totalCents);

/** The same request with that many cents more to split. */
function withMore(request: AllocationRequest, cents: number): AllocationRequest {
  const { envelope } = request;
  return { ...request, envelope: { ...envelope, totalCents: envelope.totalCents + cents } };
}

describe('a split', () => {
  test('satisfies the judge, and no cent would serve better elsewhere', () => {
    fc.assert(
      fc.property(requests, (request) => {
        expect(verifyAllocation(request, split(request))).toEqual({
          valid: true,
          violations: [],
          betterMove: null,
          betterInitialMove: null,
        });
      }),
      { numRuns: 300 },
    );
  });

  test('sums to the cent and respects every floor', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const { shares, envelope } = split(request);
        const sum = (read: (share: (typeof shares)[number]) => number) =>
          shares.reduce((total, share) => total + read(share), 0);
        expect(sum((share) => share.totalCents)).toBe(envelope.totalCents);
        expect(sum((share) => share.reserveCents)).toBe(envelope.reserveCents);
        expect(shares.filter(({ totalCents, floorCents }) => totalCents < floorCents)).toEqual([]);
        expect(
          shares.filter(({ initialCents, reserveCents }) => initialCents < 0 || reserveCents < 0),
        ).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('never lowers anybody when there is more money, be it one cent', () => {
    fc.assert(
      fc.property(requests, fc.constantFrom(1, 2, 100, 1_234_567), (request, more) => {
        const [before, after] = [totals(request), totals(withMore(request, more))];
        expect(Object.keys(before).filter((opco) => after[opco]! < before[opco]!)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('is the same whatever the order of the OPCO', () => {
    fc.assert(
      fc.property(requests, (request) => {
        const reversed = { ...request, recipients: [...request.recipients].reverse() };
        expect(totals(reversed)).toEqual(totals(request));
      }),
    );
  });

  test('gives an OPCO no less when its floor is raised', () => {
    fc.assert(
      fc.property(requests, fc.integer({ min: 0, max: 1_000 }), (request, raise) => {
        const room =
          request.envelope.totalCents -
          request.recipients.reduce((sum, { floorCents }) => sum + floorCents, 0);
        const [first, ...others] = request.recipients;
        const raised = { ...first!, floorCents: first!.floorCents + Math.min(raise, room) };
        const { opco } = first!;
        expect(totals({ ...request, recipients: [raised, ...others] })[opco]).toBeGreaterThanOrEqual(
          totals(request)[opco]!,
        );
      }),
    );
  });
});

describe('a release', () => {
  const cases = arbitraryConsumption(8, 50_000_000_000);

  test('satisfies the judge, and no cent would go better to somebody else', () => {
    fc.assert(
      fc.property(cases, ({ request, consumption }) => {
        const allocation = split(request);
        expect(verifyRelease(allocation, consumption, released(allocation, consumption))).toEqual({
          valid: true,
          violations: [],
          betterMove: null,
        });
      }),
      { numRuns: 300 },
    );
  });

  test('loses no cent, takes back nothing consumed, keeps every floor', () => {
    fc.assert(
      fc.property(cases, ({ request, consumption }) => {
        const allocation = split(request);
        const { shares } = released(allocation, consumption);
        expect(shares.reduce((sum, { finalCents }) => sum + finalCents, 0)).toBe(request.envelope.totalCents);
        shares.forEach(({ finalCents, consumedCents, initialCents, takenBackCents }, i) => {
          expect(initialCents - takenBackCents).toBeGreaterThanOrEqual(consumedCents);
          expect(finalCents).toBeGreaterThanOrEqual(allocation.shares[i]!.floorCents);
        });
      }),
      { numRuns: 300 },
    );
  });

  test('never leaves an OPCO with less because it consumed more', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 100_000_000 }), ({ request, consumption }, more) => {
        const allocation = split(request);
        const before = released(allocation, consumption);
        // Without any consumption the pot goes by the split: another rule, not to be compared.
        fc.pre(before.shares.some(({ consumedCents }) => consumedCents > 0));
        const [first, ...others] = consumption.consumed;
        const cents = Math.min(first!.cents + more, allocation.shares[0]!.initialCents);
        const after = released(allocation, {
          ...consumption,
          consumed: [{ ...first!, cents }, ...others],
        });
        expect(after.shares[0]!.finalCents).toBeGreaterThanOrEqual(before.shares[0]!.finalCents);
      }),
      { numRuns: 300 },
    );
  });

  test('is the same whatever the order of the consumption', () => {
    fc.assert(
      fc.property(cases, ({ request, consumption }) => {
        const allocation = split(request);
        const reversed = { ...consumption, consumed: [...consumption.consumed].reverse() };
        expect(releaseReserve(allocation, reversed)).toEqual(releaseReserve(allocation, consumption));
      }),
    );
  });
});
