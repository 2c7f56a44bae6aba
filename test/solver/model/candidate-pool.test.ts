import { describe, expect, test } from '@jest/globals';
import type { CandidatePool } from '../../../solver/instance/types.ts';
import { poolPackings } from '../../../solver/model/constraints/candidate-pool.ts';
import { aLevel, anInstance, someParameters, weeksOf } from '../builders.ts';
import { COUNTED, readPackings } from './packings.ts';
import { solveExactly } from './solve-exactly.ts';

const weeks = weeksOf(2022);
const january = { wishedWeek: 2, window: { earliest: 0, latest: 20 } };
const pool = { id: 'SOUDAGE-CAEN', family: 'H29', zone: 'Caen', departement: '14', expectedCandidates: 20 };

function solveWith(change: Partial<CandidatePool>, sessions: object[] = [january, january, january]) {
  return solveExactly(
    anInstance({ weeks, candidatePools: [{ ...pool, ...change }], sessions }),
    someParameters({
      levels: [aLevel('fidelity')],
      unplaced: 'FORBIDDEN',
      candidatePool: { mode: 'HARD' },
    }),
  );
}

const months = (starts: (string | null)[] | undefined) =>
  starts?.map((start) => start?.slice(5, 7)).toSorted();

describe('candidate-pool', () => {
  test('respected: thirty entries for thirty candidates stay in January', async () => {
    expect(months((await solveWith({ expectedCandidates: 30 }))?.starts)).toEqual(['01', '01', '01']);
  });

  test('one candidate short: a session leaves the three months', async () => {
    expect(months((await solveWith({ expectedCandidates: 29 }))?.starts)).toEqual(['01', '01', '04']);
  });

  test('concerns its family and its zone, or its département, or everyone', async () => {
    const elsewhere = { ...january, zone: 'Lisieux' };
    const three = [january, january, elsewhere];
    expect((await solveWith({}, three))?.value).toBe(0);
    expect((await solveWith({ zone: null }, three))?.value).toBeGreaterThan(0);
    expect((await solveWith({ zone: null, departement: '50' }, three))?.value).toBe(0);
    expect((await solveWith({ zone: null, departement: null }, three))?.value).toBeGreaterThan(0);
    expect((await solveWith({ family: 'G16' }))?.value).toBe(0);
  });
});

describe('as data', () => {
  /** From 28 March: a start in March, then in April, May, June and July. */
  const given = anInstance({
    weeks: [0, 1, 5, 10, 14].map((w) => weeks[12 + w]!),
    months: ['03', '04', '05', '06', '07'].map((month) => ({
      month: `2022-${month}`,
      quarter: '2022-Q2',
      workingDays: 20,
    })),
    candidatePools: [pool],
    sessions: [{ plannedEntries: 7 }, { zone: 'Lisieux' }, { plannedEntries: 9, rome: 'H2901' }],
  });
  const packingsOf = (mode: 'HARD' | 'OFF', instance = given) =>
    readPackings(instance, poolPackings(instance, someParameters({ candidatePool: { mode } })));

  test('one for every three months in a row, with the entries of its sessions', () => {
    const counting = (month: string, ...inWeeks: number[]) => ({
      about: { rule: 'candidate-pool', candidatePool: pool.id, month },
      ...COUNTED,
      limit: 20,
      uses: [
        { session: 0, amount: 7, weeks: inWeeks },
        { session: 2, amount: 9, weeks: inWeeks },
      ],
    });
    expect(packingsOf('HARD')).toEqual([
      { name: 'candidate_pool_SOUDAGE_CAEN_2022_03', ...counting('2022-03', 0, 1, 2) },
      { name: 'candidate_pool_SOUDAGE_CAEN_2022_04', ...counting('2022-04', 1, 2, 3) },
      { name: 'candidate_pool_SOUDAGE_CAEN_2022_05', ...counting('2022-05', 2, 3, 4) },
    ]);
  });

  test('a horizon of less than three months is one', () => {
    const short = { ...given, weeks: given.weeks.slice(0, 2), months: given.months.slice(0, 2) };
    expect(packingsOf('HARD', short).map(({ name }) => name)).toEqual([
      'candidate_pool_SOUDAGE_CAEN_2022_03',
    ]);
  });

  test('none where the rule is off, or without a pool', () => {
    expect(packingsOf('OFF')).toEqual([]);
    const { candidatePools: _, ...without } = given;
    expect(packingsOf('HARD', without)).toEqual([]);
  });
});
