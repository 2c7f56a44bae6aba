import { expect, test } from '@jest/globals';
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

test('an exempt session pays nothing, and a hard closure is a gate', async () => {
  const exempt = { ...stuck, closureExempt: true };
  expect(
    (await solveExactly(anInstance({ weeks, closures: [summer], sessions: [exempt] }), parameters))?.value,
  ).toBe(0);
  const hard = anInstance({ weeks, closures: [{ ...summer, kind: 'HARD' }], sessions: [exempt] });
  expect((await solveExactly(hard, parameters))?.value).toBe(0);
});
