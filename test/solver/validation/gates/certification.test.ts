import { describe, expect, test } from '@jest/globals';
import type { Session } from '../../../../solver/instance/types.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import { anInstance, plusDays, someParameters, starts, weeksFrom } from '../../builders.ts';
import { broken } from '../broken.ts';

/** Mondays 3, 10, 17 and 24 January 2022. */
const WEEKS = weeksFrom('2022-01-03', 4);

/** Rule, excess and unit of what one session breaks when it starts on 10 January. */
function rules(session: Partial<Session>, parameters = {}) {
  const instance = anInstance({ weeks: WEEKS, sessions: [session] });
  return broken(instance, starts(1), parameters).map(({ rule, excess, unit }) => [rule, excess, unit]);
}

const by = (days: number) => [['gate:certification', days, 'days']];

describe('certification', () => {
  test.each<[string, string | null, string | null, unknown[]]>([
    ['from the day of the start', '2022-01-10', null, []],
    ['from the day after', '2022-01-11', null, by(1)],
    ['from a year later', '2023-01-10', null, by(365)],
    ['until the day of the start', null, '2022-01-10', []],
    ['until the day before', null, '2022-01-09', by(1)],
    ['until ten days before', null, '2021-12-31', by(10)],
    ['that one day', '2022-01-10', '2022-01-10', []],
    ['a year around it', '2021-07-01', '2022-06-30', []],
    ['always', null, null, []],
  ])('registered %s', (_, validFrom, validUntil, expected) => {
    expect(rules({ certification: { validFrom, validUntil } })).toEqual(expected);
  });

  test('is asked on the first day only: the session may run beyond it', () => {
    const endDateByStart = WEEKS.map(({ startDate }) => plusDays(startDate, 90));
    expect(rules({ endDateByStart, certification: { validFrom: null, validUntil: '2022-01-12' } })).toEqual(
      [],
    );
  });

  test.each([{ certification: null }, {}])('%j prepares for none', (session) => {
    expect(rules(session)).toEqual([]);
  });

  test('switched off, or at a pinned week, closes nothing', () => {
    const session = { certification: { validFrom: null, validUntil: '2021-12-31' } };
    expect(rules(session, { gates: ['window'] })).toEqual([]);
    expect(rules({ ...session, pinnedWeek: 1, pinReason: 'ENGAGED' })).toEqual([]);
  });

  test.each([
    [
      { validFrom: '2022-02-01', validUntil: null },
      "sa certification n'est enregistrée qu'à partir du 2022-02-01. La débuter ce jour-là ou après.",
    ],
    [
      { validFrom: null, validUntil: '2021-12-31' },
      "sa certification n'est plus enregistrée après le 2021-12-31. La débuter ce jour-là au plus tard, ou faire renouveler la certification.",
    ],
  ])('says what to do about %j', (certification, because) => {
    const instance = anInstance({ weeks: WEEKS, sessions: [{ certification }] });
    expect(verify(instance, someParameters(), starts(1)).violations[0]!.message).toBe(
      `La session « S1 » débute le 2022-01-10 (semaine 1), or ${because}`,
    );
  });
});
