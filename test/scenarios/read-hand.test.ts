import { describe, expect, test } from '@jest/globals';
import { type DatedDecision, noHand, pinnedDays, type ScenarioHand } from '../../src/scenarios/hand.ts';
import { MAX_DECISIONS, readScenarioHand, type StatedHand } from '../../src/scenarios/read-hand.ts';

const decisions: DatedDecision[] = [{ kind: 'PREFER', which: { opco: ['AKTO'] }, at: '2022-05-02' }];
const base: ScenarioHand = { ...noHand(), decisions, plan: 'run', minimalChange: { perMove: 2 } };

function problemsOf(stated: StatedHand): string[] {
  const read = readScenarioHand(stated, noHand());
  return 'problems' in read ? read.problems.map(({ code, path }) => `${code} ${path}`) : [];
}

describe('over a base', () => {
  test('what is not said stays; null takes a rule away; a list replaces the list', () => {
    expect(readScenarioHand({ minimalChange: null, decisions: [] }, base)).toEqual({
      hand: { ...base, minimalChange: null, decisions: [] },
    });
    expect(readScenarioHand(undefined, base)).toEqual({ hand: base });
  });

  test('null states a hand that decides nothing', () => {
    expect(readScenarioHand(null, base)).toEqual({ hand: noHand() });
  });
});

describe('refuses, at its place', () => {
  const forbid = (from: string, to: string): StatedHand => ({
    decisions: [{ kind: 'FORBID', which: ['S1'], when: { from, to } }],
  });
  const today = '2022-03-16';
  test.each<[string, StatedHand]>([
    ['SPAN_REVERSED /hand/decisions/0/when/to', forbid('2022-05-02', '2022-05-01')],
    ['DATE_IMPOSSIBLE /hand/decisions/0/when/from', forbid('2022-02-30', '2022-05-01')],
    ['LIST_EMPTY /hand/decisions/0/which', { decisions: [{ kind: 'PIN', which: [], at: today }] }],
    ['LIST_EMPTY /hand/solveOnly/opco', { solveOnly: { opco: [] } }],
    ['OUT_OF_BOUNDS /hand/minimalChange/perWeek', { minimalChange: { perWeek: -1 } }],
    ['DATE_INVALID /hand/horizon/today', { horizon: { today: 'hier', frozenWeeks: 0, publishedWeeks: 0 } }],
    [
      'HORIZON_WEEKS_INVALID /hand/horizon/frozenWeeks',
      { horizon: { today, frozenWeeks: -1, publishedWeeks: 0 } },
    ],
    [
      'HORIZON_WEEKS_INVALID /hand/horizon/publishedWeeks',
      { horizon: { today, frozenWeeks: 0, publishedWeeks: 521 } },
    ],
    [
      'HAND_TOO_LONG /hand/decisions',
      { decisions: Array.from({ length: MAX_DECISIONS + 1 }, () => decisions[0]!) },
    ],
    ['HAND_TOO_LONG /hand/solveOnly', { solveOnly: Array.from({ length: 10_001 }, (_, i) => `S${i}`) }],
  ])('%s', (problem, stated) => {
    expect(problemsOf(stated)).toEqual([problem]);
  });

  test('as many decisions as are allowed are read', () => {
    expect(problemsOf({ decisions: Array.from({ length: MAX_DECISIONS }, () => decisions[0]!) })).toEqual([]);
  });
});

test('the day of a pin is that of sessions named; of two pins the first counts', () => {
  const days = pinnedDays([
    { kind: 'PIN', which: 'S1', at: '2022-05-04' },
    { kind: 'PIN', which: ['S1', 'S2'], at: '2022-05-05' },
    { kind: 'PIN', which: { opco: ['AKTO'] }, at: '2022-05-06' },
    { kind: 'PIN', which: 'S3', at: 12 },
    { kind: 'PREFER', which: 'S4', at: '2022-05-04' },
  ]);
  expect([...days].sort()).toEqual([
    ['S1', '2022-05-04'],
    ['S2', '2022-05-05'],
  ]);
});
