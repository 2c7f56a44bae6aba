import { describe, expect, test } from '@jest/globals';
import { verify } from '../../../solver/validation/verify.ts';
import { aLevel, anInstance, someParameters, starts, weeksFrom } from '../builders.ts';

const WEEKS = weeksFrom('2022-01-03', 12);
describe('levels', () => {
  test('each is the weighted sum of its terms, in order', () => {
    const instance = anInstance({ weeks: WEEKS, sessions: [{ plannedEntries: 10 }, { plannedEntries: 3 }] });
    const levels = [
      aLevel('placement'),
      aLevel('fidelity', {
        name: 'mélange',
        terms: [
          { term: 'fidelity', weight: 0.5 },
          { term: 'placement', weight: 100 },
          { term: 'smoothing', weight: 0 },
        ],
      }),
    ];
    expect(verify(instance, someParameters({ levels }), starts(4, null)).levels).toEqual([
      { name: 'placement', value: 3 },
      { name: 'mélange', value: 320 },
    ]);
  });
});

test('an instance that was not checked is refused, not misjudged', () => {
  const instance = anInstance({ weeks: WEEKS, sessions: [{ envelope: 'E9' }] });
  expect(() => verify(instance, someParameters(), starts(0))).toThrow(/Enveloppe « E9 » inconnue/);
  const dates = anInstance({ weeks: WEEKS, sessions: [{ startDateByStart: WEEKS.map(() => '2022-02-30') }] });
  expect(() => verify(dates, someParameters(), starts(0))).toThrow(/« 2022-02-30 » n'est pas une date/);
  const pinned = anInstance({ weeks: WEEKS, sessions: [{ pinnedWeek: 12, pinReason: 'PLANNER' }] });
  expect(() => verify(pinned, someParameters(), starts(0))).toThrow(RangeError);
});
