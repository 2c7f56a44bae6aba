import { describe, expect, test } from '@jest/globals';
import type { Session } from '../../../../solver/instance/types.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import { anInstance, someParameters, starts, weeksFrom } from '../../builders.ts';
import { broken } from '../broken.ts';

/** Mondays 3, 10, 17 and 24 January 2022. */
const WEEKS = weeksFrom('2022-01-03', 4);

/** Rule, excess and unit of what one session breaks when it starts on 10 January. */
function rules(session: Partial<Session>, parameters = {}) {
  const instance = anInstance({ weeks: WEEKS, sessions: [session] });
  return broken(instance, starts(1), parameters).map(({ rule, excess, unit }) => [rule, excess, unit]);
}

describe('hours-cap', () => {
  const by = (hours: number) => [['gate:hours-cap', hours, 'hours']];

  test.each<[string, Partial<Session>, unknown[]]>([
    ['400 hours', { hours: 400 }, []],
    ['one hour more', { hours: 401 }, by(1)],
    ['half an hour more', { hours: 400.5 }, by(0.5)],
    ['560 hours', { hours: 560 }, by(160)],
    ['560 hours by derogation', { hours: 560, derogation: 'TP-2022' }, []],
    ['560 hours and no derogation', { hours: 560, derogation: null }, by(160)],
    ['560 hours and a blank one', { hours: 560, derogation: '' }, by(160)],
    ['hours not told', {}, []],
  ])('%s', (_, session, expected) => {
    expect(rules(session)).toEqual(expected);
  });

  test('the scenario gives the cap', () => {
    expect(rules({ hours: 401 }, { hoursCap: 401 })).toEqual([]);
    expect(rules({ hours: 400 }, { hoursCap: 399.5 })).toEqual(by(0.5));
  });

  test('switched off, or at a pinned week, closes nothing', () => {
    expect(rules({ hours: 560 }, { gates: [] })).toEqual([]);
    expect(rules({ hours: 560, pinnedWeek: 1, pinReason: 'STARTED' })).toEqual([]);
  });

  test('says the hours, the cap and what to do', () => {
    const instance = anInstance({ weeks: WEEKS, sessions: [{ hours: 560 }] });
    expect(verify(instance, someParameters(), starts(1)).violations[0]!.message).toBe(
      'La session « S1 » débute le 2022-01-10 (semaine 1), or elle dure 560 heures et le plafond est de 400 heures. La raccourcir ou donner la référence de sa dérogation.',
    );
  });
});
