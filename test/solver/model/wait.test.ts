import { expect, test } from '@jest/globals';
import { aLevel, anInstance, anIntake, someParameters, weeksFrom } from '../builders.ts';
import { solveExactly } from './solve-exactly.ts';

const weeks = weeksFrom('2022-06-06', 3);
const endDateByStart = ['2022-08-11', '2022-08-18', '2022-08-31'];
const parameters = someParameters({ levels: [aLevel('wait')] });

test('ends as near to the intake as it can: one day for ten trainees', async () => {
  const instance = anInstance({
    weeks,
    alternanceIntakes: [anIntake()],
    sessions: [{ endDateByStart, alternanceIntakes: ['I1'] }],
  });
  const solved = await solveExactly(instance, parameters);
  expect(solved).toEqual({ value: expect.closeTo(10 / 7, 9), starts: ['2022-06-20'] });
});

test('counts to the nearest intake that it is in time for', async () => {
  const instance = anInstance({
    weeks,
    alternanceIntakes: [anIntake({ id: 'TOT', date: '2022-08-12' }), anIntake()],
    sessions: [{ endDateByStart, alternanceIntakes: ['TOT', 'I1'], window: { earliest: 0, latest: 0 } }],
  });
  expect((await solveExactly(instance, parameters))?.value).toBeCloseTo(10 / 7, 9);
});

test('costs nothing without alternance', async () => {
  const instance = anInstance({ weeks, alternanceIntakes: [anIntake()], sessions: [{ endDateByStart }] });
  expect((await solveExactly(instance, parameters))?.value).toBe(0);
});
