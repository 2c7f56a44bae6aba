import { describe, expect, test } from '@jest/globals';
import { agencyPackings } from '../../../solver/model/constraints/agency-load.ts';
import type { LimitMode } from '../../../solver/parameters/types.ts';
import { aLevel, anInstance, someParameters, weeksFrom } from '../builders.ts';
import { COUNTED, readPackings } from './packings.ts';
import { solveExactly } from './solve-exactly.ts';

const weeks = weeksFrom('2022-03-07', 4);
const wished = { wishedWeek: 2, agency: 'Caen' };

function solveWith(launchCap: number | null, mode: LimitMode, sessions: object[] = [wished, wished]) {
  const instance = anInstance({ weeks, agencies: [{ id: 'Caen', launchCap }], sessions });
  const levels = [
    aLevel('fidelity', {
      terms: [
        { term: 'fidelity', weight: 1 },
        { term: 'load', weight: 20 },
      ],
    }),
  ];
  return solveExactly(
    instance,
    someParameters({ levels, unplaced: 'FORBIDDEN', agencyLoad: { mode, launchWeeks: 2 } }),
  );
}

describe('agency-load', () => {
  test('respected: two launches under a cap of two', async () => {
    expect((await solveWith(2, 'HARD'))?.value).toBe(0);
  });

  test('a launch lasts two weeks up to the start: two sessions are two weeks apart under a cap of one', async () => {
    const solved = await solveWith(1, 'HARD');
    expect(solved?.value).toBe(20);
    expect(solved?.starts.toSorted()).toEqual(['2022-03-07', '2022-03-21']);
  });

  test('soft: each session over the cap in a week costs, and it is paid where moving costs more', async () => {
    // Two weeks of launch, one session over the cap in each: 40, against 20 for moving.
    expect((await solveWith(1, 'SOFT'))?.value).toBe(20);
    const stuck = { ...wished, window: { earliest: 2, latest: 2 } };
    expect((await solveWith(1, 'SOFT', [stuck, stuck]))?.value).toBe(40);
  });

  test('off, or without a cap, it says nothing', async () => {
    expect((await solveWith(1, 'OFF'))?.value).toBe(0);
    expect((await solveWith(null, 'HARD'))?.value).toBe(0);
  });

  test('pinned sessions make room for themselves, and for nobody else', async () => {
    const pinned = { ...wished, pinnedWeek: 2, pinReason: 'STARTED' };
    const solved = await solveWith(1, 'HARD', [pinned, pinned, wished]);
    expect(solved?.starts.slice(0, 2)).toEqual(['2022-03-21', '2022-03-21']);
    expect(solved?.starts[2]).toBe('2022-03-07');
  });
});

describe('as data', () => {
  const instance = (launchCap: number | null, sessions: object[] = [wished, wished]) =>
    anInstance({ weeks, agencies: [{ id: 'Caen', launchCap }], sessions });
  const packingsOf = (mode: LimitMode, given = instance(1), launchWeeks = 2) =>
    readPackings(given, agencyPackings(given, someParameters({ agencyLoad: { mode, launchWeeks } })));

  test('a launch counts in the weeks up to its start; another agency does not', () => {
    const given = instance(1, [wished, { ...wished, agency: 'Vire' }, wished]);
    const counting = (week: number, ...inWeeks: number[]) => ({
      about: { rule: 'agency-load', agency: 'Caen', week },
      ...COUNTED,
      limit: 1,
      uses: [0, 2].map((session) => ({ session, amount: 1, weeks: inWeeks })),
    });
    expect(packingsOf('HARD', given)).toEqual([
      { name: 'agency_load_Caen_20220307', ...counting(0, 0, 1) },
      { name: 'agency_load_Caen_20220314', ...counting(1, 1, 2) },
      { name: 'agency_load_Caen_20220321', ...counting(2, 2, 3) },
      { name: 'agency_load_Caen_20220328', ...counting(3, 3) },
    ]);
    expect(packingsOf('SOFT', given).map(({ soft }) => soft)).toEqual([true, true, true, true]);
  });

  test('none where the rule is off, where nothing can go over, or without a cap', () => {
    expect(packingsOf('OFF')).toEqual([]);
    expect(packingsOf('HARD', instance(2))).toEqual([]);
    expect(packingsOf('HARD', instance(null))).toEqual([]);
    expect(packingsOf('HARD', instance(0, [{ agency: 'Vire' }]))).toEqual([]);
    expect(packingsOf('HARD', anInstance({ weeks, sessions: [wished, wished] }))).toEqual([]);
  });
});
