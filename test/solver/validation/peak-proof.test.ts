import { describe, expect, test } from '@jest/globals';
import { hashOf } from '../../../solver/instance/hash.ts';
import type { Envelope, Instance, Session } from '../../../solver/instance/types.ts';
import type { PeakProof } from '../../../solver/solution/types.ts';
import { checkPeakProof } from '../../../solver/validation/peak-proof.ts';
import { aClosure, anEnvelope, anInstance, aTranche, monthGridOf, someParameters } from '../builders.ts';

/** Every start is on the first day of a month; `from` and `to` are months, from 1. */
const between = (from: number, to: number, plannedEntries: number, rest: Partial<Session> = {}) => ({
  plannedEntries,
  costCents: 10,
  window: { earliest: from - 1, latest: to - 1 },
  ...rest,
});
const [FEBRUARY, MARCH, APRIL, MAY] = [2, 3, 4, 5];

function year(sessions: Partial<Session>[], rest: Partial<Omit<Instance, 'sessions'>> = {}): Instance {
  return anInstance({ grid: 'MONTH', weeks: monthGridOf(2022), sessions, ...rest });
}

/** What multipliers of months, by number, and of budgets are worth when they claim a bound. */
function claim(
  instance: Instance,
  bound: number,
  months: Record<number, number>,
  budgets: PeakProof['budgets'] = [],
) {
  const listed = Object.entries(months).map(([month, multiplier]) => ({
    month: `2022-${month.padStart(2, '0')}`,
    multiplier,
  }));
  const proof: PeakProof = {
    format: 'metronome-peak-proof/1',
    instanceHash: hashOf(instance),
    months: listed,
    budgets,
    bound,
  };
  return checkPeakProof(instance, someParameters(), proof);
}

/** Accepted at what it proves, refused one above. */
function expectToProve(bound: number, ...[instance, months, budgets]: [Instance, ...Rest]) {
  expect(claim(instance, bound, months, budgets)).toEqual({ holds: true, bound });
  expect(claim(instance, bound + 1, months, budgets)).toEqual({
    holds: false,
    because: `Les multiplicateurs ne prouvent que ${bound}, pas ${bound + 1}.`,
  });
}
type Rest = [months: Record<number, number>, budgets?: PeakProof['budgets']];

describe('months', () => {
  test('what must start in three months, spread over them and rounded up', () => {
    const spring = year([between(MARCH, MAY, 8), between(MARCH, MAY, 9), between(MARCH, MAY, 8)]);
    expectToProve(9, spring, { [MARCH]: 1, [APRIL]: 1, [MAY]: 1 });
    expect(claim(spring, 5, { [MARCH]: 1, [APRIL]: 1, [MAY]: 1 })).toEqual({ holds: true, bound: 9 });
  });

  test('what divides evenly is not rounded', () => {
    expectToProve(9, year([between(MARCH, APRIL, 18)]), { [MARCH]: 1, [APRIL]: 1 });
  });

  test('each session takes its cheapest month, wherever it is', () => {
    // 10 x 1 for the first, 5 x 3 for the second: 25 over 3 + 1 + 2.
    const sessions = [between(MARCH, MAY, 10), between(MARCH, MARCH, 5)];
    expectToProve(5, year(sessions), { [MARCH]: 3, [APRIL]: 1, [MAY]: 2 });
  });

  test('one that may start in a month without multiplier adds nothing', () => {
    expectToProve(7, year([between(MARCH, MARCH, 7), between(FEBRUARY, MARCH, 9)]), { [MARCH]: 1 });
  });

  test('a multiplier of zero is one', () => {
    expectToProve(7, year([between(MARCH, MARCH, 7)]), { [MARCH]: 1, [APRIL]: 0 });
  });
});

describe('gates', () => {
  test('a closed month is no way out', () => {
    const closures = [aClosure({ from: '2022-02-01', to: '2022-02-28' })];
    expectToProve(9, year([between(FEBRUARY, MARCH, 9)], { closures }), { [MARCH]: 1 });
  });

  test('a pinned session has its own month, whatever its window', () => {
    const pinned = between(FEBRUARY, FEBRUARY, 9, { pinnedWeek: MARCH - 1, pinReason: 'STARTED' });
    expectToProve(9, year([pinned]), { [MARCH]: 1 });
  });

  test('a session without an open month adds nothing', () => {
    const nowhere = between(MARCH, MARCH, 9, { forbiddenWeeks: [MARCH - 1] });
    expectToProve(4, year([nowhere, between(MARCH, MARCH, 4)]), { [MARCH]: 1 });
  });
});

