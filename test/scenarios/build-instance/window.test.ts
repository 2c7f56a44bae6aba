import { describe, expect, test } from '@jest/globals';
import { cutPeriods } from '../../../src/scenarios/build-instance/grid.ts';
import { startDays, windowOf, wishedPeriod } from '../../../src/scenarios/build-instance/window.ts';
import { defaultChoices } from '../../../src/scenarios/choices.ts';

const campaign = { from: '2022-01-01', to: '2022-12-31' };
const periods = cutPeriods(campaign, 'WEEK');
const mondays = periods.map(({ week }) => week.startDate);
const { windowWeeks } = defaultChoices();
const wednesday = { from: '2022-03-16', to: '2022-03-16' };
const noWindow = { windowFrom: null, windowTo: null };

describe('startDays', () => {
  test.each([
    ['STRUCTURAL', '2022-01-17', '2022-05-15'],
    ['INNOVATIVE', '2022-02-14', '2022-04-17'],
    ['CONJUNCTURAL', '2022-02-28', '2022-04-03'],
  ] as const)('an exact wish, %s: whole weeks from %s to %s', (nature, from, to) => {
    expect(startDays({ wish: wednesday, nature, ...noWindow }, campaign, windowWeeks)).toEqual({ from, to });
  });

  test('a fuzzy wish is its own window, whatever the nature', () => {
    const wish = { from: '2022-07-01', to: '2022-12-31' };
    expect(startDays({ wish, nature: 'CONJUNCTURAL', ...noWindow }, campaign, windowWeeks)).toEqual(wish);
  });

  test('an agreed window comes before everything, an open side stops with the campaign', () => {
    const source = {
      wish: wednesday,
      nature: 'STRUCTURAL' as const,
      windowFrom: null,
      windowTo: '2022-04-01',
    };
    expect(startDays(source, campaign, windowWeeks)).toEqual({ from: '2022-01-01', to: '2022-04-01' });
  });

  test('a window of 0 week is the week of the wish', () => {
    const still = { ...windowWeeks, CONJUNCTURAL: 0 };
    const days = startDays({ wish: wednesday, nature: 'CONJUNCTURAL', ...noWindow }, campaign, still);
    expect(windowOf(days, mondays, periods)).toEqual({ earliest: 10, latest: 10 });
  });
});

describe('windowOf', () => {
  test('keeps the weeks whose start lies in the days', () => {
    // Monday 7 March is in, Monday 4 April is not.
    expect(windowOf({ from: '2022-03-05', to: '2022-04-03' }, mondays, periods)).toEqual({
      earliest: 9,
      latest: 12,
    });
  });

  test('takes the weeks met when no start lies in the days', () => {
    expect(windowOf({ from: '2022-03-16', to: '2022-03-17' }, mondays, periods)).toEqual({
      earliest: 10,
      latest: 10,
    });
  });

  test('is null outside the campaign', () => {
    expect(windowOf({ from: '2023-01-01', to: '2023-06-30' }, mondays, periods)).toBeNull();
  });
});

test('the wished week of a fuzzy wish is that of its middle; beyond the campaign, its last week', () => {
  expect(wishedPeriod({ from: '2022-07-01', to: '2022-12-31' }, periods).week.startDate).toBe('2022-09-26');
  expect(wishedPeriod({ from: '2022-10-01', to: '2023-03-31' }, periods).week.startDate).toBe('2022-12-26');
});
