import { describe, expect, test } from '@jest/globals';
import { releaseReserve } from '../../../solver/allocation/release.ts';
import type { ReleaseShare } from '../../../solver/allocation/types.ts';
import { amounts, aRequest, consumed, released, split } from './builders.ts';

/** 1 000 EUR over a year of 365 days: 90 are gone on 1 April. A and B 500 EUR each, 425 at once, 75 in reserve. */
const two = { totalCents: 100_000, reserveCents: 15_000 };
const evenly = split(aRequest({ A: [1, 0], B: [1, 0] }, two));

const told = (share: ReleaseShare | undefined): string[] =>
  share!.reasons.map(({ reason, message }) => `${reason}: ${message.replace(/[\u00a0\u202f]/g, ' ')}`);

describe('the reserve goes by consumption', () => {
  test('two that consumed alike receive their promised parts', () => {
    const { shares, takenBackCents } = released(evenly, consumed({ A: 20_000, B: 20_000 }));
    expect(takenBackCents).toBe(0);
    expect(shares.map(({ reserveCents, finalCents }) => [reserveCents, finalCents])).toEqual([
      [7_500, 50_000],
      [7_500, 50_000],
    ]);
  });

  test('twice the consumption is twice the reserve', () => {
    const release = released(evenly, consumed({ A: 12_000, B: 24_000 }));
    expect(amounts(release, (share) => share.reserveCents)).toEqual({ A: 5_000, B: 10_000 });
    expect(amounts(release, (share) => share.finalCents)).toEqual({ A: 47_500, B: 52_500 });
  });

  test('at the same rate a large OPCO receives more than a small one, in proportion', () => {
    const allocation = split(aRequest({ A: [1, 0], B: [3, 0] }, two));
    const release = released(allocation, consumed({ A: 10_625, B: 31_875 }));
    expect(amounts(release, (share) => share.reserveCents)).toEqual({ A: 3_750, B: 11_250 });
  });

  test('where nobody consumed anything, by the split: what is taken back comes back', () => {
    const release = released(evenly, consumed({ A: 0, B: 0 }));
    expect(release.takenBackCents).toBe(2 * 10_479);
    expect(amounts(release, (share) => share.finalCents)).toEqual({ A: 50_000, B: 50_000 });
    expect(told(release.shares[0])[1]).toBe(
      'BY_CONSUMPTION: Reçoit 179,79 € en proportion de sa part, personne n’ayant consommé.',
    );
  });
});

describe('what the calendar expected and nobody consumed goes in common', () => {
  test('to the cent: 42 500 x 90 / 365 is 10 479.45', () => {
    const release = released(evenly, consumed({ A: 479, B: 42_500 }));
    expect(
      release.shares.map(({ expectedCents, takenBackCents }) => [expectedCents, takenBackCents]),
    ).toEqual([
      [10_479, 10_000],
      [10_479, 0],
    ]);
    // 25 000 to give at 479 and 42 500: 278.6 and 24 721.4.
    expect(release.shares.map(({ finalCents }) => finalCents)).toEqual([
      42_500 - 10_000 + 279,
      42_500 + 24_721,
    ]);
    expect(release.shares.map(told)).toEqual([
      [
        'TAKEN_BACK: 4,79 € consommés sur 104,79 € attendus à cette date : 100,00 € remis en commun.',
        'BY_CONSUMPTION: Reçoit 2,79 € en proportion des 4,79 € consommés (1,1 % de sa part initiale).',
      ],
      ['BY_CONSUMPTION: Reçoit 247,21 € en proportion des 425,00 € consommés (100,0 % de sa part initiale).'],
    ]);
  });

  test('on the edge: expected to the cent is kept, one cent short is one cent taken back', () => {
    expect(released(evenly, consumed({ A: 10_479, B: 10_479 })).takenBackCents).toBe(0);
    expect(released(evenly, consumed({ A: 10_478, B: 10_479 })).takenBackCents).toBe(1);
  });

  test('on the last day, all that is unconsumed but that day’s part', () => {
    const { shares } = released(evenly, consumed({ A: 0, B: 42_500 }, '2022-12-31'));
    expect(shares[0]!.takenBackCents).toBe(Math.floor((42_500 * 364) / 365));
  });

  test('both sources reach everybody in the same proportion, each sum exact', () => {
    const { shares, reserveCents, takenBackCents } = released(evenly, consumed({ A: 5_000, B: 20_000 }));
    expect(reserveCents).toBe(15_000);
    expect(takenBackCents).toBe(5_479);
    expect(shares.map((share) => [share.reserveCents, share.redistributedCents])).toEqual([
      [3_000, 1_096],
      [12_000, 4_383],
    ]);
  });
});

