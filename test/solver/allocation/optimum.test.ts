/** The closed form is the optimum of what it says it solves: HiGHS on the program, brute force on the cents. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { needsOf } from '../../../solver/allocation/needs.ts';
import { allocationLpText, allocationProgram } from '../../../solver/allocation/program.ts';
import type { AllocationRequest } from '../../../solver/allocation/types.ts';
import { openHighs } from '../../../solver/engines/highs.ts';
import { compiledHighs } from '../../../solver/engines/highs-module.ts';
import { toCosts, toEngineProgram } from '../../../solver/search/program.ts';
import { expectGolden } from '../../support/golden.ts';
import { arbitraryRequest } from './arbitrary.ts';
import { aRequest, split } from './builders.ts';

const CENTS_PER_ROW_UNIT = 100_000;

/** Optimum of the program in HiGHS, in cents: the level, then the total of each recipient. */
async function byHighs(request: AllocationRequest): Promise<{ level: number; totals: number[] }> {
  const { lp, objective } = allocationProgram(request);
  const host = { isCancelled: () => false, wasmModule: await compiledHighs() };
  const engine = await openHighs(toEngineProgram(lp), host);
  try {
    const limits = { gap: 0, nodeLimit: 1_000, secondsLimit: 10, seed: 1, start: null };
    const { end, point } = engine.solve({ ...toCosts(objective, lp.columns.length), ...limits }, () => {});
    expect(end).toBe('OPTIMAL');
    const [level, ...totals] = Array.from(point!, (value) => value * CENTS_PER_ROW_UNIT);
    return { level: level!, totals };
  } finally {
    engine.dispose();
  }
}

describe('against HiGHS', () => {
  test('a national year: every amount is within a cent per OPCO of the exact optimum', async () => {
    const request = aRequest(
      {
        AFDAS: [3_100, 900_000_000],
        AKTO: [25_300, 5_350_000_000],
        ATLAS: [4_700, 0],
        CONSTRUCTYS: [7_100, 2_900_000_000],
        LOPCOMMERCE: [6_900, 700_000_000],
        OCAPIAT: [7_700, 1_200_000_000],
        OPCO_2I: [11_300, 1_700_000_000],
        OPCO_EP: [12_400, 1_900_000_000],
        OPCO_MOBILITES: [5_200, 1_600_000_000],
        OPCO_SANTE: [3_600, 0],
        UNIFORMATION: [2_700, 300_000_000],
      },
      { totalCents: 22_000_000_000, reserveCents: 3_300_000_000 },
    );
    const { totals } = await byHighs(request);
    const { shares } = split(request);
    expect(shares.filter(({ reason }) => reason === 'FLOOR').map(({ opco }) => opco)).toEqual([
      'AFDAS',
      'CONSTRUCTYS',
      'OPCO_MOBILITES',
    ]);
    shares.forEach(({ totalCents }, r) => {
      expect(totalCents).toBeLessThan(totals[r]! + 1);
      expect(totalCents).toBeGreaterThan(totals[r]! - shares.length);
    });
  });

  test('random requests', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRequest(8, 1_000_000_000), async (request) => {
        const { totals } = await byHighs(request);
        const tolerance = 0.02;
        split(request).shares.forEach(({ totalCents }, r) => {
          expect(totalCents).toBeLessThan(totals[r]! + 1 + tolerance);
          expect(totalCents).toBeGreaterThan(totals[r]! - request.recipients.length - tolerance);
        });
      }),
      { numRuns: 25 },
    );
  });
});

/** Every way to give whole cents above the floors. */
function* everySplit(total: number, floors: number[]): Generator<number[]> {
  const [floor, ...rest] = floors;
  if (floor === undefined) {
    if (total === 0) yield [];
    return;
  }
  for (let cents = floor; cents <= total; cents += 1)
    for (const others of everySplit(total - cents, rest)) yield [cents, ...others];
}

/** How well the recipient least served for its needs is served. */
function leastService(cents: number[], needs: bigint[]): number {
  return Math.min(...cents.flatMap((amount, i) => (needs[i]! > 0n ? [amount / Number(needs[i])] : [])));
}

test('no other split in whole cents serves the least served better', () => {
  fc.assert(
    fc.property(arbitraryRequest(4, 14), (request) => {
      const needs = needsOf(request);
      const floors = request.recipients.map(({ floorCents }) => floorCents);
      const found = split(request).shares.map(({ totalCents }) => totalCents);
      const others = [...everySplit(request.envelope.totalCents, floors)];
      expect(others).toContainEqual(found);
      const best = Math.max(...others.map((other) => leastService(other, needs)));
      expect(leastService(found, needs)).toBe(best);
    }),
    { numRuns: 150 },
  );
});

test('the program, as a person reads it', () => {
  const request = aRequest(
    { 'OPCO 2i': [1, 40_000_000], 'OPCO Mobilités': [3, 0] },
    { totalCents: 100_000_000, reserveCents: 15_000_000 },
  );
  expectGolden(new URL('./golden/allocation.lp', import.meta.url), allocationLpText(request));
});
