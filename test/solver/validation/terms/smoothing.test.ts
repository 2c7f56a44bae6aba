import { describe, expect, test } from '@jest/globals';
import type { Session } from '../../../../solver/instance/types.ts';
import type { SmoothingParameters } from '../../../../solver/parameters/types.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import { anInstance, someParameters, starts, weeksFrom } from '../../builders.ts';

/** 16 weeks from 3 January: weeks 0-4 start in January, 5-8 in February, 9-12 in March, 13-15 in April. */
const WEEKS = weeksFrom('2022-01-03', 16);
const [JANUARY, FEBRUARY, MARCH, APRIL] = [0, 5, 9, 13] as const;
const MONTHS = ['2022-01', '2022-02', '2022-03', '2022-04'];

/** Four months of as many working days as told, and sessions of these entries. */
function quarterAndAMonth(
  entries: number[],
  workingDays = [20, 20, 20, 20],
  sessions: Partial<Session>[] = [],
) {
  return anInstance({
    weeks: WEEKS,
    months: MONTHS.map((month, m) => ({
      month,
      quarter: m < 3 ? '2022-Q1' : '2022-Q2',
      workingDays: workingDays[m]!,
    })),
    sessions: entries.map((plannedEntries, i) => ({ plannedEntries, ...sessions[i] })),
  });
}

/** Smoothing by month alone, without the peak, unless told. */
function smoothing(overrides: Partial<SmoothingParameters> = {}) {
  const defaults = someParameters().smoothing;
  return someParameters({
    smoothing: { ...defaults, periods: [{ period: 'MONTH', weight: 1 }], peakWeight: 0, ...overrides },
  });
}

const score = (...args: Parameters<typeof verify>): number => verify(...args).scores.smoothing;

describe('steps', () => {
  // 40 entries over 4 equal months: target 10, width max(1, round(0.1 x 0.25 x 40)) = 1.
  const instance = quarterAndAMonth([10, 10, 10, 10]);

  test('an even spread costs nothing', () => {
    expect(score(instance, smoothing(), starts(JANUARY, FEBRUARY, MARCH, APRIL))).toBe(0);
  });

  test('one session too many in January, one missing in April: 1 + 3 + 5 + 7 x 7 each', () => {
    expect(score(instance, smoothing(), starts(JANUARY, FEBRUARY, MARCH, JANUARY))).toBe(
      2 * (1 + 3 + 5 + 7 * 7),
    );
  });

  test.each([
    [1, 1],
    [2, 1 + 3],
    [3, 1 + 3 + 5],
    [4, 1 + 3 + 5 + 7],
    [6, 1 + 3 + 5 + 7 * 3],
  ])('a deviation of %p on each side costs %p on each side', (deviation, cost) => {
    const uneven = quarterAndAMonth([10 + deviation, 10, 10, 10 - deviation]);
    expect(score(uneven, smoothing(), starts(JANUARY, FEBRUARY, MARCH, APRIL))).toBe(2 * cost);
  });

  test('the target is a real number', () => {
    // 2 entries: target 0.5 in each month; 2 months at 1 deviate by 0.5, 2 months at 0 by 0.5.
    expect(score(quarterAndAMonth([1, 1]), smoothing(), starts(JANUARY, FEBRUARY))).toBe(4 * 0.5);
  });

  test('a wider step costs less: width 2 is round(0.2 x 0.25 x 40)', () => {
    const plan = starts(JANUARY, FEBRUARY, MARCH, JANUARY);
    expect(score(instance, smoothing({ stepWidth: 0.2 }), plan)).toBe(2 * (2 * 1 + 2 * 3 + 2 * 5 + 4 * 7));
  });

  test.each([
    [12, 1.2, 1 + 3 + 5 + 7 * 9],
    [16, 1.6, 2 * 1 + 2 * 3 + 2 * 5 + 7 * 10],
  ])('months of %p entries have steps of %p trainees, rounded', (each, _, cost) => {
    const plan = starts(JANUARY, FEBRUARY, MARCH, JANUARY);
    expect(score(quarterAndAMonth([each, each, each, each]), smoothing(), plan)).toBe(2 * cost);
  });

  test('one slope has no end', () => {
    const plan = starts(JANUARY, FEBRUARY, MARCH, JANUARY);
    expect(score(instance, smoothing({ slopes: [2] }), plan)).toBe(2 * 10 * 2);
  });

  test('the width follows all the entries planned, the target those placed', () => {
    // 80 planned: width 2. 40 placed: target 10.
    const wider = quarterAndAMonth([10, 10, 10, 10, 40]);
    const plan = starts(JANUARY, FEBRUARY, MARCH, JANUARY, null);
    expect(score(wider, smoothing(), plan)).toBe(2 * (2 * 1 + 2 * 3 + 2 * 5 + 4 * 7));
  });

  test('nothing placed is even', () => {
    expect(score(instance, smoothing({ peakWeight: 1 }), starts(null, null, null, null))).toBe(0);
  });
});

