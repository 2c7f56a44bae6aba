import { describe, expect, test } from '@jest/globals';
import type { Session } from '../../../../solver/instance/types.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import { aClosure, anInstance, someParameters, starts, weeksFrom } from '../../builders.ts';
import { broken } from '../broken.ts';

/** Mondays 3, 10, 17 and 24 January 2022. */
const WEEKS = weeksFrom('2022-01-03', 4);

/** Rule and excess of what a plan of one session breaks. */
function rules(...args: Parameters<typeof broken>): [string, number | undefined][] {
  return broken(...args).map(({ rule, excess }) => [rule, excess]);
}

describe('closure', () => {
  /** One closure, and one session that starts on the day given of week 1. */
  const onDay = (startDate: string, session: Partial<Session> = {}) =>
    anInstance({
      weeks: WEEKS,
      closures: [aClosure({ from: '2022-01-12', to: '2022-01-13' })],
      sessions: [
        { startDateByStart: WEEKS.map((week, w) => (w === 1 ? startDate : week.startDate)), ...session },
      ],
    });

  test.each([
    ['2022-01-11', []],
    ['2022-01-12', [['gate:closure', 2]]],
    ['2022-01-13', [['gate:closure', 1]]],
    ['2022-01-14', []],
  ])('a start on %s', (day, expected) => {
    expect(rules(onDay(day), starts(1))).toEqual(expected);
  });

  test.each<[string, Parameters<typeof aClosure>[0], unknown[]]>([
    ['HARD', { kind: 'HARD' }, [['gate:closure', 22]]],
    ['of a kind not told', {}, [['gate:closure', 22]]],
    ['SOFT', { kind: 'SOFT' }, []],
  ])('a closure %s', (_, closure, expected) => {
    const closures = [aClosure({ from: '2022-01-01', to: '2022-01-31', ...closure })];
    expect(rules(anInstance({ weeks: WEEKS, closures }), starts(1))).toEqual(expected);
  });

  test('an exempt session starts all the same', () => {
    expect(rules(onDay('2022-01-12', { closureExempt: true }), starts(1))).toEqual([]);
  });

  test.each<[string | null, unknown[]]>([
    ['28', [['gate:closure', 22]]],
    ['44', []],
    [null, []],
  ])('a closure of region 28, for a session of region %s', (region, expected) => {
    const closures = [aClosure({ from: '2022-01-01', to: '2022-01-31', region: '28' })];
    expect(rules(anInstance({ weeks: WEEKS, closures, sessions: [{ region }] }), starts(1))).toEqual(
      expected,
    );
  });

  test('a session may run through a closure', () => {
    expect(rules(onDay('2022-01-11'), starts(0))).toEqual([]);
  });
});

test('the message names the closure and what to do', () => {
  const closures = [aClosure({ label: 'trêve', from: '2022-01-01', to: '2022-01-31' })];
  const { violations } = verify(anInstance({ weeks: WEEKS, closures }), someParameters(), starts(1));
  expect(violations[0]!.message).toBe(
    "La session « S1 » débute le 2022-01-10 (semaine 1), or rien ne débute du 2022-01-01 au 2022-01-31 (trêve). La déplacer ou justifier l'exception.",
  );
});
