import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../src/domain/dates.ts';
import {
  countWorkingDays,
  isWorkingDay,
  nextWorkingDay,
  sessionEnd,
  trainingDays,
} from '../../src/domain/working-days.ts';

const TRUCE = [{ from: '2022-07-18', to: '2022-08-21' }];

test.each([
  ['2022-04-15', true],
  ['2022-04-16', false],
  ['2022-04-18', false],
  ['2022-04-19', true],
])('%s is a working day: %j', (date, expected) => {
  expect(isWorkingDay(date)).toBe(expected);
});

test('the next working day is the day itself, or skips week-ends, holidays and closures', () => {
  expect(nextWorkingDay('2022-04-15')).toBe('2022-04-15');
  expect(nextWorkingDay('2022-04-16')).toBe('2022-04-19');
  expect(nextWorkingDay('2022-07-18', TRUCE)).toBe('2022-08-22');
});

test('working days of April and of a truce month', () => {
  expect(countWorkingDays('2022-04-01', '2022-04-30')).toBe(20);
  expect(countWorkingDays('2022-07-01', '2022-07-31', TRUCE)).toBe(10);
  expect(countWorkingDays('2022-04-02', '2022-04-01')).toBe(0);
});

describe('by territory', () => {
  test('Alsace-Moselle works a day less in April 2022 and, in 2023, in December', () => {
    expect(countWorkingDays('2022-04-01', '2022-04-30', [], 'ALSACE_MOSELLE')).toBe(19);
    expect(countWorkingDays('2023-12-01', '2023-12-31')).toBe(20);
    expect(countWorkingDays('2023-12-01', '2023-12-31', [], 'ALSACE_MOSELLE')).toBe(19);
  });

  test.each([
    ['MAYOTTE', '2022-04-30', 19],
    ['MARTINIQUE', '2023-05-31', 18],
    ['GUADELOUPE', '2022-05-31', 20],
    ['GUYANE', '2022-06-30', 20],
    ['LA_REUNION', '2022-12-31', 21],
  ] as const)('%s has one day less in the month to %s: %i', (territory, to, days) => {
    const from = `${to.slice(0, 7)}-01`;
    expect(countWorkingDays(from, to, [], territory)).toBe(days);
    expect(countWorkingDays(from, to)).toBe(days + 1);
  });

  test('a session ends a working day later where Good Friday is a holiday', () => {
    const session = { start: '2022-04-11', hours: 70, weeklyHours: 35 };
    expect(sessionEnd(session, [], 'ALSACE_MOSELLE')).toBe('2022-04-26');
    expect(isWorkingDay('2022-04-15', [], 'ALSACE_MOSELLE')).toBe(false);
  });
});

describe('the end of a session', () => {
  test.each([
    [35, 35, 5],
    [36, 35, 6],
    [399, 35, 57],
    [400, 35, 58],
    [339, 30, 57],
    [345, 34.5, 50],
    [346, 34.5, 51],
    [1, 35, 1],
  ])('%d h at %d h a week last %d days', (hours, weeklyHours, days) => {
    expect(trainingDays(hours, weeklyHours)).toBe(days);
  });

  test('a week from Monday ends on Friday', () => {
    expect(sessionEnd({ start: '2022-03-14', hours: 35, weeklyHours: 35 })).toBe('2022-03-18');
  });

  test('a holiday in between ends it a working day later', () => {
    expect(sessionEnd({ start: '2022-04-11', hours: 70, weeklyHours: 35 })).toBe('2022-04-25');
  });

  test('a closure in between pauses it', () => {
    expect(sessionEnd({ start: '2022-07-11', hours: 70, weeklyHours: 35 }, TRUCE)).toBe('2022-08-29');
  });

  test('a start on a day off counts from the next working day', () => {
    expect(sessionEnd({ start: '2022-03-12', hours: 35, weeklyHours: 35 })).toBe('2022-03-18');
  });

  test('hours without a rhythm, or a closure without an end, are mistakes that are told', () => {
    expect(() => sessionEnd({ start: '2022-03-14', hours: 35, weeklyHours: 0 })).toThrow(
      'both must be above 0',
    );
    expect(() => sessionEnd({ start: '2022-03-14', hours: 0, weeklyHours: 35 })).toThrow(
      'both must be above 0',
    );
    expect(() => nextWorkingDay('2022-03-14', [{ from: '2022-01-01', to: '2099-12-31' }])).toThrow(
      'do not fit in ten years',
    );
  });

  test('the days from start to end are exactly those of training', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_500 }),
        fc.integer({ min: 1, max: 600 }),
        fc.integer({ min: 14, max: 80 }).map((halves) => halves / 2),
        (offset, hours, weeklyHours) => {
          const start = addDays('2021-01-01', offset);
          const end = sessionEnd({ start, hours, weeklyHours }, TRUCE);
          expect(isWorkingDay(end, TRUCE)).toBe(true);
          expect(countWorkingDays(start, end, TRUCE)).toBe(trainingDays(hours, weeklyHours));
        },
      ),
    );
  });
});
