/** Scopes, shares, widths and slopes of the curve, counted by hand. */

import { describe, expect, test } from '@jest/globals';
import type { SmoothingParameters } from '../../../../solver/parameters/types.ts';
import { smoothedScopes, smoothingDenominator } from '../../../../solver/validation/proof/smoothing-parts.ts';
import { anInstance, someParameters } from '../../builders.ts';
import { inMarch, twoMonths } from './proves.ts';

/** March and April of one quarter, 15 and 5 working days. */
const months = [
  { month: '2022-03', quarter: '2022-Q1', workingDays: 15 },
  { month: '2022-04', quarter: '2022-Q1', workingDays: 5 },
];
const sessions = [
  { ...inMarch(30), region: '28', opco: 'AKTO' },
  { ...inMarch(10), region: '53', opco: 'OPCO EP', agency: 'Caen' },
  { ...inMarch(5), region: '28', opco: 'OPCO EP' },
];
const smoothing: SmoothingParameters = {
  mode: 'STEPS',
  scopes: [],
  periods: [{ period: 'MONTH', weight: 0.5 }],
  slopes: [1, 3.1],
  stepWidth: 0.1,
  peakWeight: 0.25,
  profile: {},
};
const scopesOf = (
  fields: Partial<SmoothingParameters> = {},
  instance: Parameters<typeof anInstance>[0] = {},
) =>
  smoothedScopes(
    anInstance({ ...twoMonths, months, sessions, ...instance }),
    someParameters({ smoothing: { ...smoothing, ...fields } }),
  );
const told = (scopes: ReturnType<typeof scopesOf>) =>
  scopes.map(({ key, entries, sessions: own }) => [key, entries, own.map(({ id }) => id)]);

describe('scopes', () => {
  test('each region, then each value of each kind asked for', () => {
    expect(told(scopesOf({ scopes: ['OPCO', 'AGENCY', 'REGION'] }))).toEqual([
      ['REGION 28', 35n, ['S1', 'S3']],
      ['REGION 53', 10n, ['S2']],
      ['OPCO AKTO', 30n, ['S1']],
      ['OPCO OPCO EP', 15n, ['S2', 'S3']],
      // The others have no agency, and are in none.
      ['AGENCY Caen', 10n, ['S2']],
    ]);
  });

  test('sessions without a region are together, under the plain name', () => {
    const none = sessions.map((session) => ({ ...session, region: null }));
    expect(told(scopesOf({ scopes: ['OPCO'] }, { sessions: none })).map(([key]) => key)).toEqual([
      'REGION',
      'OPCO AKTO',
      'OPCO OPCO EP',
    ]);
  });
});

describe('periods', () => {
  test('months have their part of the working days, a width of whole trainees and slopes with their weight', () => {
    expect(scopesOf()[0]).toMatchObject({
      peakWeight: { numerator: 25n, denominator: 100n },
      periods: [
        {
          key: '2022-03',
          months: new Set(['2022-03']),
          share: { numerator: 15n, denominator: 20n },
          // A tenth of three quarters of 35.
          width: 3n,
          slopes: [
            { numerator: 5n, denominator: 10n },
            { numerator: 155n, denominator: 100n },
          ],
        },
        // A tenth of a quarter of 35, which is not one: one.
        {
          key: '2022-04',
          months: new Set(['2022-04']),
          share: { numerator: 5n, denominator: 20n },
          width: 1n,
        },
      ],
    });
  });

  test('a quarter has its months', () => {
    const [region] = scopesOf({ periods: [{ period: 'QUARTER', weight: 1 }] });
    expect(region!.periods).toMatchObject([
      {
        key: '2022-Q1',
        months: new Set(['2022-03', '2022-04']),
        share: { numerator: 20n, denominator: 20n },
      },
    ]);
  });

  test('PEAK has none, and a weight of 1', () => {
    expect(scopesOf({ mode: 'PEAK' })[0]).toMatchObject({
      periods: [],
      peakWeight: { numerator: 1n, denominator: 1n },
    });
  });
});

describe('shares', () => {
  const shares = (profile: SmoothingParameters['profile'], days = [15, 5]) =>
    scopesOf(
      { profile },
      { months: months.map((month, m) => ({ ...month, workingDays: days[m]! })) },
    )[0]!.periods.map(({ share }) => Number(share.numerator) / Number(share.denominator));

  test.each<[string, SmoothingParameters['profile'], number[], number[]]>([
    ['by working days', {}, [15, 5], [0.75, 0.25]],
    ['a profile takes what it names, the others the rest', { '2022-03': 0.3 }, [15, 5], [0.3, 0.7]],
    ['a profile of a month that is not there takes nothing', { '2023-03': 0.3 }, [15, 5], [0.75, 0.25]],
    ['one that names all leaves no rest', { '2022-03': 0.4, '2022-04': 0.25 }, [15, 5], [0.4, 0.25]],
    ['one that takes more than all leaves 0', { '2022-03': 1.2 }, [15, 5], [1.2, 0]],
    ['months without a working day are equal', {}, [0, 0], [0.5, 0.5]],
  ])('%s', (_, profile, days, expected) => {
    expect(shares(profile, days)).toEqual(expected);
  });
});

test('one denominator makes every share on every slope, and the peak, whole', () => {
  // 20 days times hundredths of a slope.
  expect(smoothingDenominator(scopesOf())).toBe(2000n);
  expect(smoothingDenominator(scopesOf({ periods: [], peakWeight: 0.125 }))).toBe(1000n);
  expect(smoothingDenominator([])).toBe(1n);
});
