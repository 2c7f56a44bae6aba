import { describe, expect, test } from '@jest/globals';
import type { Session } from '../../../../solver/instance/types.ts';
import type { Parameters } from '../../../../solver/parameters/types.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import { anInstance, halfMonthsOf, someParameters, starts, weeksFrom } from '../../builders.ts';

const WEEKS = weeksFrom('2022-01-03', 12);

describe('stability', () => {
  const published: Partial<Session> = { publishedWeek: 5 };

  /** Changes of one published session, at 10 a move and 1 a week, times 3 when announced. */
  function stability(session: Partial<Session>, week: number | null, parameters: Partial<Parameters> = {}) {
    const instance = anInstance({ weeks: WEEKS, sessions: [session] });
    return verify(instance, someParameters(parameters), starts(week)).scores.stability;
  }

  test.each<[string, Partial<Session>, number | null, number]>([
    ['where it was published', published, 5, 0],
    ['a week later', published, 6, 11],
    ['a week earlier', published, 4, 11],
    ['five weeks earlier', published, 0, 15],
    ['left out', published, null, 10],
    ['announced, where it was', { ...published, announced: true }, 5, 0],
    ['announced, two weeks later', { ...published, announced: true }, 7, 36],
    ['announced, left out', { ...published, announced: true }, null, 30],
    ['not announced', { ...published, announced: false }, 7, 12],
    ['published in the first week', { publishedWeek: 0 }, 1, 11],
    ['not published', { publishedWeek: null, announced: true }, 7, 0],
    ['not told', {}, 7, 0],
    ['not told, left out', {}, null, 0],
  ])('%s', (_, session, week, expected) => {
    expect(stability(session, week)).toBe(expected);
  });

  test('the scenario gives the prices', () => {
    const prices = { stability: { perMove: 2, perWeek: 0.5, announcedFactor: 0 } };
    expect(stability(published, 9, prices)).toBe(4);
    expect(stability({ ...published, announced: true }, 9, prices)).toBe(0);
  });

  test('sessions add up', () => {
    const instance = anInstance({ weeks: WEEKS, sessions: [published, published, {}, published] });
    expect(verify(instance, someParameters(), starts(6, 5, 0, null)).scores.stability).toBe(11 + 10);
  });

  test('on a coarse grid, weeks are those between the periods', () => {
    const sessions = [{ publishedWeek: 0 }];
    const instance = anInstance({ grid: 'HALF_MONTH', weeks: halfMonthsOf(2022), sessions });
    // 16 February is 6 whole weeks after 1 January.
    expect(verify(instance, someParameters(), starts(3)).scores.stability).toBe(16);
  });

  test('two periods of one offset are one week: no move', () => {
    const weeks = [
      { startDate: '2022-01-01', offsetWeeks: 0 },
      { startDate: '2022-01-03', offsetWeeks: 0 },
      { startDate: '2022-01-10', offsetWeeks: 1 },
    ];
    const instance = anInstance({ weeks, sessions: [{ publishedWeek: 0 }] });
    expect(verify(instance, someParameters(), starts(1)).scores.stability).toBe(0);
  });
});
