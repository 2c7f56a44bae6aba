import { describe, expect, test } from '@jest/globals';
import { verify } from '../../../../solver/validation/verify.ts';
import { anInstance, someParameters, starts, weeksFrom } from '../../builders.ts';

const WEEKS = weeksFrom('2022-01-03', 12);
const scores = (...args: Parameters<typeof verify>) => verify(...args).scores;

describe('placement', () => {
  const instance = anInstance({
    weeks: WEEKS,
    sessions: [
      { plannedEntries: 8 },
      { plannedEntries: 10, placementWeight: 2.5 },
      { plannedEntries: 12, placementWeight: 0 },
    ],
  });

  test.each([
    [[0, 0, 0], 0],
    [[null, 0, 0], 8],
    [[0, null, 0], 25],
    [[0, 0, null], 0],
    [[null, null, null], 33],
  ])('%j leaves out %p weighted trainees', (weeks, expected) => {
    expect(scores(instance, someParameters(), starts(...weeks)).placement).toBe(expected);
  });

  test('a session the plan forgets is one left out', () => {
    expect(scores(instance, someParameters(), starts(0)).placement).toBe(25);
  });
});
