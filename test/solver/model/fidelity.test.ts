import { expect, test } from '@jest/globals';
import type { Nature } from '../../../solver/instance/types.ts';
import { aClosure, aLevel, anInstance, someParameters, weeksFrom } from '../builders.ts';
import { solveExactly } from './solve-exactly.ts';

const parameters = someParameters({ levels: [aLevel('fidelity')] });
/** The wished week is the closed one. */
const weeks = weeksFrom('2022-06-20', 4);
const closures = [aClosure({ from: '2022-06-27', to: '2022-07-10' })];

test.each<[Nature, number]>([
  ['STRUCTURAL', 10],
  ['INNOVATIVE', 20],
  ['CONJUNCTURAL', 40],
])('a week away costs ten trainees of a %s session %d', async (nature, value) => {
  const instance = anInstance({ weeks, closures, sessions: [{ nature, wishedWeek: 1 }] });
  expect(await solveExactly(instance, parameters)).toEqual({ value, starts: ['2022-06-20'] });
});

test('at the wished week it costs nothing', async () => {
  expect(await solveExactly(anInstance({ weeks }), parameters)).toEqual({ value: 0, starts: ['2022-06-20'] });
});

test('counts weeks by their distance in time, not by their rank', async () => {
  const months = [
    { startDate: '2022-01-01', offsetWeeks: 0 },
    { startDate: '2022-02-01', offsetWeeks: 4 },
  ];
  const instance = anInstance({
    grid: 'MONTH',
    weeks: months,
    sessions: [{ wishedWeek: 0, window: { earliest: 1, latest: 1 } }],
  });
  expect((await solveExactly(instance, parameters))?.value).toBe(40);
});
