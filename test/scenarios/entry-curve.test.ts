import { describe, expect, test } from '@jest/globals';
import { type CurveSession, entryCurve, peakOf } from '../../src/scenarios/entry-curve.ts';

const firstHalf = { startsOn: '2022-01-01', endsOn: '2022-06-30' };
const on = (date: string, plannedEntries: number | null): CurveSession => ({
  plannedEntries,
  from: date,
  to: date,
});
const within = (from: string, to: string, plannedEntries: number): CurveSession => ({
  plannedEntries,
  from,
  to,
});

/** `period sessions/entries` of the periods where something starts. */
const told = (points: { period: string; sessions: number; entries: number }[]) =>
  points
    .filter(({ sessions }) => sessions > 0)
    .map(({ period, sessions, entries }) => `${period} ${sessions}/${entries}`);

describe('entryCurve', () => {
  test('counts exact dates in their month and quarter', () => {
    const curve = entryCurve([on('2022-01-31', 8), on('2022-04-01', 10), on('2022-04-30', 5)], firstHalf);
    expect(told(curve.months)).toEqual(['2022-01 1/8', '2022-04 2/15']);
    expect(told(curve.quarters)).toEqual(['2022-Q1 1/8', '2022-Q2 2/15']);
    expect(curve.undated.quarters).toEqual({ sessions: 0, entries: 0 });
  });

  test('lists every month of the campaign, and any other in which something starts', () => {
    const { months, quarters } = entryCurve([on('2022-09-05', 1)], firstHalf);
    expect(months.map(({ period }) => period)).toEqual([
      '2022-01',
      '2022-02',
      '2022-03',
      '2022-04',
      '2022-05',
      '2022-06',
      '2022-09',
    ]);
    expect(quarters.map(({ period }) => period)).toEqual(['2022-Q1', '2022-Q2', '2022-Q3']);
  });

  test.each([
    ['a month', within('2022-03-01', '2022-03-31', 9), ['2022-03 1/9'], ['2022-Q1 1/9'], [0, 0]],
    ['a quarter', within('2022-01-01', '2022-03-31', 9), [], ['2022-Q1 1/9'], [9, 0]],
    ['a semester', within('2022-01-01', '2022-06-30', 9), [], [], [9, 9]],
    ['two months', within('2022-03-15', '2022-04-15', 9), [], [], [9, 9]],
    ['nothing', { plannedEntries: 9, from: null, to: null }, [], [], [9, 9]],
  ])('invents nothing for a wish that says %s', (_, session, months, quarters, undated) => {
    const curve = entryCurve([session], firstHalf);
    expect([told(curve.months), told(curve.quarters)]).toEqual([months, quarters]);
    expect([curve.undated.months.entries, curve.undated.quarters.entries]).toEqual(undated);
  });

  test('counts a session whose trainees nobody gave, and says so', () => {
    const curve = entryCurve([on('2022-03-14', null), on('2022-03-14', 7)], firstHalf);
    expect(told(curve.months)).toEqual(['2022-03 2/7']);
    expect(curve.sessionsWithoutEntries).toBe(1);
  });

  test('a campaign across the New Year', () => {
    const { quarters, months } = entryCurve([], { startsOn: '2022-11-15', endsOn: '2023-01-10' });
    expect(quarters.map(({ period }) => period)).toEqual(['2022-Q4', '2023-Q1']);
    expect(months.map(({ period }) => period)).toEqual(['2022-11', '2022-12', '2023-01']);
  });
});

test('the peak is the first of the fullest periods; an empty curve has none', () => {
  const points = [
    { period: '2022-03', sessions: 1, entries: 4 },
    { period: '2022-04', sessions: 2, entries: 9 },
    { period: '2022-05', sessions: 1, entries: 9 },
  ];
  expect(peakOf(points)?.period).toBe('2022-04');
  expect(peakOf([])).toBeNull();
});
