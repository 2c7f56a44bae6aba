import { describe, expect, test } from '@jest/globals';
import { allocate } from '../../../solver/allocation/allocate.ts';
import { amounts, aRecipient, aRequest, split } from './builders.ts';

const totals = (request: Parameters<typeof split>[0]) => amounts(split(request), (share) => share.totalCents);

describe('floors, then needs', () => {
  test('without floors, in proportion to the needs', () => {
    expect(totals(aRequest({ A: [1, 0], B: [3, 0] }))).toEqual({ A: 250, B: 750 });
  });

  test('a floor above its part of the needs is kept, the others share what is left', () => {
    // 400 for A; 600 left for B and C at 2 and 4.
    expect(totals(aRequest({ A: [1, 400], B: [2, 0], C: [4, 0] }))).toEqual({ A: 400, B: 200, C: 400 });
  });

  test('a floor at its part of the needs, to the cent, changes nothing; one cent more moves one cent', () => {
    expect(totals(aRequest({ A: [1, 250], B: [3, 0] }))).toEqual({ A: 250, B: 750 });
    expect(totals(aRequest({ A: [1, 251], B: [3, 0] }))).toEqual({ A: 251, B: 749 });
  });

  test('setting one floor aside can put another in front: the level is sought again', () => {
    // At 100 a unit C (590) is above 500; then B's 200 is above 2 x (1000 - 590) / 5 = 164: A keeps 210 for 3.
    expect(totals(aRequest({ A: [3, 0], B: [2, 200], C: [5, 590] }))).toEqual({ A: 210, B: 200, C: 590 });
  });

  test('an OPCO without any need receives its floor and no more', () => {
    expect(totals(aRequest({ A: [0, 120], B: [1, 0] }))).toEqual({ A: 120, B: 880 });
  });

  test('floors that use the envelope to the cent are the split', () => {
    expect(totals(aRequest({ A: [1, 400], B: [1, 600] }))).toEqual({ A: 400, B: 600 });
  });

  test('an envelope of zero is zero for everybody', () => {
    expect(totals(aRequest({ A: [1, 0], B: [1, 0] }, { totalCents: 0, reserveCents: 0 }))).toEqual({
      A: 0,
      B: 0,
    });
  });
});

describe('criteria', () => {
  const recipients = [
    aRecipient({ opco: 'A', recruitmentStakes: 30, trainingNeeds: 1 }),
    aRecipient({ opco: 'B', recruitmentStakes: 10, trainingNeeds: 9 }),
  ];
  test.each([
    ['stakes alone', { recruitmentStakes: 1, trainingNeeds: 0 }, { A: 750, B: 250 }],
    ['needs alone', { recruitmentStakes: 0, trainingNeeds: 1 }, { A: 100, B: 900 }],
    // (75 % + 10 %) / 2
    ['one and one', { recruitmentStakes: 1, trainingNeeds: 1 }, { A: 425, B: 575 }],
    ['fifty and fifty is one and one', { recruitmentStakes: 50, trainingNeeds: 50 }, { A: 425, B: 575 }],
    // (3 x 75 % + 10 %) / 4 = 58.75 %: 587.5 and 412.5: B, whose need is the smaller, would be the less served without it.
    ['three and one', { recruitmentStakes: 3, trainingNeeds: 1 }, { A: 587, B: 413 }],
  ])('%s', (_, criteria, expected) => {
    expect(totals({ ...aRequest({}), criteria, recipients })).toEqual(expected);
  });
});

describe('cents that do not divide', () => {
  test('go to the least served, and among equals to the first name, whatever the order of the list', () => {
    const envelope = { totalCents: 101, reserveCents: 0 };
    expect(totals(aRequest({ A: [1, 0], B: [1, 0], C: [1, 0] }, envelope))).toEqual({ A: 34, B: 34, C: 33 });
    expect(totals(aRequest({ C: [1, 0], B: [1, 0], A: [1, 0] }, envelope))).toEqual({ C: 33, B: 34, A: 34 });
  });

  test('one more cent is nobody’s loss, where the largest remainder would take one from C', () => {
    // Alabama: needs 6, 6, 2. Of 10 the exact parts are 4.29, 4.29, 1.43: largest remainder 4, 4, 2.
    // Of 11 they are 4.71, 4.71, 1.57: largest remainder 5, 5, 1, and C would lose a cent.
    const of = (totalCents: number) =>
      totals(aRequest({ A: [6, 0], B: [6, 0], C: [2, 0] }, { totalCents, reserveCents: 0 }));
    expect(of(10)).toEqual({ A: 4, B: 4, C: 2 });
    expect(of(11)).toEqual({ A: 5, B: 4, C: 2 });
  });
});

describe('initial part and reserve', () => {
  test('85 % at once and 15 % in April, each sum to the cent', () => {
    const allocation = split(aRequest({ A: [1, 400], B: [2, 0], C: [4, 0] }));
    expect(amounts(allocation, (share) => share.initialCents)).toEqual({ A: 340, B: 170, C: 340 });
    expect(amounts(allocation, (share) => share.reserveCents)).toEqual({ A: 60, B: 30, C: 60 });
  });

  test('the whole envelope may be the reserve, or none of it', () => {
    const none = split(aRequest({ A: [1, 0], B: [3, 0] }, { reserveCents: 0 }));
    expect(amounts(none, (share) => share.initialCents)).toEqual({ A: 250, B: 750 });
    const all = split(aRequest({ A: [1, 0], B: [3, 0] }, { reserveCents: 1_000 }));
    expect(amounts(all, (share) => share.initialCents)).toEqual({ A: 0, B: 0 });
  });
});

describe('reasons', () => {
  test('say what decided, in French', () => {
    const { shares } = split(aRequest({ A: [1, 40_000], B: [3, 0] }, { totalCents: 100_000 }));
    expect(shares.map(({ reason, needShare }) => [reason, needShare])).toEqual([
      ['FLOOR', 0.25],
      ['NEEDS', 0.75],
    ]);
    expect(shares.map(({ message }) => message.replace(/[\u00a0\u202f]/g, ' '))).toEqual([
      'Au plancher (400,00 €) : sa part des besoins (25,0 %) ne lui donnerait pas davantage.',
      'Selon sa part des besoins (75,0 %), une fois les planchers servis.',
    ]);
  });
});

describe('floors above the total', () => {
  test('are an answer that names every OPCO with a floor, the floors and the total', () => {
    const outcome = allocate(
      aRequest({ A: [1, 40_001], B: [1, 60_000], C: [1, 0] }, { totalCents: 100_000 }),
    );
    expect(outcome).toEqual({
      status: 'INFEASIBLE',
      conflict: {
        code: 'FLOORS_ABOVE_TOTAL',
        totalCents: 100_000,
        floorsCents: 100_001,
        missingCents: 1,
        floors: [
          { opco: 'B', floorCents: 60_000 },
          { opco: 'A', floorCents: 40_001 },
        ],
        message: expect.anything(),
      },
    });
    const { message } = (outcome as { conflict: { message: string } }).conflict;
    expect(message.replace(/[\u00a0\u202f]/g, ' ')).toBe(
      "Les planchers font 1 000,01 € et l'enveloppe « E » 1 000,00 € : il manque 0,01 €. Planchers : B 600,00 €, A 400,01 €. Augmenter l'enveloppe ou revoir des planchers.",
    );
  });
});
