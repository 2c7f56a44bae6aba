/** Bounds added up by hand: each test is one line of the inequality of `docs/problem.md`. */

import { describe, expect, test } from '@jest/globals';
import {
  type Instance,
  type Limit,
  type Multipliers,
  type Parameters,
  verify,
} from '../../../../solver/index.ts';
import { openLedger } from '../../../../solver/validation/proof/ledger.ts';
import { type Held, levelBound } from '../../../../solver/validation/proof/level-bound.ts';
import { aLevel, anInstance, anOpco, monthGridOf, someParameters } from '../../builders.ts';

/** Starts on the first day of a month, `from` and `to` counted from 1; the wish is the first. */
const between = (from: number, to: number, plannedEntries = 10) => ({
  plannedEntries,
  wishedWeek: from - 1,
  window: { earliest: from - 1, latest: to - 1 },
});
const [MARCH, APRIL, MAY] = [3, 4, 5];

/** March and April alone, with as many working days each: a target is half of what is placed. */
const twoMonths = {
  grid: 'MONTH' as const,
  weeks: monthGridOf(2022).slice(2, 4),
  months: ['2022-03', '2022-04'].map((month) => ({ month, quarter: '2022-Q1', workingDays: 20 })),
};
const inMarch = (plannedEntries = 10) => ({
  plannedEntries,
  wishedWeek: 0,
  window: { earliest: 0, latest: 0 },
});

const { smoothing } = someParameters();
const peakOnly: Partial<Parameters> = {
  unplaced: 'FORBIDDEN',
  levels: [aLevel('smoothing')],
  smoothing: { ...smoothing, mode: 'PEAK' },
};
const stepsOnly: Partial<Parameters> = {
  unplaced: 'FORBIDDEN',
  levels: [aLevel('smoothing')],
  smoothing: { ...smoothing, periods: [{ period: 'MONTH', weight: 1 }], peakWeight: 0 },
};

interface Question {
  level?: number;
  held?: Held[];
  parts?: number;
}

/** What multipliers prove, in the unit of the level. */
function proves(
  instance: Instance,
  parameters: Partial<Parameters>,
  multipliers: Partial<Multipliers>,
  { level = 0, held = [], parts = 1 }: Question = {},
): number | string {
  const ledger = openLedger(instance, someParameters(parameters));
  const all = { held: [], limits: [], balance: [], peaks: [], ...multipliers };
  const verdict = levelBound(ledger, level, held, all, parts);
  return verdict.holds ? Number(verdict.bound) / Number(ledger.unit) : verdict.because;
}

const peaks = (...list: [month: number, multiplier: number][]): Multipliers['peaks'] =>
  list.map(([month, multiplier]) => ({ scope: 'REGION', month: `2022-0${month}`, multiplier }));
const balance = (...list: [month: number, multiplier: number][]): Multipliers['balance'] =>
  list.map(([month, multiplier]) => ({ scope: 'REGION', period: `2022-0${month}`, multiplier }));

