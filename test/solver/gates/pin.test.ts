import { expect, test } from '@jest/globals';
import { aClosure, anInstance, weeksFrom } from '../builders.ts';
import { openDates, whyClosed } from './ask.ts';

const weeks = weeksFrom('2022-06-27', 4);

test('a pinned session has one week, even where another gate is closed', () => {
  const instance = anInstance({
    weeks,
    closures: [aClosure()],
    sessions: [{ pinnedWeek: 1, pinReason: 'STARTED' }],
  });
  expect(openDates(instance, 'closure')).toEqual(['2022-07-04']);
  expect(whyClosed(instance, 0)).toEqual([{ gate: 'pin', what: '2022-07-04' }]);
  expect(whyClosed(instance, 1)).toEqual([]);
});

test('a forbidden week is closed, the others are not', () => {
  const instance = anInstance({ weeks, sessions: [{ forbiddenWeeks: [0, 2] }] });
  expect(openDates(instance, 'pin')).toEqual(['2022-07-04', '2022-07-18']);
  expect(whyClosed(instance, 2)).toEqual([{ gate: 'pin', what: '2022-07-11' }]);
});
