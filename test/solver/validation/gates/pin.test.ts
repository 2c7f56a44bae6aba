import { describe, expect, test } from '@jest/globals';
import type { Session } from '../../../../solver/instance/types.ts';
import { aClosure, anInstance, anIntake, anOffer, starts, weeksFrom } from '../../builders.ts';
import { broken } from '../broken.ts';

/** Mondays 3, 10, 17 and 24 January 2022. */
const WEEKS = weeksFrom('2022-01-03', 4);

/** Rule and excess of what a plan of one session breaks. */
function rules(...args: Parameters<typeof broken>): [string, number | undefined][] {
  return broken(...args).map(({ rule, excess }) => [rule, excess]);
}

describe('pin', () => {
  const session: Partial<Session> = { pinnedWeek: 2, pinReason: 'STARTED' };

  test('its own week is open whatever the other gates say', () => {
    const instance = anInstance({
      weeks: WEEKS,
      closures: [aClosure({ from: '2022-01-01', to: '2022-12-31' })],
      alternanceIntakes: [anIntake({ date: '2022-01-01' })],
      prfOffers: [anOffer({ structuring: true, startDate: '2022-01-01', endDate: '2022-12-31' })],
      sessions: [{ ...session, window: { earliest: 0, latest: 1 }, alternanceIntakes: ['I1'] }],
    });
    expect(rules(instance, starts(2))).toEqual([]);
    expect(rules(instance, starts(3)).map(([rule]) => rule)).toEqual([
      'gate:window',
      'gate:closure',
      'gate:alternance',
      'gate:structuring-offer',
      'gate:pin',
    ]);
  });

  test('another week is closed, even where no gate is asked for', () => {
    const instance = anInstance({ weeks: WEEKS, sessions: [session] });
    expect(broken(instance, starts(1), { gates: [] })).toEqual([
      { rule: 'gate:pin', subject: { session: 'S1', week: 1, date: '2022-01-10' }, excess: 7, unit: 'days' },
    ]);
  });

  test('a forbidden week is closed, the weeks beside it are open', () => {
    const instance = anInstance({ weeks: WEEKS, sessions: [{ forbiddenWeeks: [1] }] });
    expect([0, 1, 2].map((week) => rules(instance, starts(week), { gates: [] }))).toEqual([
      [],
      [['gate:pin', undefined]],
      [],
    ]);
  });
});
