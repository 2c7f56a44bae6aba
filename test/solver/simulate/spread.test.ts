import { expect, test } from '@jest/globals';
import { centsSpreadOf, spreadOf } from '../../../solver/simulate/spread.ts';

/** A series of the values given, in that order. */
const series = (...drawn: number[]) => ({ planned: 0, drawn: Float64Array.from(drawn) });

test.each([
  ['one draw', [7], 7, 7, 7],
  ['two', [3, 1], 1, 1, 3],
  ['nine: ranks 1, 5 and 9', [9, 8, 7, 6, 5, 4, 3, 2, 1], 1, 5, 9],
  ['ten: ranks 1, 5 and 9', [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 1, 5, 9],
  ['eleven: ranks 2, 6 and 10', [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 2, 6, 10],
  ['negative and large ones, in order as numbers', [100, -5, 20], -5, 20, 100],
])('the quantiles of %s are values that were drawn', (_, drawn, p10, p50, p90) => {
  expect(spreadOf(series(...drawn))).toMatchObject({ p10, p50, p90 });
});

test('the mean is that of all draws, and what was planned is kept apart', () => {
  expect(spreadOf({ ...series(1, 2, 4, 6), planned: 9 })).toMatchObject({ planned: 9, mean: 3.25 });
});

test('the draws are left in their order', () => {
  const { planned, drawn } = series(3, 1, 2);
  spreadOf({ planned, drawn });
  expect([...drawn]).toEqual([3, 1, 2]);
});

test.each([
  ['a third of a cent', [0, 0, 1], 0],
  ['two thirds', [0, 1, 1], 1],
  ['half a cent goes up', [0, 1], 1],
  ['half a cent below zero goes up too', [0, -1], 0],
  ['less than half below zero', [0, 0, -1], 0],
  ['more than half below zero', [0, -1, -1], -1],
  ['a whole amount below zero', [-4, -2], -3],
])('the mean of cents is rounded: %s', (_, drawn, mean) => {
  expect(centsSpreadOf(series(...drawn)).mean).toBe(mean);
});

test('the mean of cents is exact beyond what a sum of numbers is', () => {
  const most = Number.MAX_SAFE_INTEGER;
  expect(centsSpreadOf(series(most, most, most - 3)).mean).toBe(most - 1);
});
