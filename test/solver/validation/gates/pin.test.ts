import { describe, expect, test } from '@jest/globals';
import type { Session } from '../../../../solver/instance/types.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import {
  aClosure,
  anInstance,
  anIntake,
  anOffer,
  someParameters,
  starts,
  weeksFrom,
} from '../../builders.ts';
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

test('the message has the week imposed, or says that it is forbidden, and what to do', () => {
  const said = (draft: Partial<Session>) =>
    verify(anInstance({ weeks: WEEKS, sessions: [draft] }), someParameters(), starts(1)).violations;
  expect(said({ pinnedWeek: 2, pinReason: 'STARTED' })[0]!.message).toBe(
    "La session « S1 » débute le 2022-01-10 (semaine 1), or elle est imposée en semaine 2. L'y remettre ou retirer l'imposition.",
  );
  const [forbidden] = said({ forbiddenWeeks: [1] });
  expect(forbidden!.message).toBe(
    "La session « S1 » débute le 2022-01-10 (semaine 1), or cette semaine lui est interdite. En choisir une autre ou lever l'interdiction.",
  );
  // What cannot be counted has no excess at all: a client that asks for one must not find an empty one.
  expect(Object.keys(forbidden!)).toEqual(['rule', 'subject', 'message']);
});
