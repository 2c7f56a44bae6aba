import { expect, test } from '@jest/globals';
import { anInstance, weeksFrom } from '../builders.ts';
import { openDates, whyClosed } from './ask.ts';

const weeks = weeksFrom('2022-01-03', 5);
const instance = anInstance({ weeks, sessions: [{ window: { earliest: 1, latest: 3 }, wishedWeek: 1 }] });

test('opens the weeks of the window, both ends included, and no other', () => {
  expect(openDates(instance, 'window')).toEqual(['2022-01-10', '2022-01-17', '2022-01-24']);
});

test('says the edge that is crossed', () => {
  expect(whyClosed(instance, 0)).toEqual([{ gate: 'window', what: '2022-01-10' }]);
  expect(whyClosed(instance, 4)).toEqual([{ gate: 'window', what: '2022-01-24' }]);
});

test('a window of one week leaves one start', () => {
  const narrow = anInstance({ weeks, sessions: [{ window: { earliest: 2, latest: 2 }, wishedWeek: 2 }] });
  expect(openDates(narrow, 'window')).toEqual(['2022-01-17']);
});
