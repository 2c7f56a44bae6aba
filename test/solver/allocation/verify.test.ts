/** The judge sees what is wrong with a split or a release made by hand, to the cent. */

import { describe, expect, test } from '@jest/globals';
import type { Allocation, ReleaseShare, ReserveRelease, Share } from '../../../solver/allocation/types.ts';
import { verifyAllocation } from '../../../solver/allocation/verify.ts';
import { verifyRelease } from '../../../solver/allocation/verify-release.ts';
import { aRequest, consumed, released, split } from './builders.ts';

/** 1 000 cents: A at its floor of 400, B 200, C 400; initial parts 340, 170, 340. */
const request = aRequest({ A: [1, 400], B: [2, 0], C: [4, 0] });

/** The split of the request with amounts changed by hand. */
function handMade(changes: Record<string, Partial<Share>>, rest: Partial<Allocation> = {}): Allocation {
  const allocation = split(request);
  return {
    ...allocation,
    shares: allocation.shares.map((share) => ({ ...share, ...changes[share.opco] })),
    ...rest,
  };
}

/** Rules broken, with the OPCO and the cents of each. */
function broken(allocation: Allocation): (string | number | undefined)[][] {
  return verifyAllocation(request, allocation).violations.map(({ rule, opco, excessCents }) => [
    rule,
    opco,
    excessCents,
  ]);
}

describe('a split', () => {
  test('agreed by hand may be valid and not the fairest: the cent to move is named', () => {
    const verdict = verifyAllocation(
      request,
      handMade({ B: { totalCents: 210, reserveCents: 40 }, C: { totalCents: 390, reserveCents: 50 } }),
    );
    expect(verdict.valid).toBe(true);
    expect(verdict.betterMove).toEqual({ from: 'B', to: 'C' });
  });

  test('one cent less than a floor', () => {
    const allocation = handMade({
      A: { totalCents: 399, reserveCents: 59 },
      B: { totalCents: 201, reserveCents: 31 },
    });
    expect(broken(allocation)).toEqual([['floor', 'A', 1]]);
  });

  test('a floor that is not the one of the request', () => {
    expect(broken(handMade({ B: { floorCents: 10 } }))).toEqual([['floor', 'B', 0]]);
  });

  test('one cent too many', () => {
    expect(broken(handMade({ C: { totalCents: 401, initialCents: 341 } }))).toEqual([
      ['sum', undefined, 1],
      ['sum', undefined, 1],
    ]);
  });

  test('parts that do not make the total', () => {
    expect(broken(handMade({ C: { reserveCents: 61 } }))).toEqual([
      ['initial-and-reserve', 'C', 1],
      ['sum', undefined, 1],
    ]);
  });

  test('half a cent, a negative amount, no number', () => {
    expect(broken(handMade({ C: { totalCents: 400.5 } }))[0]).toEqual(['cents', 'C', undefined]);
    expect(broken(handMade({ C: { initialCents: -1 } }))[0]).toEqual(['cents', 'C', undefined]);
    expect(broken(handMade({ C: { reserveCents: Number.NaN } }))[0]).toEqual(['cents', 'C', undefined]);
  });

  test('an OPCO left out, one too many, one twice', () => {
    const { shares } = split(request);
    expect(broken(handMade({}, { shares: shares.slice(1) }))).toEqual([['recipients', 'A', undefined]]);
    expect(broken(handMade({}, { shares: [...shares, { ...shares[0]!, opco: 'D' }] }))).toEqual([
      ['recipients', 'D', undefined],
    ]);
    expect(broken(handMade({}, { shares: [...shares, shares[0]!] }))).toEqual([
      ['recipients', 'A', undefined],
    ]);
  });

  test.each([
    ['totalCents', 2_000],
    ['reserveCents', 151],
    ['startDate', '2022-01-02'],
    ['reserveDate', '2022-05-01'],
    ['endDate', '2023-12-31'],
  ])('another %s than the one asked for', (field, value) => {
    const envelope = { ...request.envelope, [field]: value };
    expect(broken(handMade({}, { envelope }))).toEqual([['envelope', undefined, undefined]]);
  });

  test('initial parts out of proportion, and money for who needs none, are cents to move', () => {
    const skewed = handMade({
      B: { initialCents: 180, reserveCents: 20 },
      C: { initialCents: 330, reserveCents: 70 },
    });
    expect(verifyAllocation(request, skewed)).toMatchObject({
      valid: true,
      betterMove: null,
      // C has 330 of its 400 at once, A 340 of its 400: the first of the two cents that could move is told.
      betterInitialMove: { from: 'A', to: 'C' },
    });
    const idle = aRequest({ A: [0, 0], B: [1, 0] }, { reserveCents: 0 });
    const given = {
      ...split(idle),
      shares: split(idle).shares.map((share) => ({ ...share, totalCents: 500, initialCents: 500 })),
    };
    expect(verifyAllocation(idle, given).betterMove).toEqual({ from: 'A', to: 'B' });
  });
});