describe('floors hold through a release (H4)', () => {
  // A keeps 60 000 of 100 000 whatever it consumes: 51 000 at once, 9 000 promised.
  const allocation = split(aRequest({ A: [1, 60_000], B: [4, 0] }, two));

  test('one that consumed nothing receives what its floor lacks, no more', () => {
    const release = released(allocation, consumed({ A: 0, B: 20_000 }));
    expect(release.shares[0]).toMatchObject({ takenBackCents: 12_575, finalCents: 60_000 });
    expect(told(release.shares[0])).toEqual([
      'TAKEN_BACK: 0,00 € consommés sur 125,75 € attendus à cette date : 125,75 € remis en commun.',
      'FLOOR: Reçoit 215,75 € : ce qui manque à son plancher de 600,00 €.',
    ]);
    expect(release.shares[1]).toMatchObject({ finalCents: 40_000 });
  });

  test('one without a floor that consumed nothing receives nothing', () => {
    const release = released(allocation, consumed({ A: 51_000, B: 0 }));
    expect(release.shares[1]).toMatchObject({ reserveCents: 0, redistributedCents: 0 });
    expect(told(release.shares[1])[1]).toBe(
      'NOTHING: Rien consommé, et le plancher est tenu : ne reçoit rien.',
    );
  });
});

describe('a consumption that cannot be', () => {
  test.each([
    ['before the reserve is there', consumed({ A: 1, B: 1 }, '2022-03-31'), 'RELEASE_DATE_OUTSIDE', '/date'],
    ['after the campaign', consumed({ A: 1, B: 1 }, '2023-01-01'), 'RELEASE_DATE_OUTSIDE', '/date'],
    ['on a day that is none', consumed({ A: 1, B: 1 }, '2022-04-31'), 'DATE_IMPOSSIBLE', '/date'],
    [
      'one cent above the initial part',
      consumed({ A: 42_501, B: 1 }),
      'CONSUMED_ABOVE_INITIAL',
      '/consumed/0/cents',
    ],
    ['below zero', consumed({ A: -1, B: 1 }), 'MONEY_NEGATIVE', '/consumed/0/cents'],
    ['half a cent', consumed({ A: 0.5, B: 1 }), 'MONEY_NOT_INTEGER', '/consumed/0/cents'],
    ['of an OPCO without a share', consumed({ A: 1, B: 1, C: 1 }), 'OPCO_UNKNOWN', '/consumed/2/opco'],
    ['without one of the OPCO', consumed({ A: 1 }), 'CONSUMPTION_MISSING', '/consumed'],
  ])('%s', (_, consumption, code, path) => {
    const outcome = releaseReserve(evenly, consumption);
    expect(outcome).toEqual({
      status: 'INVALID',
      problems: [expect.objectContaining({ code, path, message: expect.stringContaining('Attendu : ') })],
    });
  });

  test('an OPCO told twice', () => {
    const twice = {
      date: '2022-04-01',
      consumed: [...consumed({ A: 1, B: 1 }).consumed, { opco: 'A', cents: 2 }],
    };
    expect(releaseReserve(evenly, twice)).toMatchObject({
      status: 'INVALID',
      problems: [{ code: 'OPCO_DUPLICATE', path: '/consumed/2/opco' }],
    });
  });
});
