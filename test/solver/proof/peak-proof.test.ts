import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkPeakProof, type Instance, type PeakProof, provePeak, solve } from '../../../solver/index.ts';
import { arbitraryInstance } from '../arbitrary.ts';
import { aLevel, anInstance, monthGridOf, someParameters } from '../builders.ts';
import { aYear } from '../search/a-year.ts';
import { waitsForReserve } from '../waits-for-reserve.ts';

const parameters = someParameters({
  unplaced: 'FORBIDDEN',
  levels: [aLevel('smoothing')],
  smoothing: { ...someParameters().smoothing, mode: 'PEAK' },
});
const weeks = monthGridOf(2022);

const months = (from: number, to: number, plannedEntries: number) => ({
  plannedEntries,
  wishedWeek: from - 1,
  window: { earliest: from - 1, latest: to - 1 },
});

/** Three sessions that must start from March to May, and one that need not. */
const spring = anInstance({
  grid: 'MONTH',
  weeks,
  sessions: [months(3, 5, 8), months(3, 5, 9), months(3, 5, 8), months(1, 12, 3)],
});

async function proofOf(instance: Instance): Promise<PeakProof> {
  const proof = await provePeak(instance, parameters);
  if (proof === null) throw new Error('no proof');
  return proof;
}

describe('a proof', () => {
  test('counts what must start within some months, spread over them', async () => {
    const proof = await proofOf(spring);
    expect(proof).toEqual({
      format: 'metronome-peak-proof/1',
      instanceHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      months: ['2022-03', '2022-04', '2022-05'].map((month) => ({ month, multiplier: 1 })),
      budgets: [],
      bound: 9,
    });
    expect(checkPeakProof(spring, parameters, proof)).toEqual({ holds: true, bound: 9 });
  });

  test('uses money too: what the January money cannot pay must start after the reserve', async () => {
    // One session in February, three in March: windows alone would promise two and two.
    const proof = await proofOf(waitsForReserve);
    expect(proof.bound).toBe(30);
    expect(proof.budgets.map(({ envelope, before }) => ({ envelope, before }))).toEqual([
      { envelope: 'E1', before: '2022-03-01' },
    ]);
    expect(checkPeakProof(waitsForReserve, parameters, proof)).toEqual({ holds: true, bound: 30 });
  });

  test('is never above the best plan', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryInstance(6), async (instance) => {
        const alone = { ...instance, sessions: instance.sessions.map((one) => ({ ...one, region: null })) };
        const result = await solve(alone, parameters);
        if (result.status !== 'PLANNED') return;
        const proof = await proofOf(instance);
        expect(proof.bound).toBeLessThanOrEqual(result.plan.levels[0]!.finalValue + 1e-6);
      }),
      { numRuns: 20 },
    );
  });

  test('meets the best plan of a region-year', async () => {
    const year = aYear(60);
    const result = await solve(year, parameters);
    if (result.status !== 'PLANNED') throw new Error(JSON.stringify(result));
    expect((await proofOf(year)).bound).toBe(result.plan.levels[0]!.finalValue);
  });
});

describe('is refused when', () => {
  const cases: [string, (proof: PeakProof) => PeakProof, string][] = [
    [
      'it claims more than it proves',
      (proof) => ({ ...proof, bound: proof.bound + 1 }),
      'ne prouvent que 9, pas 10',
    ],
    ['it is about another instance', (proof) => ({ ...proof, instanceHash: '0' }), 'autre instance'],
    [
      'a multiplier is negative',
      (proof) => ({ ...proof, months: [...proof.months, { month: '2022-01', multiplier: -1 }] }),
      '-1',
    ],
    [
      'a multiplier is not whole',
      (proof) => ({ ...proof, months: [{ month: '2022-03', multiplier: 0.5 }] }),
      '0.5',
    ],
    ['no month counts', (proof) => ({ ...proof, months: [] }), 'Aucun mois'],
  ];
  test.each(cases)('%s', async (_, tamper, because) => {
    const verdict = checkPeakProof(spring, parameters, tamper(await proofOf(spring)));
    expect(verdict).toEqual({ holds: false, because: expect.stringContaining(because) });
  });
});
