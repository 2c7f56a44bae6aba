import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findCandidates } from '../../../solver/gates/candidates.ts';
import { type Instance, solve } from '../../../solver/index.ts';
import { peakBound } from '../../../solver/search/peak-bound.ts';
import { surveyTerrain } from '../../../solver/search/terrain.ts';
import { arbitraryInstance } from '../arbitrary.ts';
import { aClosure, aLevel, anInstance, monthGridOf, someParameters } from '../builders.ts';

const parameters = someParameters({
  unplaced: 'FORBIDDEN',
  levels: [aLevel('smoothing')],
  smoothing: { ...someParameters().smoothing, mode: 'PEAK' },
});
const weeks = monthGridOf(2022);

/** Sessions of so many entries between two months of the year, 1 to 12. */
const months = (from: number, to: number, plannedEntries: number) => ({
  plannedEntries,
  wishedWeek: from - 1,
  window: { earliest: from - 1, latest: to - 1 },
});

function boundOf(instance: Instance) {
  const terrain = surveyTerrain(instance, parameters, findCandidates(instance, parameters));
  const all = instance.sessions.map((_, s) => s);
  return peakBound(
    terrain,
    all,
    all.map(() => true),
  );
}

describe('the peak is at least', () => {
  test('the heaviest session', () => {
    expect(
      boundOf(anInstance({ grid: 'MONTH', weeks, sessions: [months(1, 12, 15), months(1, 12, 4)] }))?.bound,
    ).toBe(15);
  });

  test('what must start within some months, spread over them, rounded up', () => {
    const sessions = [months(3, 5, 8), months(3, 5, 9), months(3, 5, 8), months(3, 5, 9), months(1, 12, 3)];
    expect(boundOf(anInstance({ grid: 'MONTH', weeks, sessions }))).toEqual({
      bound: 12,
      from: 2,
      to: 4,
      entries: 34,
      months: 3,
    });
  });

  test('a closed month is no room', () => {
    const sessions = [months(6, 9, 10), months(6, 9, 10), months(6, 9, 10)];
    expect(boundOf(anInstance({ grid: 'MONTH', weeks, sessions, closures: [aClosure()] }))?.bound).toBe(15);
  });
});

test('no plan is ever below it', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryInstance(8), async (instance) => {
      const result = await solve(instance, parameters);
      if (result.status !== 'PLANNED') return;
      expect(boundOf(instance)!.bound).toBeLessThanOrEqual(result.plan.levels[0]!.finalValue + 1e-6);
    }),
    { numRuns: 15 },
  );
});

test('where it is reached, no engine is asked', async () => {
  const sessions = Array.from({ length: 60 }, (_, s) => months(1, 12, 5 + (s % 7)));
  const result = await solve(anInstance({ grid: 'MONTH', weeks, sessions }), parameters);
  if (result.status !== 'PLANNED') throw new Error(result.status);
  expect(result.plan.engine).toEqual({ name: 'none', version: '' });
  expect(result.plan.levels[0]).toMatchObject({ end: 'PROVEN', value: 40, bound: 40 });
});
