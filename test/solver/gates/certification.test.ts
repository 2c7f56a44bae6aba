import { expect, test } from '@jest/globals';
import type { Session } from '../../../solver/instance/types.ts';
import { anInstance, weeksFrom } from '../builders.ts';
import { openDates, whyClosed } from './ask.ts';

const weeks = weeksFrom('2022-03-07', 4);

function open(certification: Session['certification'] & object): string[] {
  return openDates(anInstance({ weeks, sessions: [{ certification }] }), 'certification');
}

test('opens between the two dates, both included', () => {
  expect(open({ validFrom: '2022-03-14', validUntil: '2022-03-21' })).toEqual(['2022-03-14', '2022-03-21']);
});

test('a day short on either side closes the week', () => {
  expect(open({ validFrom: '2022-03-15', validUntil: '2022-03-20' })).toEqual([]);
});

test('a side without a date has no end', () => {
  expect(open({ validFrom: null, validUntil: '2022-03-14' })).toEqual(['2022-03-07', '2022-03-14']);
  expect(open({ validFrom: '2022-03-21', validUntil: null })).toEqual(['2022-03-21', '2022-03-28']);
});

test('says the date that is missed; a session without certification is not concerned', () => {
  const sessions = [{ certification: { validFrom: null, validUntil: '2022-03-14' } }];
  expect(whyClosed(anInstance({ weeks, sessions }), 3)).toEqual([
    { gate: 'certification', what: '2022-03-14' },
  ]);
  expect(openDates(anInstance({ weeks, sessions: [{ certification: null }] }), 'certification')).toHaveLength(
    4,
  );
});
