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

test('a plan is valid when it breaks nothing, and only then', () => {
  const instance = anInstance({ weeks: WEEKS, sessions: [{ window: { earliest: 1, latest: 2 } }] });
  expect(verify(instance, someParameters(), starts(1)).valid).toBe(true);
  expect(verify(instance, someParameters(), starts(0)).valid).toBe(false);
});
