import { describe, expect, test } from '@jest/globals';
import { opcoPackings } from '../../../solver/model/constraints/opco-load.ts';
import type { LimitMode } from '../../../solver/parameters/types.ts';
import { aLevel, anInstance, someParameters, weeksFrom } from '../builders.ts';
import { COUNTED, readPackings } from './packings.ts';
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

describe('as data', () => {
  const instance = (monthlyLaunchCap: number | null, sessions: object[] = [wished, wished]) =>
    anInstance({ weeks, opcos: [{ id: 'CONSTRUCTYS', monthlyLaunchCap }], sessions });
  const packingsOf = (mode: LimitMode, given = instance(1)) =>
    readPackings(given, opcoPackings(given, someParameters({ opcoLoad: { mode } })));

  test('one a month, by the date of the session; another OPCO does not count', () => {
    const late = { ...wished, startDateByStart: ['2022-03-25', '2022-04-01', '2022-04-08'] };
    const given = instance(1, [wished, { opco: 'AKTO' }, late]);
    const counting = (month: string, first: number[], second: number[]) => ({
      about: { rule: 'opco-load', opco: 'CONSTRUCTYS', month },
      ...COUNTED,
      limit: 1,
      uses: [
        { session: 0, amount: 1, weeks: first },
        { session: 2, amount: 1, weeks: second },
      ],
    });
    expect(packingsOf('HARD', given)).toEqual([
      { name: 'opco_load_CONSTRUCTYS_2022_03', ...counting('2022-03', [0, 1], [0]) },
      { name: 'opco_load_CONSTRUCTYS_2022_04', ...counting('2022-04', [2], [1, 2]) },
    ]);
    expect(packingsOf('SOFT', given).map(({ soft }) => soft)).toEqual([true, true]);
  });

  test('none where the rule is off, where nothing can go over, or without a cap', () => {
    expect(packingsOf('OFF')).toEqual([]);
    expect(packingsOf('HARD', instance(2))).toEqual([]);
    expect(packingsOf('HARD', instance(null))).toEqual([]);
    expect(packingsOf('HARD', instance(0, [{ opco: 'AKTO' }]))).toEqual([]);
    expect(packingsOf('HARD', anInstance({ weeks, sessions: [wished, wished] }))).toEqual([]);
  });
});
