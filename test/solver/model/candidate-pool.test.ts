import { describe, expect, test } from '@jest/globals';
import type { CandidatePool } from '../../../solver/instance/types.ts';
import { aLevel, anInstance, someParameters, weeksOf } from '../builders.ts';
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
