import { expect, test } from '@jest/globals';
import { startsInSoftClosure } from '../../../solver/model/objectives/soft-closure.ts';
import { aClosure, aLevel, anInstance, someParameters, weeksFrom } from '../builders.ts';
import { solveExactly } from './solve-exactly.ts';

const weeks = weeksFrom('2022-07-04', 2);
const parameters = someParameters({ levels: [aLevel('soft-closure')] });
const stuck = { window: { earliest: 0, latest: 0 } };
const summer = aClosure({ kind: 'SOFT', to: '2022-07-10' });

test('a start in a soft closure costs its trainees, where it cannot leave it', async () => {
  expect(
    (await solveExactly(anInstance({ weeks, closures: [summer], sessions: [stuck] }), parameters))?.value,
  ).toBe(10);
  expect(await solveExactly(anInstance({ weeks, closures: [summer] }), parameters)).toEqual({
    value: 0,
    starts: ['2022-07-11'],
  });
});

test('a truce of one region is for its sessions alone', () => {
  const closures = [{ ...summer, region: '28' }];
  const paid = (region: string | null): boolean => {
    const instance = anInstance({ weeks, closures, sessions: [{ region }] });
    return startsInSoftClosure(instance, instance.sessions[0]!, 0);
  };
  expect([paid('28'), paid('44'), paid(null)]).toEqual([true, false, false]);
});

test('an exempt session pays nothing, and a hard closure is a gate', async () => {
  const exempt = { ...stuck, closureExempt: true };
  expect(
    (await solveExactly(anInstance({ weeks, closures: [summer], sessions: [exempt] }), parameters))?.value,
  ).toBe(0);
  const hard = anInstance({ weeks, closures: [{ ...summer, kind: 'HARD' }], sessions: [exempt] });
  expect((await solveExactly(hard, parameters))?.value).toBe(0);
});

test.each([
  ['2022-06-30', false],
  ['2022-07-01', true],
  ['2022-07-10', true],
  ['2022-07-11', false],
  ['2022-08-01', false],
  ['2022-12-25', true],
])('a start on %s is in one of the soft closures: %s', (day, expected) => {
  const instance = anInstance({
    weeks,
    closures: [
      summer,
      aClosure({ id: 'C2', from: '2022-08-01', to: '2022-08-01' }),
      aClosure({ id: 'C3', kind: 'SOFT', from: '2022-12-25', to: '2022-12-25' }),
    ],
    sessions: [{ startDateByStart: [day, day] }],
  });
  expect(startsInSoftClosure(instance, instance.sessions[0]!, 1)).toBe(expected);
});