describe('the peak', () => {
  const spring = anInstance({
    grid: 'MONTH',
    weeks: monthGridOf(2022),
    sessions: [between(MARCH, MAY, 8), between(MARCH, MAY, 9), between(MARCH, MAY, 8)],
  });

  test('25 trainees over three months, a third each: 8 and a third, so 9', () => {
    const third = peaks([MARCH, 1], [APRIL, 1], [MAY, 1]);
    expect(proves(spring, peakOnly, { peaks: third }, { parts: 3 })).toBe(9);
  });

  test('a month without a multiplier is free', () => {
    expect(proves(spring, peakOnly, { peaks: peaks([MARCH, 1], [APRIL, 1]) }, { parts: 2 })).toBe(0);
  });

  test('multipliers beyond the weight of the peak are paid back on all entries: 25 - 2 x 25', () => {
    expect(proves(spring, peakOnly, { peaks: peaks([MARCH, 1], [APRIL, 1], [MAY, 1]) })).toBe(-25);
  });

  test('the peak of steps has its weight: 0.3 x 25 in one month', () => {
    const parameters = { ...stepsOnly, smoothing: { ...smoothing, periods: [], peakWeight: 0.3 } };
    const march = anInstance({ ...twoMonths, sessions: [inMarch(25)] });
    expect(proves(march, parameters, { peaks: peaks([MARCH, 3]) }, { parts: 10 })).toBe(7.5);
    // One tenth more than the weight: 0.4 x 25 - 0.1 x 25.
    expect(proves(march, parameters, { peaks: peaks([MARCH, 4]) }, { parts: 10 })).toBe(7.5);
    expect(proves(march, parameters, { peaks: peaks([MARCH, 2]) }, { parts: 10 })).toBe(5);
  });

  test('each scope has its own', () => {
    const parameters = {
      ...peakOnly,
      smoothing: { ...smoothing, mode: 'PEAK' as const, scopes: ['OPCO' as const] },
    };
    const two = anInstance({ ...twoMonths, sessions: [inMarch(7), { ...inMarch(5), opco: 'OPCO EP' }] });
    const of = (scope: string) => [{ scope, month: '2022-03', multiplier: 1 }];
    expect(proves(two, parameters, { peaks: of('REGION') })).toBe(12);
    expect(proves(two, parameters, { peaks: of('OPCO OPCO EP') })).toBe(5);
    expect(
      proves(two, parameters, { peaks: [...of('REGION'), ...of('OPCO AKTO'), ...of('OPCO OPCO EP')] }),
    ).toBe(24);
    expect(proves(two, parameters, { peaks: of('OPCO 2i') })).toContain('OPCO 2i 2022-03');
  });
});

describe('steps', () => {
  // Ten trainees in March, targets 5 and 5, steps one trainee wide: 1 + 3 + 5 + 7 + 7 a month.
  const march = anInstance({ ...twoMonths, sessions: [inMarch()] });

  test('the value is 46, and the last slope proves it: 70 - (35 + 12) + (35 - 12)', () => {
    expect(verify(march, someParameters(stepsOnly), [{ session: 'S1', week: 0 }]).scores.smoothing).toBe(46);
    expect(proves(march, stepsOnly, { balance: balance([MARCH, 7], [APRIL, -7]) })).toBe(46);
  });

  test('one side alone proves its half: 70 - (35 + 12), and nothing of April', () => {
    expect(proves(march, stepsOnly, { balance: balance([MARCH, 7]) })).toBe(23);
    expect(proves(march, stepsOnly, { balance: balance([APRIL, -7]) })).toBe(23);
  });

  test('a slope between two steps proves less: 4 x 5 less (3 + 1) a month', () => {
    expect(proves(march, stepsOnly, { balance: balance([MARCH, 4], [APRIL, -4]) })).toBe(2 * (20 - 4));
  });

  test('beyond the last slope too: 8 x 5 less what whole entries of 0 to 10 can gain', () => {
    expect(proves(march, stepsOnly, { balance: balance([MARCH, 8], [APRIL, -8]) })).toBe(2 * (40 - 17));
  });

  test('the wrong side proves nothing', () => {
    expect(proves(march, stepsOnly, { balance: balance([MARCH, -7], [APRIL, 7]) })).toBeLessThan(0);
  });

  test('entries are whole: five trainees over two months are never at two and a half', () => {
    const free = anInstance({
      ...twoMonths,
      sessions: [1, 1, 1, 1, 1].map((entries) => ({
        ...inMarch(entries),
        window: { earliest: 0, latest: 1 },
      })),
    });
    expect(proves(free, stepsOnly, {})).toBe(1);
  });

  test('a weight multiplies them, and a period without one is no period', () => {
    const twice = {
      ...stepsOnly,
      smoothing: { ...smoothing, periods: [{ period: 'MONTH' as const, weight: 2 }], peakWeight: 0 },
    };
    expect(proves(march, twice, { balance: balance([MARCH, 14], [APRIL, -14]) })).toBe(92);
    expect(
      proves(march, stepsOnly, { balance: [{ scope: 'REGION', period: '2022-Q1', multiplier: 1 }] }),
    ).toContain('REGION 2022-Q1');
  });

  describe('where the session may be left out', () => {
    const optional = {
      ...stepsOnly,
      unplaced: 'ALLOWED' as const,
      levels: [aLevel('smoothing'), aLevel('placement')],
    };

    test('its absence moves the target: 7 x 5 is cheaper than 7 x 10, less 35 + 12', () => {
      expect(proves(march, optional, { balance: balance([MARCH, 7]) })).toBe(35 - 47);
    });

    test('both months cancel out in it: 0 - (35 + 12) + (35 - 12)', () => {
      expect(proves(march, optional, { balance: balance([MARCH, 7], [APRIL, -7]) })).toBe(-24);
    });

    test('entries are not whole around a target that moves', () => {
      const odd = anInstance({ ...twoMonths, sessions: [inMarch(5)] });
      expect(proves(odd, stepsOnly, {})).toBe(1);
      expect(proves(odd, optional, {})).toBe(0);
    });

    test('and beyond the last slope no deviation is larger than all entries: 1 x 7 more', () => {
      // 7 + 5 + 3 for the first three trainees, 1 for each of the seven others.
      expect(proves(march, optional, { balance: balance([MARCH, 8]) })).toBe(40 - 40 - (7 + 5 + 3 + 7));
    });
  });
});

