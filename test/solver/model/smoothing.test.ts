import { expect, test } from '@jest/globals';
import { defaultParameters } from '../../../solver/parameters/defaults.ts';
import { aLevel, anInstance, someParameters, weeksFrom } from '../builders.ts';
import { solveExactly } from './solve-exactly.ts';

/** One start in March, one in April; two sessions of ten trainees, both wished in April. */
const instance = anInstance({
  weeks: weeksFrom('2022-03-28', 2),
  months: [
    { month: '2022-03', quarter: '2022-Q1', workingDays: 10 },
    { month: '2022-04', quarter: '2022-Q2', workingDays: 10 },
  ],
  sessions: [{ wishedWeek: 1 }, { wishedWeek: 1 }],
});
const { smoothing } = defaultParameters();

test('spreads two sessions over two months: no deviation, and the peak is one session', async () => {
  const solved = await solveExactly(instance, someParameters({ levels: [aLevel('smoothing')] }));
  expect(solved?.value).toBeCloseTo(10, 6);
  expect(new Set(solved?.starts).size).toBe(2);
});

test('the weight of the peak is the planner’s', async () => {
  const parameters = someParameters({
    levels: [aLevel('smoothing')],
    smoothing: { ...smoothing, peakWeight: 3 },
  });
  expect((await solveExactly(instance, parameters))?.value).toBeCloseTo(30, 6);
});

test('PEAK counts the fullest month and nothing else', async () => {
  const parameters = someParameters({
    levels: [aLevel('smoothing')],
    smoothing: { ...smoothing, mode: 'PEAK', peakWeight: 3 },
  });
  expect((await solveExactly(instance, parameters))?.value).toBeCloseTo(10, 6);
});
