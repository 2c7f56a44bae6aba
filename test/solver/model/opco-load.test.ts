import { describe, expect, test } from '@jest/globals';
import type { LimitMode } from '../../../solver/parameters/types.ts';
import { aLevel, anInstance, someParameters, weeksFrom } from '../builders.ts';
import { solveExactly } from './solve-exactly.ts';

/** 21 and 28 March, 4 April. */
const weeks = weeksFrom('2022-03-21', 3);
const wished = { wishedWeek: 1, opco: 'CONSTRUCTYS' };

function solveWith(monthlyLaunchCap: number, mode: LimitMode, sessions: object[] = [wished, wished]) {
  const terms = [
    { term: 'fidelity' as const, weight: 1 },
    { term: 'load' as const, weight: 7 },
  ];
  return solveExactly(
    anInstance({ weeks, opcos: [{ id: 'CONSTRUCTYS', monthlyLaunchCap }], sessions }),
    someParameters({ levels: [aLevel('fidelity', { terms })], unplaced: 'FORBIDDEN', opcoLoad: { mode } }),
  );
}

describe('opco-load', () => {
  test('respected: two starts in a month under a cap of two', async () => {
    expect((await solveWith(2, 'HARD'))?.value).toBe(0);
  });

  test('one start too many goes to the next month', async () => {
    expect((await solveWith(1, 'HARD'))?.starts.toSorted()).toEqual(['2022-03-28', '2022-04-04']);
  });

  test('soft: one session over the cap costs once', async () => {
    expect((await solveWith(1, 'SOFT'))?.value).toBe(7);
  });

  test('another OPCO is not concerned', async () => {
    const solved = await solveWith(1, 'HARD', [wished, { wishedWeek: 1, opco: 'AKTO' }]);
    expect(solved?.value).toBe(0);
  });
});
