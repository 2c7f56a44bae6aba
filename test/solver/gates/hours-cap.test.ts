import { expect, test } from '@jest/globals';
import type { Session } from '../../../solver/instance/types.ts';
import { anInstance, weeksFrom } from '../builders.ts';
import { openDates, whyClosed } from './ask.ts';

const weeks = weeksFrom('2022-03-07', 2);

test.each<[string, Partial<Session>, number]>([
  ['400 hours', { hours: 400 }, 2],
  ['401 hours', { hours: 401 }, 0],
  ['401 hours with a derogation', { hours: 401, derogation: 'national : transport routier' }, 2],
  ['401 hours with an empty derogation', { hours: 401, derogation: '' }, 0],
  ['hours unknown', {}, 2],
])('%s', (_, session, weeksOpen) => {
  expect(openDates(anInstance({ weeks, sessions: [session] }), 'hours-cap')).toHaveLength(weeksOpen);
});

test('says how many hours', () => {
  expect(whyClosed(anInstance({ weeks, sessions: [{ hours: 450 }] }), 0)).toEqual([
    { gate: 'hours-cap', what: '450' },
  ]);
});
