import { describe, expect, test } from '@jest/globals';
import { cutPeriods, monthsOf, nearestPeriod, periodOf } from '../../../src/scenarios/build-instance/grid.ts';

const year2022 = { from: '2022-01-01', to: '2022-12-31' };
const starts = (from: string, to: string, grid: 'WEEK' | 'HALF_MONTH' | 'MONTH') =>
  cutPeriods({ from, to }, grid).map(({ week }) => week.startDate);

describe('cutPeriods', () => {
  test.each([
    // New Year's Day 2022 is a Saturday: the first week in which something can start is the next one.
    ['2022-01-01', '2022-12-31', 52, '2022-01-03', '2022-12-26'],
    // 1 January 2021 is a Friday and a holiday.
    ['2021-01-01', '2021-12-31', 52, '2021-01-04', '2021-12-27'],
    // 1 January 2024 is a Monday and a holiday, but its week has four working days.
    ['2024-01-01', '2024-12-31', 53, '2024-01-01', '2024-12-30'],
    // A campaign that starts on a Wednesday has the Monday before as first week.
    ['2022-06-01', '2022-06-15', 3, '2022-05-30', '2022-06-13'],
  ])('weeks of %s..%s: %i, from %s to %s', (from, to, count, first, last) => {
    const mondays = starts(from, to, 'WEEK');
    expect([mondays.length, mondays[0], mondays.at(-1)]).toEqual([count, first, last]);
  });

  test('half-months start on the 1st and the 16th', () => {
    expect(starts('2022-01-01', '2022-02-28', 'HALF_MONTH')).toEqual([
      '2022-01-01',
      '2022-01-16',
      '2022-02-01',
      '2022-02-16',
    ]);
  });

  test('a half-month that ends before the campaign is not one of its periods', () => {
    expect(starts('2022-01-16', '2022-02-10', 'HALF_MONTH')).toEqual(['2022-01-16', '2022-02-01']);
  });

  test('months cross the New Year', () => {
    expect(starts('2022-11-10', '2023-01-31', 'MONTH')).toEqual(['2022-11-01', '2022-12-01', '2023-01-01']);
  });

  test('offsets count whole weeks from the start of the horizon', () => {
    const offsets = cutPeriods({ from: '2022-01-01', to: '2022-03-31' }, 'MONTH').map(
      ({ week }) => week.offsetWeeks,
    );
    expect(offsets).toEqual([0, 4, 8]);
  });

  test('the days of the first and last period stop with the campaign', () => {
    const periods = cutPeriods({ from: '2022-06-01', to: '2022-06-15' }, 'WEEK');
    expect(periods.map(({ days }) => days)).toEqual([
      { from: '2022-06-01', to: '2022-06-05' },
      { from: '2022-06-06', to: '2022-06-12' },
      { from: '2022-06-13', to: '2022-06-15' },
    ]);
  });
});

describe('monthsOf', () => {
  test('counts working days without holidays and closures', () => {
    const closures = [{ from: '2022-07-14', to: '2022-08-31' }];
    const months = monthsOf(cutPeriods(year2022, 'WEEK'), year2022, closures, 'FRANCE');
    expect(months.map(({ month, workingDays }) => [month, workingDays])).toEqual([
      ['2022-01', 21],
      ['2022-02', 20],
      ['2022-03', 23],
      ['2022-04', 20],
      ['2022-05', 21],
      ['2022-06', 21],
      ['2022-07', 9],
      ['2022-08', 0],
      ['2022-09', 22],
      ['2022-10', 21],
      ['2022-11', 20],
      ['2022-12', 22],
    ]);
    expect(months[3]?.quarter).toBe('2022-Q2');
  });

  test('lists a month that only the first week touches, with no day of the campaign', () => {
    const span = { from: '2022-06-01', to: '2022-06-15' };
    expect(monthsOf(cutPeriods(span, 'WEEK'), span, [], 'FRANCE')).toEqual([
      { month: '2022-05', quarter: '2022-Q2', workingDays: 0 },
      { month: '2022-06', quarter: '2022-Q2', workingDays: 10 },
    ]);
  });
});

describe('finding a period', () => {
  const periods = cutPeriods(year2022, 'WEEK');

  test.each([
    ['2022-01-02', undefined, 0],
    ['2022-01-03', 0, 0],
    ['2022-01-09', 0, 0],
    ['2022-01-10', 1, 1],
    ['2022-12-31', 51, 51],
    ['2023-01-01', undefined, 51],
  ])('%s is in %s, nearest %i', (date, held, nearest) => {
    expect([periodOf(periods, date)?.index, nearestPeriod(periods, date).index]).toEqual([held, nearest]);
  });
});
