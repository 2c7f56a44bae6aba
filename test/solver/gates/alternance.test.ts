import { expect, test } from '@jest/globals';
import { anInstance, anIntake, weeksFrom } from '../builders.ts';
import { openDates, whyClosed } from './ask.ts';

const weeks = weeksFrom('2022-06-06', 4);
const endDateByStart = ['2022-08-03', '2022-08-04', '2022-09-01', '2022-09-02'];
const instance = anInstance({
  weeks,
  alternanceIntakes: [anIntake({ id: 'SEPT', date: '2022-09-01', maxGapWeeks: 4 })],
  sessions: [{ endDateByStart, alternanceIntakes: ['SEPT'] }],
});

test('ends on the day of the intake at the latest, four weeks before it at the earliest', () => {
  // 2022-08-04 is 28 days before the intake, 2022-08-03 is 29.
  expect(openDates(instance, 'alternance')).toEqual(['2022-06-13', '2022-06-20']);
});

test('says the end that misses the intake', () => {
  expect(whyClosed(instance, 0)).toEqual([{ gate: 'alternance', what: '2022-08-03' }]);
  expect(whyClosed(instance, 3)).toEqual([{ gate: 'alternance', what: '2022-09-02' }]);
});

test('one intake among several is enough', () => {
  const two = anInstance({
    weeks,
    alternanceIntakes: [
      anIntake({ id: 'SEPT', date: '2022-09-01' }),
      anIntake({ id: 'OCT', date: '2022-09-30' }),
    ],
    sessions: [{ endDateByStart, alternanceIntakes: ['SEPT', 'OCT'] }],
  });
  expect(openDates(two, 'alternance')).toEqual(['2022-06-13', '2022-06-20', '2022-06-27']);
});

test('a session without alternance is not concerned', () => {
  const free = anInstance({ weeks, alternanceIntakes: [anIntake()], sessions: [{ endDateByStart }] });
  expect(openDates(free, 'alternance')).toHaveLength(4);
});
