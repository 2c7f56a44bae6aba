import { describe, expect, test } from '@jest/globals';
import { verify } from '../../../../solver/validation/verify.ts';
import { anInstance, someParameters, starts, weeksFrom } from '../../builders.ts';
import { broken } from '../broken.ts';

/** Mondays 3, 10, 17 and 24 January 2022. */
const WEEKS = weeksFrom('2022-01-03', 4);

/** Rule and excess of what a plan of one session breaks. */
function rules(...args: Parameters<typeof broken>): [string, number | undefined][] {
  return broken(...args).map(({ rule, excess }) => [rule, excess]);
}

describe('window', () => {
  const instance = anInstance({ weeks: WEEKS, sessions: [{ window: { earliest: 1, latest: 2 } }] });

  test.each([1, 2])('open in week %p, an edge', (week) => {
    expect(broken(instance, starts(week))).toEqual([]);
  });

  test.each([
    [0, '2022-01-03'],
    [3, '2022-01-24'],
  ])('closed in week %p, by one week', (week, date) => {
    expect(broken(instance, starts(week))).toEqual([
      { rule: 'gate:window', subject: { session: 'S1', week, date }, excess: 7, unit: 'days' },
    ]);
  });

  test('closed two weeks early', () => {
    const late = anInstance({ weeks: WEEKS, sessions: [{ window: { earliest: 2, latest: 3 } }] });
    expect(rules(late, starts(0))).toEqual([['gate:window', 14]]);
  });
});

test('the message has the window and what to do', () => {
  const instance = anInstance({ weeks: WEEKS, sessions: [{ window: { earliest: 1, latest: 2 } }] });
  expect(verify(instance, someParameters(), starts(3)).violations.map(({ message }) => message)).toEqual([
    'La session « S1 » débute le 2022-01-24 (semaine 3), or sa fenêtre va de la semaine 1 à 2. La ramener dans sa fenêtre.',
  ]);
});
