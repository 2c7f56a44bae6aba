import { expect, test } from '@jest/globals';
import { anInstance, weeksFrom } from '../builders.ts';
import { openDates, whyClosed } from './ask.ts';

const weeks = weeksFrom('2022-01-03', 7);
const decisionDate = '2022-01-03';

test('a project not validated yet waits for three weeks of opinion and two of validation', () => {
  const instance = anInstance({ weeks, decisionDate, sessions: [{ validated: false }] });
  expect(openDates(instance, 'validation')).toEqual(['2022-02-07', '2022-02-14']);
  expect(whyClosed(instance, 0)).toContainEqual({ gate: 'validation', what: '2022-01-03' });
});

test('a validated project does not wait, nor does any without a decision date', () => {
  expect(openDates(anInstance({ weeks, decisionDate }), 'validation')).toHaveLength(7);
  expect(openDates(anInstance({ weeks, sessions: [{ validated: false }] }), 'validation')).toHaveLength(7);
});
