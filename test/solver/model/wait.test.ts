import { expect, test } from '@jest/globals';
import { waitWeeks } from '../../../solver/model/objectives/wait.ts';
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

test.each([
  ['on the day of the intake', '2022-08-22', 0],
  ['a day before', '2022-08-21', 1 / 7],
  ['as long before as it may be', '2022-08-01', 3],
  ['a day too early for the first, in time for none', '2022-07-31', 0],
  ['a day late for the first, in time for the second', '2022-08-23', 9 / 7],
  ['late for both', '2022-09-02', 0],
])('a session that ends %s waits', (_, end, expected) => {
  const instance = anInstance({
    weeks,
    alternanceIntakes: [
      anIntake({ id: 'OTHER', date: end, maxGapWeeks: 9 }),
      anIntake({ id: 'I1', date: '2022-08-22', maxGapWeeks: 3 }),
      anIntake({ id: 'I2', date: '2022-09-01', maxGapWeeks: 2 }),
    ],
    sessions: [{ endDateByStart: [end, end, end], alternanceIntakes: ['I1', 'I2'] }],
  });
  expect(waitWeeks(instance, instance.sessions[0]!, 1)).toBeCloseTo(expected, 12);
});
