import { describe, expect, test } from '@jest/globals';
import { sessionEnd } from '../../../src/domain/working-days.ts';
import { cutPeriods } from '../../../src/scenarios/build-instance/grid.ts';
import { habitOf, startInPeriod } from '../../../src/scenarios/build-instance/session-dates.ts';
import { WorkCalendar } from '../../../src/scenarios/build-instance/work-calendar.ts';

const year = { from: '2022-01-01', to: '2022-12-31' };
const truce = [{ from: '2022-07-18', to: '2022-08-26' }];
const calendar = new WorkCalendar(year, truce, 'FRANCE');

function startOf(wish: string | { from: string; to: string }, monday: string): string {
  const span = typeof wish === 'string' ? { from: wish, to: wish } : wish;
  const period = cutPeriods(year, 'WEEK').find(({ week }) => week.startDate === monday);
  if (period === undefined) throw new Error(`${monday} starts no week`);
  return startInPeriod(habitOf(span), period, calendar);
}

describe('startInPeriod', () => {
  test.each([
    ['the wished weekday of another week', '2022-03-16', '2022-05-02', '2022-05-04'],
    ['the wished day itself', '2022-03-16', '2022-03-14', '2022-03-16'],
    // Easter Monday 18 April 2022.
    ['the next working day after a holiday', '2022-03-14', '2022-04-18', '2022-04-19'],
    // Friday 11 November 2022: no working day is left in the week.
    ['the last working day before, when a holiday ends the week', '2022-03-18', '2022-11-07', '2022-11-10'],
    ['Friday, for a wish on a Saturday', '2022-03-19', '2022-03-14', '2022-03-18'],
    ['the first open day of a week that a closure begins', '2022-03-14', '2022-08-22', '2022-08-22'],
  ])('%s', (_, wish, monday, expected) => {
    expect(startOf(wish, monday)).toBe(expected);
  });

  test('the end of a closure inside a week moves the start to its first open day', () => {
    const short = new WorkCalendar(year, [{ from: '2022-07-18', to: '2022-08-24' }], 'FRANCE');
    const period = cutPeriods(year, 'WEEK').find(({ week }) => week.startDate === '2022-08-22')!;
    expect(startInPeriod({ weekday: 1, date: null }, period, short)).toBe('2022-08-25');
  });

  test('a week without any working day keeps the wished day, for the closure gate to refuse', () => {
    expect(startOf('2022-03-16', '2022-08-01')).toBe('2022-08-03');
  });

  test('a fuzzy wish starts on Mondays', () => {
    expect(startOf({ from: '2022-07-01', to: '2022-12-31' }, '2022-09-12')).toBe('2022-09-12');
  });

  test('on a coarse grid the session keeps its day in its own month and takes the first such weekday elsewhere', () => {
    const [, february, march] = cutPeriods(year, 'MONTH');
    const habit = habitOf({ from: '2022-03-16', to: '2022-03-16' });
    expect(startInPeriod(habit, march!, calendar)).toBe('2022-03-16');
    expect(startInPeriod(habit, february!, calendar)).toBe('2022-02-02');
  });
});

describe('WorkCalendar.endOf', () => {
  test.each([
    // 10 days of 7 h: two whole weeks.
    ['2022-03-14', 70, 35, '2022-03-25'],
    // One hour more needs an eleventh day.
    ['2022-03-14', 71, 35, '2022-03-28'],
    // Easter Monday is not worked.
    ['2022-04-11', 42, 35, '2022-04-19'],
    // Four days (14 July is a holiday), a pause from 18 July to 26 August, two days.
    ['2022-07-11', 42, 35, '2022-08-30'],
    // Half the rhythm, twice as long.
    ['2022-03-14', 70, 17.5, '2022-04-08'],
  ])('%s, %i h at %f h a week, ends on %s', (start, hours, weeklyHours, end) => {
    expect(calendar.endOf(start, { hours, weeklyHours })).toBe(end);
  });

  test('agrees with the plain walk over the days, listed or not', () => {
    for (const start of ['2021-11-02', '2022-01-01', '2022-07-20', '2022-12-30', '2023-10-20']) {
      for (const length of [
        { hours: 7, weeklyHours: 35 },
        { hours: 400, weeklyHours: 30 },
        { hours: 900, weeklyHours: 20 },
      ]) {
        expect([start, calendar.endOf(start, length)]).toEqual([
          start,
          sessionEnd({ start, ...length }, truce),
        ]);
      }
    }
  });
});
