import { describe, expect, test } from '@jest/globals';
import type { Closure, Session } from '../../../../solver/instance/types.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import { aClosure, anInstance, someParameters, starts, weeksFrom } from '../../builders.ts';

const WEEKS = weeksFrom('2022-01-03', 4);

describe('soft-closure', () => {
  const SOFT: Partial<Closure> = { kind: 'SOFT', from: '2022-01-10', to: '2022-01-17' };

  /** Trainees of sessions of 10, 3 and 100 that start in a truce. */
  function inTruce(weeks: (number | null)[], closures: Partial<Closure>[], drafts: Partial<Session>[] = []) {
    const sessions = [10, 3, 100].map((plannedEntries, s) => ({ plannedEntries, ...drafts[s] }));
    const built = closures.map((closure, c) => aClosure({ id: `C${c}`, ...closure }));
    const instance = anInstance({ weeks: WEEKS, sessions, closures: built });
    return verify(instance, someParameters({ gates: [] }), starts(...weeks)).scores['soft-closure'];
  }

  test.each<[string, (number | null)[], Partial<Closure>[], number]>([
    ['the week before, its first day, the week after', [0, 1, 3], [SOFT], 3],
    ['its last day', [0, 2, 3], [SOFT], 3],
    ['two of them', [1, 2, 3], [SOFT], 13],
    ['one not placed', [1, 0, null], [SOFT], 10],
    ['the day after its last', [2, 0, 0], [{ ...SOFT, to: '2022-01-16' }], 0],
    ['the day before its first', [1, 0, 0], [{ ...SOFT, from: '2022-01-11' }], 0],
    ['two truces of one day count once', [1, 0, 0], [SOFT, SOFT], 10],
    ['two truces of their own', [1, 0, 3], [SOFT, { ...SOFT, from: '2022-01-24', to: '2022-01-24' }], 110],
    ['a HARD closure has no price', [1, 1, 1], [{ ...SOFT, kind: 'HARD' }], 0],
    ['no closure', [1, 1, 1], [], 0],
  ])('%s', (_, weeks, closures, expected) => {
    expect(inTruce(weeks, closures)).toBe(expected);
  });

  test('a closure of a kind not told is HARD: it has no price', () => {
    const { kind: _, ...closure } = SOFT;
    expect(inTruce([1, 1, 1], [closure])).toBe(0);
  });

  test('an exempt session starts there for nothing', () => {
    expect(inTruce([1, 1, 0], [SOFT], [{ closureExempt: true }])).toBe(3);
  });

  test('a truce of one region costs its sessions alone', () => {
    const regions = [{ region: '28' }, { region: '44' }, {}];
    expect(inTruce([1, 1, 1], [{ ...SOFT, region: '28' }], regions)).toBe(10);
    expect(inTruce([1, 1, 1], [{ ...SOFT, region: null }], regions)).toBe(113);
  });

  test('a pinned one counts', () => {
    expect(inTruce([1, 0, 0], [SOFT], [{ pinnedWeek: 1, pinReason: 'STARTED' }])).toBe(10);
  });
});
