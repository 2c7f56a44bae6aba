import { describe, expect, test } from '@jest/globals';
import type { Session } from '../../../../solver/instance/types.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import { anInstance, halfMonthsOf, someParameters, starts, weeksFrom } from '../../builders.ts';

const WEEKS = weeksFrom('2022-01-03', 12);
const scores = (...args: Parameters<typeof verify>) => verify(...args).scores;

describe('fidelity', () => {
  const wished: Partial<Session> = { plannedEntries: 10, wishedWeek: 5 };

  test.each([
    ['where it was wished', 5, 0],
    ['a week later', 6, 10],
    ['a week earlier', 4, 10],
    ['five weeks earlier', 0, 50],
    ['unplaced', null, 0],
  ])('structural, %s', (_, week, expected) => {
    const instance = anInstance({ weeks: WEEKS, sessions: [wished] });
    expect(scores(instance, someParameters(), starts(week)).fidelity).toBe(expected);
  });

  test('a conjunctural week costs four, an innovative one two', () => {
    const sessions: Partial<Session>[] = [
      { ...wished, nature: 'CONJUNCTURAL' },
      { ...wished, nature: 'INNOVATIVE' },
    ];
    const instance = anInstance({ weeks: WEEKS, sessions });
    expect(scores(instance, someParameters(), starts(6, 5)).fidelity).toBe(40);
    expect(scores(instance, someParameters(), starts(5, 7)).fidelity).toBe(40);
    const fidelity = { structural: 1, conjunctural: 0.5, innovative: 0 };
    expect(scores(instance, someParameters({ fidelity }), starts(6, 7)).fidelity).toBe(5);
  });

  test('on a coarse grid, weeks are those between the periods, not their ranks', () => {
    const weeks = halfMonthsOf(2022);
    const instance = anInstance({
      grid: 'HALF_MONTH',
      weeks,
      sessions: [{ plannedEntries: 10, wishedWeek: 0 }],
    });
    // 16 February is 6 whole weeks after 1 January.
    expect(scores(instance, someParameters(), starts(3)).fidelity).toBe(60);
  });
});