describe('a release', () => {
  const allocation = split(request);
  const consumption = consumed({ A: 0, B: 100, C: 300 });

  function handMadeRelease(
    changes: Record<string, Partial<ReleaseShare>>,
    rest: Partial<ReserveRelease> = {},
  ): ReserveRelease {
    const release = released(allocation, consumption);
    return {
      ...release,
      shares: release.shares.map((share) => ({ ...share, ...changes[share.opco] })),
      ...rest,
    };
  }
  const rules = (release: ReserveRelease): (string | undefined)[][] =>
    verifyRelease(allocation, consumption, release).violations.map(({ rule, opco }) => [rule, opco]);

  test('as computed breaks nothing', () => {
    expect(verifyRelease(allocation, consumption, released(allocation, consumption))).toEqual({
      valid: true,
      violations: [],
      betterMove: null,
    });
  });

  test.each<[string, ReserveRelease, (string | undefined)[][]]>([
    ['another day', handMadeRelease({}, { date: '2022-05-01' }), [['envelope', undefined]]],
    ['another initial part', handMadeRelease({ B: { initialCents: 171 } }), [['initial-and-reserve', 'B']]],
    ['another consumption', handMadeRelease({ B: { consumedCents: 99 } }), [['initial-and-reserve', 'B']]],
    ['one cent more expected', handMadeRelease({ C: { expectedCents: 84 } }), [['expected', 'C']]],
    ['one cent less expected', handMadeRelease({ C: { expectedCents: 82 } }), [['expected', 'C']]],
    [
      'a consumed cent taken back',
      handMadeRelease({ C: { takenBackCents: 1 } }),
      [
        ['taken-back', 'C'],
        ['final', 'C'],
        ['sum', undefined],
      ],
    ],
    [
      'one cent more in the end',
      handMadeRelease({ C: { finalCents: released(allocation, consumption).shares[2]!.finalCents + 1 } }),
      [
        ['final', 'C'],
        ['sum', undefined],
      ],
    ],
    [
      'half a cent',
      handMadeRelease({ B: { reserveCents: 0.5 } }),
      [
        ['cents', 'B'],
        ['sum', undefined],
      ],
    ],
    [
      'an OPCO left out',
      { ...handMadeRelease({}), shares: released(allocation, consumption).shares.slice(1) },
      [['recipients', undefined]],
    ],
  ])('%s', (_, release, expected) => {
    expect(rules(release)).toEqual(expected);
  });

  test('one cent from the floor to another, and one cent against the consumption', () => {
    const { shares } = released(allocation, consumption);
    const [a, b, c] = shares.map(({ redistributedCents, finalCents }) => ({
      redistributedCents,
      finalCents,
    }));
    const moved = (share: typeof a, cents: number): Partial<ReleaseShare> => ({
      redistributedCents: share!.redistributedCents + cents,
      finalCents: share!.finalCents + cents,
    });
    expect(rules(handMadeRelease({ A: moved(a, -1), B: moved(b, 1) }))).toEqual([['floor', 'A']]);
    const unfair = handMadeRelease({ B: moved(b, 5), C: moved(c, -5) });
    expect(verifyRelease(allocation, consumption, unfair)).toEqual({
      valid: true,
      violations: [],
      betterMove: { from: 'B', to: 'C' },
    });
  });
});
