import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  dateOfDayNumber,
  dayNumber,
  dayOfWeek,
  daysBetween,
  isIsoDate,
  isoDate,
  isoWeekSpan,
  isWithin,
  mondayOf,
  monthOf,
  monthSpan,
} from '../../src/domain/dates.ts';
import {
  formatQuarter,
  monthsOfQuarter,
  nextQuarter,
  quarter,
  quarterOf,
  quarterSpan,
} from '../../src/domain/quarter.ts';

const anyDate = fc
  .integer({ min: dayNumber('1990-01-01'), max: dayNumber('2100-12-31') })
  .map(dateOfDayNumber);

describe('dates', () => {
  test('arithmetic crosses months, leap days and summer time', () => {
    expect(addDays('2022-03-26', 1)).toBe('2022-03-27');
    expect(addDays('2022-03-27', 1)).toBe('2022-03-28');
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2022-01-01', -1)).toBe('2021-12-31');
    expect(daysBetween('2022-01-01', '2022-12-31')).toBe(364);
    expect(daysBetween('2022-01-02', '2022-01-01')).toBe(-1);
  });

  test('weeks start on Monday', () => {
    expect(dayOfWeek('2022-03-14')).toBe(1);
    expect(dayOfWeek('2022-03-20')).toBe(7);
    expect(mondayOf('2022-03-20')).toBe('2022-03-14');
    expect(isoWeekSpan(2024, 38)).toEqual({ from: '2024-09-16', to: '2024-09-22' });
    expect(isoWeekSpan(2020, 53)).toEqual({ from: '2020-12-28', to: '2021-01-03' });
    expect(isoWeekSpan(2021, 53)).toBeNull();
  });

  test('months and quarters', () => {
    expect(monthOf('2022-04-30')).toBe('2022-04');
    expect(monthSpan(2024, 2)).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(quarterOf('2022-04-01')).toBe('2022-Q2');
    expect(quarterSpan('2022-Q2')).toEqual({ from: '2022-04-01', to: '2022-06-30' });
    expect(monthsOfQuarter('2022-Q4')).toEqual(['2022-10', '2022-11', '2022-12']);
    expect(nextQuarter('2022-Q4')).toBe('2023-Q1');
    expect(formatQuarter('2022-Q1')).toBe('T1 2022');
    expect(() => quarter(2022, 5)).toThrow('5 is not a quarter');
  });

  test.each(['2022-02-29', '2022-13-01', '2022-00-10', '9999-01-01', '22-01-01', '2022-1-1', 'x'])(
    '%j is not a date',
    (text) => {
      expect(isIsoDate(text)).toBe(false);
    },
  );

  test('an impossible date of ours throws and names it', () => {
    expect(() => isoDate(2022, 2, 29)).toThrow('2022-2-29 is not a date');
    expect(() => addDays('2022-02-30', 1)).toThrow('"2022-02-30" is not a date');
  });

  test('both ends of a span are within it', () => {
    const span = { from: '2022-07-01', to: '2022-08-31' };
    expect(
      ['2022-06-30', '2022-07-01', '2022-08-31', '2022-09-01'].map((date) => isWithin(date, span)),
    ).toEqual([false, true, true, false]);
  });

  test('adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -800, max: 800 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        const sevenLater = addDays(date, 7);
        expect(dayOfWeek(sevenLater)).toBe(dayOfWeek(date));
        const span = quarterSpan(quarterOf(date));
        expect(isWithin(date, span)).toBe(true);
      }),
    );
  });
});