describe('levels held', () => {
  const levels = [aLevel('placement'), aLevel('fidelity')];
  const march = anInstance({
    grid: 'MONTH',
    weeks: monthGridOf(2022),
    sessions: [between(MARCH, APRIL), between(MARCH, APRIL)],
  });
  const oneOut = [{ level: 0, atMost: 10 }];

  test('a placement held at 0 leaves nobody out; held above, it does', () => {
    const closed = anInstance({
      ...march,
      sessions: [{ ...between(MARCH, APRIL), forbiddenWeeks: [MARCH - 1] }],
    });
    // Four weeks from March to April: 40 trainee-weeks, unless it is left out.
    expect(proves(closed, { levels }, {}, { level: 1, held: [{ level: 0, atMost: 0.5 }] })).toBe(40);
    expect(proves(closed, { levels }, {}, { level: 1, held: oneOut })).toBe(0);
  });

  test('one that nobody can keep is said so', () => {
    const nowhere = anInstance({
      ...march,
      sessions: [{ ...between(MARCH, MARCH), forbiddenWeeks: [MARCH - 1] }],
    });
    expect(proves(nowhere, { levels }, {}, { level: 1, held: [{ level: 0, atMost: 0 }] })).toContain(
      '« S1 »',
    );
  });

  test('a multiplier prices what it costs there, less what it is held at', () => {
    const late = anInstance({
      ...march,
      sessions: [0, 1].map(() => ({ ...between(MARCH, APRIL), forbiddenWeeks: [MARCH - 1] })),
    });
    const price = (multiplier: number, atMost = 10) =>
      proves(
        late,
        { levels },
        { held: [{ level: 'placement', multiplier }] },
        { level: 1, held: [{ level: 0, atMost }] },
      );
    // Each costs 40 in April, or 10 x 4 to leave out: 80 - 4 x 10.
    expect(price(4)).toBe(40);
    // 10 x 2 to leave out: 40 - 2 x 10 = 20, and a level of 40 by session is a multiple of 40.
    expect(price(2)).toBe(40);
    expect(price(0)).toBe(0);
    // Whole sessions: held at 19.9 is held at 10.
    expect(price(4, 19.9)).toBe(40);
    expect(price(4, 20)).toBe(0);
  });
});

describe('limits that are wishes', () => {
  const levels = [aLevel('load', { terms: [{ term: 'load', weight: 20 }] })];
  const parameters = { levels, unplaced: 'FORBIDDEN' as const, opcoLoad: { mode: 'SOFT' as const } };
  const crowd = anInstance({
    ...twoMonths,
    opcos: [anOpco({ monthlyLaunchCap: 1 })],
    sessions: [inMarch(), inMarch(), inMarch()],
  });
  const cap: Limit = { rule: 'opco-load', opco: 'AKTO', month: '2022-03' };

  test.each([
    [20, 40, 'three starts at 20, less one'],
    [30, 40, '90 - 30, less 10 on each of the two that may be over'],
    [11, 40, '33 - 11 = 22, and a level of 20 a session is a multiple of 20'],
    [10, 20, '30 - 10'],
    [0, 0, 'nothing'],
  ])('a multiplier of %p proves %p: %s', (multiplier, bound) => {
    expect(proves(crowd, parameters, { limits: [{ ...cap, multiplier }] })).toBe(bound);
  });
});