describe('what a period should have', () => {
  test('shares follow the working days', () => {
    const instance = quarterAndAMonth([20, 10, 10], [20, 10, 10, 0]);
    expect(score(instance, smoothing(), starts(JANUARY, FEBRUARY, MARCH))).toBe(0);
  });

  test('a named month has its share; the others share the rest by working days', () => {
    const profile = { '2022-01': 0.5 };
    const instance = quarterAndAMonth([20, 10, 5, 5], [20, 20, 10, 10]);
    expect(score(instance, smoothing({ profile }), starts(JANUARY, FEBRUARY, MARCH, APRIL))).toBe(0);
  });

  test('where the others have no working day they share equally', () => {
    const profile = { '2022-01': 0.4 };
    const instance = quarterAndAMonth([8, 4, 4, 4], [20, 0, 0, 0]);
    // 0.6 / 3 is not 0.2 in binary.
    expect(score(instance, smoothing({ profile }), starts(JANUARY, FEBRUARY, MARCH, APRIL))).toBeCloseTo(
      0,
      12,
    );
  });

  test('a share of zero is a share', () => {
    const profile = { '2022-04': 0 };
    const instance = quarterAndAMonth([10, 10, 10]);
    expect(score(instance, smoothing({ profile }), starts(JANUARY, FEBRUARY, MARCH))).toBe(0);
  });

  test('quarters and months have each their own profile', () => {
    const periods: SmoothingParameters['periods'] = [{ period: 'QUARTER', weight: 1 }];
    const instance = quarterAndAMonth([10, 10]);
    const half = smoothing({ periods, profile: { '2022-Q1': 0.5, '2022-01': 0.9 } });
    expect(score(instance, half, starts(JANUARY, APRIL))).toBe(0);
    // By working days the first quarter would have 3/4: 15 against 10, width round(0.1 x 15) = 2; 5 against 10, width 1.
    expect(score(instance, smoothing({ periods }), starts(JANUARY, APRIL))).toBe(
      2 + 2 * 3 + 5 + (1 + 3 + 5 + 2 * 7),
    );
  });

  test('a profile of another year changes nothing', () => {
    const plan = starts(JANUARY, FEBRUARY, MARCH, APRIL);
    expect(score(quarterAndAMonth([10, 10, 10, 10]), smoothing({ profile: { '2021-01': 0.9 } }), plan)).toBe(
      0,
    );
  });

  test('a start is counted in the month of its date, not of its week', () => {
    // Week 4 starts on Monday 31 January; the session on Tuesday 1 February.
    const startDateByStart = WEEKS.map(({ startDate }, w) => (w === 4 ? '2022-02-01' : startDate));
    const instance = quarterAndAMonth([10, 10, 10, 10], undefined, [{}, { startDateByStart }]);
    expect(score(instance, smoothing(), starts(JANUARY, 4, MARCH, APRIL))).toBe(0);
  });
});

describe('the peak', () => {
  const instance = quarterAndAMonth([10, 9, 8, 7]);

  test('is added with its weight', () => {
    const plan = starts(JANUARY, JANUARY, MARCH, APRIL);
    const without = score(instance, smoothing(), plan);
    expect(score(instance, smoothing({ peakWeight: 1 }), plan)).toBe(without + 19);
    expect(score(instance, smoothing({ peakWeight: 0.5 }), plan)).toBe(without + 9.5);
  });

  test('is all there is in PEAK mode', () => {
    const parameters = smoothing({ mode: 'PEAK', peakWeight: 7 });
    expect(score(instance, parameters, starts(JANUARY, JANUARY, MARCH, APRIL))).toBe(19);
    expect(score(instance, parameters, starts(JANUARY, FEBRUARY, MARCH, APRIL))).toBe(10);
    expect(score(instance, parameters, starts(null, null, null, null))).toBe(0);
  });
});

