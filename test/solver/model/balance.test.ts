import { describe, expect, test } from '@jest/globals';
import { defaultParameters } from '../../../solver/parameters/defaults.ts';
import type { SmoothingParameters } from '../../../solver/parameters/types.ts';
import { aLevel, anInstance, someParameters, weeksFrom } from '../builders.ts';
import { solveExactly } from './solve-exactly.ts';

/** One start in March, one in April: ten trainees each would be in balance. */
const weeks = weeksFrom('2022-03-28', 2);
const months = [
  { month: '2022-03', quarter: '2022-Q1', workingDays: 10 },
  { month: '2022-04', quarter: '2022-Q2', workingDays: 10 },
];
const stuckInApril = { window: { earliest: 1, latest: 1 }, wishedWeek: 1 };

function roughnessOf(
  plannedEntries: number[],
  smoothing: Partial<SmoothingParameters>,
  sessions: object[] = [],
) {
  const instance = anInstance({
    weeks,
    months,
    sessions: plannedEntries.map((entries, i) => ({
      plannedEntries: entries,
      ...stuckInApril,
      ...sessions[i],
    })),
  });
  const parameters = someParameters({
    levels: [aLevel('smoothing')],
    smoothing: {
      ...defaultParameters().smoothing,
      periods: [{ period: 'MONTH', weight: 1 }],
      peakWeight: 0,
      ...smoothing,
    },
  });
  return solveExactly(instance, parameters);
}

describe('balance', () => {
  test('respected: a month at its target costs nothing', async () => {
    const inMarch = { window: { earliest: 0, latest: 0 }, wishedWeek: 0 };
    expect((await roughnessOf([10, 10], {}, [inMarch]))?.value).toBe(0);
  });

  test.each<[string, number, number]>([
    // Target 10 in each month, steps of 2: a deviation of d in both months.
    ['the first step', 1, 2 * 1],
    ['on the edge of the first step', 2, 2 * 2],
    ['the second step', 3, 2 * (2 * 1 + 1 * 3)],
    ['the last step has no end', 10, 2 * (2 * 1 + 2 * 3 + 2 * 5 + 4 * 7)],
  ])('broken by exactly that: %s', async (_, moved, cost) => {
    const inMarch = { window: { earliest: 0, latest: 0 }, wishedWeek: 0 };
    const solved =
      moved === 10
        ? await roughnessOf([20], { stepWidth: 0.2 })
        : await roughnessOf([10 - moved, 10 + moved], { stepWidth: 0.2 }, [inMarch]);
    expect(solved?.value).toBeCloseTo(cost, 6);
  });

  test('a closed month has no target: working days spread it', async () => {
    const instance = anInstance({
      weeks,
      months: [{ ...months[0]!, workingDays: 0 }, months[1]!],
      sessions: [stuckInApril],
    });
    const parameters = someParameters({
      levels: [aLevel('smoothing')],
      smoothing: { ...defaultParameters().smoothing, peakWeight: 0 },
    });
    expect((await solveExactly(instance, parameters))?.value).toBe(0);
  });

  test('the planner may give a profile instead', async () => {
    expect((await roughnessOf([20], { profile: { '2022-04': 1 } }))?.value).toBe(0);
    expect((await roughnessOf([20], { profile: { '2022-03': 0.05 } }))?.value).toBeCloseTo(2 * 1, 6);
  });

  test('each département may have its own balance', async () => {
    const sessions = [{ window: { earliest: 0, latest: 1 } }, { departement: '76' }];
    const region = await roughnessOf([10, 10], { slopes: [1] }, sessions);
    expect(region?.value).toBeCloseTo(0, 6);
    const both = await roughnessOf([10, 10], { slopes: [1], scopes: ['DEPARTEMENT'] }, sessions);
    // The region can be in balance; two départements of one session each are 5 off in both months.
    expect(both?.value).toBeCloseTo(0 + 10 + 10, 6);
  });

  test('targets follow what is left unplaced', async () => {
    const { smoothing } = defaultParameters();
    const parameters = someParameters({
      levels: [
        aLevel('placement', {
          terms: [
            { term: 'placement', weight: 1 },
            { term: 'smoothing', weight: 100 },
          ],
        }),
      ],
      smoothing: { ...smoothing, peakWeight: 0 },
    });
    const instance = anInstance({ weeks, months, sessions: [stuckInApril] });
    // Nothing placed, nothing rough: only the price of leaving ten trainees out.
    expect(await solveExactly(instance, parameters)).toEqual({ value: 10, starts: [null] });
  });
});
