/** What a solve to the end is worth: trying every plan finds no better one at any level, nor does more money. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findCandidates } from '../../../solver/gates/candidates.ts';
import { type Instance, type Parameters, verify } from '../../../solver/index.ts';
import type { TermName } from '../../../solver/parameters/types.ts';
import { assignmentsOf } from '../../../solver/solution/assignments.ts';
import { ampleInstance, arbitraryInstance } from '../arbitrary.ts';
import { anEnvelope, anInstance, aTranche, someParameters } from '../builders.ts';
import { EVERY_LIMIT } from '../every-rule.ts';
import { exactLevels, near, provenValues } from './values.ts';

/** Below this, two values are one. */
const ROUNDING = 1e-6;

/** Less than 0 when the first of two lists of levels is better: at the first level that tells them apart. */
function compare(a: readonly number[], b: readonly number[]): number {
  const l = a.findIndex((value, i) => Math.abs(value - b[i]!) > ROUNDING);
  return l === -1 ? 0 : a[l]! - b[l]!;
}

/** The values of the best plan, level by level, of all that `verify` accepts; null when it accepts none. */
function bestOfAll(instance: Instance, parameters: Parameters): number[] | null {
  const { open } = findCandidates(instance, parameters);
  let best: number[] | null = null;
  const walk = (weeks: (number | null)[]): void => {
    if (weeks.length < open.length) {
      for (const week of [...open[weeks.length]!, null]) walk([...weeks, week]);
      return;
    }
    const { valid, levels } = verify(instance, parameters, assignmentsOf(instance, weeks));
    const values = levels.map(({ value }) => value);
    if (valid && (best === null || compare(values, best) < 0)) best = values;
  };
  walk([]);
  return best;
}

const limits: Partial<Parameters> = { ...EVERY_LIMIT, spacing: { projectWeeks: 2, jobZoneWeeks: 1 } };

describe('trying every plan', () => {
  test.each<[string, TermName[], Partial<Parameters>]>([
    ['default order', ['placement', 'concurrency', 'smoothing', 'fidelity', 'stability'], {}],
    ['every limit', ['placement', 'smoothing', 'fidelity', 'load'], limits],
    ['nobody left out', ['equity', 'wait', 'fidelity'], { ...limits, unplaced: 'FORBIDDEN' }],
    ['the peak first', ['smoothing', 'soft-closure', 'concurrency'], { unplaced: 'FORBIDDEN' }],
  ])('finds no better one at any level: %s', async (_, terms, overrides) => {
    const { smoothing } = someParameters();
    const mode = terms[0] === 'smoothing' ? ('PEAK' as const) : ('STEPS' as const);
    const parameters = someParameters({
      levels: exactLevels(...terms),
      smoothing: { ...smoothing, mode },
      ...overrides,
    });
    const planned = { ample: 0, scarce: 0 };
    const tryAll = (money: keyof typeof planned, instances: fc.Arbitrary<Instance>) =>
      fc.assert(
        fc.asyncProperty(instances, async (instance) => {
          const values = await provenValues(instance, parameters);
          expect(values).toEqual(near(bestOfAll(instance, parameters)));
          if (values !== null) planned[money] += 1;
        }),
        { numRuns: 6 },
      );
    await tryAll('ample', ampleInstance(3));
    await tryAll('scarce', arbitraryInstance(3));
    // Infeasible on both sides would agree about nothing.
    expect(planned.ample).toBeGreaterThan(0);
  });
});

test('more money makes no level worse, unless it makes an earlier one better', async () => {
  const parameters = someParameters({
    ...limits,
    levels: exactLevels('placement', 'concurrency', 'smoothing', 'fidelity', 'load', 'stability'),
  });
  await fc.assert(
    fc.asyncProperty(
      arbitraryInstance(5),
      fc.integer({ min: 1, max: 9_000_000 }),
      fc.nat(1),
      async (instance, more, which) => {
        const richer: Instance = {
          ...instance,
          envelopes: instance.envelopes.map((envelope, e) => ({
            ...envelope,
            tranches: envelope.tranches.map((tranche) => ({
              ...tranche,
              // Sometimes the whole tree, sometimes the region alone.
              amountCents: tranche.amountCents + (e <= which ? more : 0),
            })),
          })),
        };
        const [poor, rich] = [
          await provenValues(instance, parameters),
          await provenValues(richer, parameters),
        ];
        expect(compare(rich!, poor!)).toBeLessThanOrEqual(0);
      },
    ),
    { numRuns: 12 },
  );
  // Money that changes nothing would say nothing: with a cent more than this, a session is placed.
  const lacking = (cents: number) =>
    anInstance({
      sessions: [{ costCents: 10_000 }],
      envelopes: [anEnvelope({ tranches: [aTranche({ amountCents: 10_000 - cents })] })],
    });
  const [poor, rich] = [
    await provenValues(lacking(1), parameters),
    await provenValues(lacking(0), parameters),
  ];
  expect(compare(rich!, poor!)).toBeLessThan(0);
});
