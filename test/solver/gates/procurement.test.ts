import { expect, test } from '@jest/globals';
import { anInstance, weeksFrom } from '../builders.ts';
import { openDates, whyClosed } from './ask.ts';

/** Eight weeks of preparation from 31 May end on 26 July, the Tuesday of the third week. */
const weeks = weeksFrom('2022-07-11', 4);
const instance = anInstance({ weeks, sessions: [{ trainingBodyKnownOn: '2022-05-31' }] });

test('opens once the training body is known and has prepared', () => {
  expect(openDates(instance, 'procurement')).toEqual(['2022-08-01']);
  expect(whyClosed(instance, 0)).toEqual([{ gate: 'procurement', what: '2022-05-31' }]);
});

test('on the edge: the day the preparation ends is open, the day before is not', () => {
  const startDateByStart = ['2022-07-11', '2022-07-18', '2022-07-26', '2022-08-01'];
  const edge = anInstance({ weeks, sessions: [{ trainingBodyKnownOn: '2022-05-31', startDateByStart }] });
  expect(openDates(edge, 'procurement')).toEqual(['2022-07-25', '2022-08-01']);
});

test('a training body that is known already closes nothing', () => {
  expect(
    openDates(anInstance({ weeks, sessions: [{ trainingBodyKnownOn: null }] }), 'procurement'),
  ).toHaveLength(4);
  expect(openDates(anInstance({ weeks }), 'procurement')).toHaveLength(4);
});
