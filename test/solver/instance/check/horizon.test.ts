import { describe, expect, test } from '@jest/globals';
import { checkInstance } from '../../../../solver/instance/check.ts';
import {
  anEnvelope,
  anInstance,
  aSession,
  aTranche,
  halfMonthsOf,
  monthGridOf,
  monthsOf,
  weeksFrom,
  weeksOf,
} from '../../builders.ts';
import { told } from './told.ts';

const WEEKS = weeksFrom('2022-01-03', 3);
/** Three weeks of January 2022, one of them changed. */
function withWeek(w: number, change: { startDate?: string; offsetWeeks?: number }) {
  const months = monthsOf(WEEKS);
  const weeks = WEEKS.map((week, i) => (i === w ? { ...week, ...change } : week));
  return { ...anInstance({ weeks: WEEKS, months }), weeks };
}

describe('weeks', () => {
  test.each([
    ['a year of weeks', anInstance({ weeks: weeksOf(2022) })],
    ['one week', anInstance({ weeks: weeksFrom('2022-01-03', 1) })],
    ['two years of weeks', anInstance({ weeks: weeksFrom('2022-01-03', 104) })],
    ['half-months', anInstance({ grid: 'HALF_MONTH', weeks: halfMonthsOf(2022) })],
    [
      'months of a leap year',
      anInstance({
        grid: 'MONTH',
        weeks: monthGridOf(2024),
        envelopes: [anEnvelope({ tranches: [aTranche({ date: '2024-01-01' })] })],
      }),
    ],
    [
      'a first week cut short by the new year shares its offset with the next one',
      anInstance({
        weeks: [
          { startDate: '2022-01-01', offsetWeeks: 0 },
          { startDate: '2022-01-03', offsetWeeks: 0 },
          { startDate: '2022-01-10', offsetWeeks: 1 },
        ],
      }),
    ],
  ])('accepts %s', (_, instance) => {
    expect(told(instance)).toEqual([]);
  });

  test('no week is one problem, not one per session', () => {
    const sessions = [aSession(), aSession({ id: 'S2' })];
    expect(told({ ...anInstance(), weeks: [], sessions })).toEqual(['NO_WEEK /weeks']);
  });

  test.each([
    ['the day before the previous week', '2022-01-02'],
    ['the same day as the previous week', '2022-01-03'],
  ])('refuses a week that starts on %s', (_, startDate) => {
    const problems = told({ ...withWeek(1, { startDate }), sessions: [aSession({}, WEEKS)] });
    expect(problems).toContain('WEEKS_NOT_INCREASING /weeks/1/startDate');
  });

  test.each([
    ['one week ahead of its date', 2, ['OFFSET_CONTRADICTS_DATES /weeks/1/offsetWeeks']],
    ['that stands still', 0, ['OFFSET_CONTRADICTS_DATES /weeks/1/offsetWeeks']],
    [
      'that goes back',
      -1,
      ['COUNT_TOO_SMALL /weeks/1/offsetWeeks', 'OFFSETS_NOT_INCREASING /weeks/1/offsetWeeks'],
    ],
    ['of half a week', 1.5, ['COUNT_NOT_INTEGER /weeks/1/offsetWeeks']],
  ])('refuses an offset %s', (_, offsetWeeks, problems) => {
    expect(told(withWeek(1, { offsetWeeks }))).toEqual(problems);
  });

  test.each([
    ['2022-02-30', 'DATE_IMPOSSIBLE'],
    ['2022-13-01', 'DATE_IMPOSSIBLE'],
    ['03/01/2022', 'DATE_IMPOSSIBLE'],
    ['9999-12-31', 'DATE_OUT_OF_RANGE'],
    ['1989-12-31', 'DATE_OUT_OF_RANGE'],
  ])('refuses a week on %s', (startDate, code) => {
    expect(told(withWeek(2, { startDate }))).toEqual([`${code} /weeks/2/startDate`]);
  });
});

describe('months', () => {
  const weeks = weeksFrom('2022-01-03', 12);
  const months = monthsOf(weeks);
  const january = months[0]!;

  test.each([
    ['the first', months.slice(1), '2022-01'],
    ['one in the middle', months.filter(({ month }) => month !== '2022-02'), '2022-02'],
    ['the last', months.slice(0, -1), '2022-03'],
  ])('misses %s when it is left out', (_, listed, missing) => {
    const problems = checkInstance(anInstance({ weeks, months: listed }));
    expect(problems.map(({ code, path, value }) => [code, path, value])).toEqual([
      ['MONTH_MISSING', '/months', missing],
    ]);
  });

  test('a month reached only by a start date of the last week is needed', () => {
    const lastWeeks = weeksFrom('2022-01-24', 2);
    const startDateByStart = ['2022-01-24', '2022-02-01'];
    const instance = anInstance({ weeks: lastWeeks, months: [january], sessions: [{ startDateByStart }] });
    expect(told(instance)).toEqual(['MONTH_MISSING /months']);
    expect(told(anInstance({ weeks: lastWeeks, months: [january] }))).toEqual([]);
  });

  test('the tail of the last week may be listed, the month after it may not', () => {
    const lastWeeks = weeksFrom('2022-01-24', 2);
    const february = { month: '2022-02', quarter: '2022-Q1', workingDays: 0 };
    const march = { month: '2022-03', quarter: '2022-Q1', workingDays: 0 };
    expect(told(anInstance({ weeks: lastWeeks, months: [january, february] }))).toEqual([]);
    expect(told(anInstance({ weeks: lastWeeks, months: [january, february, march] }))).toEqual([
      'MONTH_OUTSIDE_HORIZON /months/2/month',
    ]);
  });

  test.each([
    ['out of order', [months[1]!, months[0]!, months[2]!], ['MONTHS_NOT_INCREASING /months/1/month']],
    ['twice', [months[0]!, ...months], ['MONTHS_NOT_INCREASING /months/1/month']],
    [
      'in another quarter',
      [{ ...january, quarter: '2022-Q2' }, ...months.slice(1)],
      ['QUARTER_CONTRADICTS_MONTH /months/0/quarter'],
    ],
    [
      'that no calendar has',
      [{ ...january, month: '2022-00' }, ...months.slice(1)],
      ['MONTH_IMPOSSIBLE /months/0/month', 'MONTH_MISSING /months', 'MONTH_OUTSIDE_HORIZON /months/0/month'],
    ],
    [
      'with a negative number of working days',
      [{ ...january, workingDays: -1 }, ...months.slice(1)],
      ['COUNT_TOO_SMALL /months/0/workingDays'],
    ],
    [
      'with 32 working days in 31',
      [{ ...january, workingDays: 32 }, ...months.slice(1)],
      ['WORKING_DAYS_TOO_MANY /months/0/workingDays'],
    ],
    [
      'with working days of a region that no month has',
      [{ ...january, workingDaysByRegion: { '01': 32, '02': 31, '03': -1 } }, ...months.slice(1)],
      [
        'WORKING_DAYS_TOO_MANY /months/0/workingDaysByRegion/01',
        'COUNT_TOO_SMALL /months/0/workingDaysByRegion/03',
      ],
    ],
  ])('refuses a month %s', (_, listed, problems) => {
    expect(told(anInstance({ weeks, months: listed }))).toEqual(problems);
  });

  test('accepts a month whose every day works', () => {
    expect(
      told(anInstance({ weeks, months: [{ ...january, workingDays: 31 }, ...months.slice(1)] })),
    ).toEqual([]);
  });
});