describe('scopes', () => {
  const sessions: Partial<Session>[] = [
    { opco: 'AKTO', departement: '14', agency: 'Caen' },
    { opco: 'AKTO', departement: '76', agency: null },
    { opco: 'OPCO 2i', departement: null, agency: 'Caen' },
  ];
  const instance = quarterAndAMonth([10, 6, 3], undefined, sessions);
  const peak = (scopes: SmoothingParameters['scopes']) =>
    score(instance, smoothing({ mode: 'PEAK', scopes }), starts(JANUARY, JANUARY, FEBRUARY));

  test.each<[SmoothingParameters['scopes'], number]>([
    [['REGION'], 16],
    [[], 16],
    [['OPCO'], 16 + 16 + 3],
    [['REGION', 'OPCO'], 16 + 16 + 3],
    [['DEPARTEMENT'], 16 + 10 + 6],
    [['AGENCY'], 16 + 10],
    [['OPCO', 'AGENCY'], 16 + 16 + 3 + 10],
  ])('%j', (scopes, expected) => {
    expect(peak(scopes)).toBe(expected);
  });

  test('a département has its own peak, in a month of its own', () => {
    const parameters = smoothing({ mode: 'PEAK', scopes: ['DEPARTEMENT'] });
    expect(score(instance, parameters, starts(JANUARY, FEBRUARY, FEBRUARY))).toBe(10 + 10 + 6);
  });

  test('each region of a country is one; sessions without region are one together', () => {
    const country = quarterAndAMonth([10, 6, 3, 2], undefined, [
      { region: '28' },
      { region: '44' },
      { region: null },
      {},
    ]);
    const parameters = (scopes: SmoothingParameters['scopes']) => smoothing({ mode: 'PEAK', scopes });
    const plan = starts(JANUARY, JANUARY, FEBRUARY, FEBRUARY);
    expect(score(country, parameters(['REGION']), plan)).toBe(10 + 6 + 5);
    expect(score(country, parameters([]), plan)).toBe(10 + 6 + 5);
    expect(score(country, parameters([]), starts(JANUARY, null, FEBRUARY, MARCH))).toBe(10 + 0 + 3);
  });

  test('a region spreads its entries over its own working days, an OPCO of two regions over those of the instance', () => {
    const even = quarterAndAMonth(
      [12, 4, 8, 8],
      [20, 20, 0, 0],
      [{ region: '01' }, { region: '01' }, { region: '28' }, { region: '28' }],
    );
    const [january, ...others] = even.months;
    const country = { ...even, months: [{ ...january!, workingDaysByRegion: { '01': 60 } }, ...others] };
    const plan = starts(JANUARY, FEBRUARY, JANUARY, FEBRUARY);
    expect(score(country, smoothing(), plan)).toBe(0);
    // By the days of the instance, region 01 has 12 where 8 are wanted, and 4: four steps of 1 on either side.
    expect(score(even, smoothing(), plan)).toBe(2 * (1 + 3 + 5 + 7));
    // AKTO, in both regions, has 20 where 16 are wanted, and 12: two steps of 2.
    expect(score(country, smoothing({ scopes: ['OPCO'] }), plan)).toBe(2 * (2 * 1 + 2 * 3));
  });

  test('each scope has its own target', () => {
    // The region is even over January and February; each OPCO is not: 8 against 4, and 0 against 4.
    const halves = quarterAndAMonth([8, 8], [20, 20, 0, 0], [{ opco: 'A' }, { opco: 'B' }]);
    const plan = starts(JANUARY, FEBRUARY);
    expect(score(halves, smoothing(), plan)).toBe(0);
    expect(score(halves, smoothing({ scopes: ['OPCO'] }), plan)).toBe(2 * 2 * (1 + 3 + 5 + 7));
  });
});

test('periods weigh as told', () => {
  const instance = quarterAndAMonth([10, 10, 10, 10]);
  const plan = starts(JANUARY, JANUARY, JANUARY, APRIL);
  const months = score(instance, smoothing(), plan);
  const both = smoothing({
    periods: [
      { period: 'MONTH', weight: 0.5 },
      { period: 'QUARTER', weight: 3 },
    ],
  });
  // Quarters are even: 30 of 30 and 10 of 10.
  expect(months).toBeGreaterThan(0);
  expect(score(instance, both, plan)).toBe(months / 2);
});

test('a start in a month that is not listed is refused, not lost', () => {
  const instance = quarterAndAMonth([10]);
  const months = instance.months.slice(1);
  expect(() => score({ ...instance, months }, smoothing(), starts(JANUARY))).toThrow(
    /Aucun mois pour le « 2022-01-03 »/,
  );
});
