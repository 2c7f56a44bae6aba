/** "No plan exists" by the calendar: every week is looked at again. */

import { describe, expect, test } from '@jest/globals';
import type { InfeasibilityReason } from '../../../../solver/solution/proof-types.ts';
import { aClosure, anInstance, weeksFrom } from '../../builders.ts';
import { refused, verdictOn } from './impossible.ts';

type Closed = Extract<InfeasibilityReason, { kind: 'NO_OPEN_WEEK' }>;

describe('a session without an open week', () => {
  /** Weeks 0 and 1 are before its window, 2 and 3 in the truce. */
  const instance = anInstance({
    weeks: weeksFrom('2022-06-20', 4),
    sessions: [{ window: { earliest: 2, latest: 3 } }, {}],
    closures: [aClosure()],
  });
  const closed = (...runs: [from: number, to: number, gate: Closed['closed'][number]['gate']][]): Closed => ({
    kind: 'NO_OPEN_WEEK',
    session: 'S1',
    closed: runs.map(([from, to, gate]) => ({ from, to, gate })),
  });

  test('holds with a gate for each week', () => {
    expect(verdictOn(instance, [closed([0, 1, 'window'], [2, 3, 'closure'])])).toEqual({
      holds: true,
      reasons: [
        "La session « S1 » n'a aucune semaine ouverte : window du 2022-06-20 au 2022-06-27, closure du 2022-07-04 au 2022-07-11.",
      ],
    });
  });

  test.each<[string, Closed, string]>([
    ['the last week is not told', closed([0, 1, 'window'], [2, 2, 'closure']), 'en semaine 3'],
    ['the first week is not told', closed([1, 1, 'window'], [2, 3, 'closure']), 'en semaine 0'],
    ['a gate does not close the week it is said to', closed([0, 3, 'window']), 'en semaine 2'],
    ['a gate that closes others does not close it', closed([0, 3, 'closure']), 'en semaine 0'],
    ['a week is after the horizon', closed([0, 1, 'window'], [2, 4, 'closure']), 'La semaine 4'],
    ['a week is before the horizon', closed([-1, 1, 'window'], [2, 3, 'closure']), 'La semaine -1'],
    ['a week is open', { ...closed([0, 3, 'window']), session: 'S2' }, 'en semaine 0'],
    [
      'the session is unknown',
      { ...closed([0, 3, 'window']), session: 'S9' },
      "« S9 » n'est pas de l'instance",
    ],
  ])('is refused when %s', (_, reason, because) => {
    expect(verdictOn(instance, [reason])).toEqual(refused(because));
  });

  test('is refused when the session may be left out', () => {
    const reasons = [closed([0, 1, 'window'], [2, 3, 'closure'])];
    expect(verdictOn(instance, reasons, { unplaced: 'ALLOWED' })).toEqual({
      holds: false,
      because: 'La session « S1 » peut rester non placée.',
    });
  });
});
