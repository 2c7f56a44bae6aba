import { expect, test } from '@jest/globals';
import { anInstance, weeksFrom } from '../builders.ts';
import { openDates, whyClosed } from './ask.ts';

const weeks = weeksFrom('2022-01-03', 6);

test('leaves four weeks after the decision to find candidates', () => {
  const instance = anInstance({ weeks, decisionDate: '2022-01-03' });
  expect(openDates(instance, 'sourcing')).toEqual(['2022-01-31', '2022-02-07']);
  expect(whyClosed(instance, 0)).toContainEqual({ gate: 'sourcing', what: '2022-01-03' });
});

test('one day later, one week less', () => {
  expect(openDates(anInstance({ weeks, decisionDate: '2022-01-04' }), 'sourcing')).toEqual(['2022-02-07']);
});

test('without a decision date nothing is judged', () => {
  expect(openDates(anInstance({ weeks }), 'sourcing')).toHaveLength(6);
  expect(openDates(anInstance({ weeks, decisionDate: null }), 'sourcing')).toHaveLength(6);
});
