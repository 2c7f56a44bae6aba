import { expect, test } from '@jest/globals';
import { aClosure, anInstance, weeksFrom } from '../builders.ts';
import { openDates, whyClosed } from './ask.ts';

const weeks = weeksFrom('2022-06-20', 3);
const truce = aClosure({ id: 'TREVE', from: '2022-06-27', to: '2022-07-03' });

test('closes a start inside the closure, both days included', () => {
  const instance = anInstance({ weeks, closures: [truce] });
  expect(openDates(instance, 'closure')).toEqual(['2022-06-20', '2022-07-04']);
  expect(whyClosed(instance, 1)).toEqual([{ gate: 'closure', what: 'TREVE' }]);
});

test('on the edge: a start on the last day is closed, on the day after it is open', () => {
  const dates = ['2022-06-20', '2022-07-03', '2022-07-04'];
  const instance = anInstance({ weeks, closures: [truce], sessions: [{ startDateByStart: dates }] });
  expect(openDates(instance, 'closure')).toEqual(['2022-06-20', '2022-07-04']);
});

test('judges the date of the session, not the first day of its week', () => {
  const dates = ['2022-06-26', '2022-06-30', '2022-07-05'];
  const instance = anInstance({ weeks, closures: [truce], sessions: [{ startDateByStart: dates }] });
  expect(openDates(instance, 'closure')).toEqual(['2022-06-20', '2022-07-04']);
});

test('an exempt session starts in the closure, and a session may run through one', () => {
  const exempt = anInstance({ weeks, closures: [truce], sessions: [{ closureExempt: true }] });
  expect(openDates(exempt, 'closure')).toHaveLength(3);
});

test('a soft closure closes nothing', () => {
  const soft = anInstance({ weeks, closures: [{ ...truce, kind: 'SOFT' }] });
  expect(openDates(soft, 'closure')).toHaveLength(3);
});

test('a closure of one region is for its sessions alone: another region starts in August', () => {
  const normandie = { ...truce, region: '28' };
  const starts = (region: string | null) =>
    openDates(anInstance({ weeks, closures: [normandie], sessions: [{ region }] }), 'closure');
  expect(starts('28')).toEqual(['2022-06-20', '2022-07-04']);
  expect(starts('44')).toHaveLength(3);
  expect(starts(null)).toHaveLength(3);
});
