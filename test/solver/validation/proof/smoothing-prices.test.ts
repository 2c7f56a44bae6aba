/** The curve as prices, added up by hand: each test is one line of the inequality of `docs/problem.md`. */

import { describe, expect, test } from '@jest/globals';
import type { Parameters } from '../../../../solver/parameters/types.ts';
import type { Multipliers } from '../../../../solver/solution/proof-types.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import { aLevel, anInstance, monthGridOf, someParameters } from '../../builders.ts';
import { between, inMarch, proves, twoMonths } from './proves.ts';

const [MARCH, APRIL, MAY] = [3, 4, 5];
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

  test('a month that the horizon has not is none', () => {
    expect(proves(spring, peakOnly, { peaks: [{ scope: 'REGION', month: '2023-03', multiplier: 1 }] })).toBe(
      "La courbe n'a pas de REGION 2023-03.",
    );
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

    test('nor where one of two sessions may: its absence moves the target of the other', () => {
      const pinned = { ...inMarch(4), pinnedWeek: 0, pinReason: 'STARTED' as const };
      const mixed = anInstance({ ...twoMonths, sessions: [pinned, inMarch(1)] });
      expect(proves(mixed, stepsOnly, {})).toBe(1);
      expect(proves(mixed, optional, {})).toBe(0);
    });

    test('and beyond the last slope no deviation is larger than all entries: 1 x 7 more', () => {
      // 7 + 5 + 3 for the first three trainees, 1 for each of the seven others.
      expect(proves(march, optional, { balance: balance([MARCH, 8]) })).toBe(40 - 40 - (7 + 5 + 3 + 7));
    });
  });
});