describe('budgets', () => {
  const top = (amountCents: number, rest: Partial<Envelope> = {}) =>
    anEnvelope({ tranches: [aTranche({ amountCents })], ...rest });
  const reserve = (january: number, march: number) =>
    anEnvelope({
      tranches: [
        aTranche({ amountCents: january }),
        aTranche({ amountCents: march, date: '2022-03-01', kind: 'RESERVE' }),
      ],
    });
  const upTo = (date: string | null, multiplier = 1, envelope = 'E1') => [
    { envelope, before: date, multiplier },
  ];

  test('what the January money cannot pay must start from the reserve on', () => {
    const four = Array.from({ length: 4 }, () => between(FEBRUARY, MARCH, 10));
    // Each costs 10 in either month; 4 x 10 less the 10 that January pays.
    expectToProve(30, year(four, { envelopes: [reserve(10, 30)] }), { [MARCH]: 1 }, upTo('2022-03-01'));
  });

  test('a start on the day of the release is paid by it', () => {
    const march = year([between(MARCH, MARCH, 10)], { envelopes: [reserve(0, 30)] });
    expectToProve(10, march, { [MARCH]: 1 }, upTo('2022-03-01'));
    const february = year([between(FEBRUARY, FEBRUARY, 10)], { envelopes: [reserve(0, 30)] });
    expectToProve(20, february, { [FEBRUARY]: 1 }, upTo('2022-03-01'));
  });

  test('at the end every start and every tranche count', () => {
    const instance = year([between(MARCH, MARCH, 10)], { envelopes: [reserve(1, 3)] });
    expectToProve(10 + 10 - 4, instance, { [MARCH]: 1 }, upTo(null));
  });

  test('a multiplier weighs the cost and the money', () => {
    const instance = year([between(MARCH, MARCH, 10)], { envelopes: [top(4)] });
    expectToProve(10 + 30 - 12, instance, { [MARCH]: 1 }, upTo(null, 3));
  });

  test('two budgets add up', () => {
    const instance = year([between(FEBRUARY, FEBRUARY, 10)], { envelopes: [reserve(1, 3)] });
    const both = [...upTo('2022-03-01'), ...upTo(null)];
    expectToProve(10 + 20 - 1 - 4, instance, { [FEBRUARY]: 1 }, both);
  });

  test('more money than can be spent proves nothing, and no less', () => {
    const instance = year([between(MARCH, MARCH, 10)], { envelopes: [top(1_000)] });
    expectToProve(0, instance, { [MARCH]: 1 }, upTo(null));
  });

  test('an envelope pays for those below it, and for no other', () => {
    const tree = [top(4), top(4, { id: 'E2', parent: 'E1' }), top(4, { id: 'E3' })];
    const paidBy = (envelope: string) => year([between(MARCH, MARCH, 10, { envelope })], { envelopes: tree });
    expectToProve(10 + 10 - 4, paidBy('E2'), { [MARCH]: 1 }, upTo(null, 1, 'E1'));
    expectToProve(10 + 10 - 4, paidBy('E2'), { [MARCH]: 1 }, upTo(null, 1, 'E2'));
    expectToProve(10 - 4, paidBy('E1'), { [MARCH]: 1 }, upTo(null, 1, 'E2'));
    expectToProve(10 - 4, paidBy('E3'), { [MARCH]: 1 }, upTo(null, 1, 'E1'));
  });

  test('what is engaged in the envelope and below it is spent, what is engaged elsewhere is not', () => {
    const tree = [
      top(8, { alreadyEngagedCents: 1 }),
      top(8, { id: 'E2', parent: 'E1', alreadyEngagedCents: 2 }),
      top(8, { id: 'E3', alreadyEngagedCents: 4 }),
    ];
    const instance = year([between(MARCH, MARCH, 10)], { envelopes: tree });
    expectToProve(10 + 10 - (8 - 3), instance, { [MARCH]: 1 }, upTo(null));
    expectToProve(10 - (8 - 2), instance, { [MARCH]: 1 }, upTo(null, 1, 'E2'));
  });

  test('money overspent before is no money, not a debt of the sessions', () => {
    const overspent = [top(2, { alreadyEngagedCents: 7 })];
    expectToProve(
      20,
      year([between(MARCH, MARCH, 10)], { envelopes: overspent }),
      { [MARCH]: 1 },
      upTo(null),
    );
  });

  test('sums stay exact where floating numbers do not', () => {
    const large = Number.MAX_SAFE_INTEGER;
    const instance = year([between(MARCH, MARCH, 10, { costCents: large })], { envelopes: [top(large - 1)] });
    // 10 + 3 x large - 3 x (large - 1).
    expectToProve(13, instance, { [MARCH]: 1 }, upTo(null, 3));
  });
});

describe('refused', () => {
  const instance = year([between(MARCH, MARCH, 10)]);

  test.each([-1, 0.5, Number.NaN, 2 ** 53])('a multiplier of %p, of a month or of a budget', (multiplier) => {
    const because = `Le multiplicateur ${multiplier} n'est pas un entier positif ou nul.`;
    expect(claim(instance, 1, { [MARCH]: 1, [MAY]: multiplier })).toEqual({ holds: false, because });
    const budgets = [{ envelope: 'E1', before: null, multiplier }];
    expect(claim(instance, 1, { [MARCH]: 1 }, budgets)).toEqual({ holds: false, because });
  });

  test.each<[Record<number, number>]>([[{}], [{ [MARCH]: 0 }]])('months %j', (months) => {
    expect(claim(instance, 0, months)).toEqual({
      holds: false,
      because: 'Aucun mois ne porte de multiplicateur.',
    });
  });

  test('a proof about another instance', () => {
    const proof: PeakProof = {
      format: 'metronome-peak-proof/1',
      instanceHash: hashOf(year([between(MARCH, MARCH, 11)])),
      months: [{ month: '2022-03', multiplier: 1 }],
      budgets: [],
      bound: 10,
    };
    expect(checkPeakProof(instance, someParameters(), proof)).toEqual({
      holds: false,
      because: "La preuve porte sur une autre instance : l'empreinte diffère.",
    });
  });
});
