/** What must hold whatever the instance. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findCandidates } from '../../../solver/gates/candidates.ts';
import { type Instance, type Parameters, solve, verify } from '../../../solver/index.ts';
import { buildModel, levelObjective, pointOf } from '../../../solver/model/build.ts';
import { valueAt } from '../../../solver/model/lp.ts';
import { improveLevel } from '../../../solver/search/local-search.ts';
import { seededRandom } from '../../../solver/search/random.ts';
import { surveyTerrain } from '../../../solver/search/terrain.ts';
import { placeLate, stateOf } from '../../../solver/search/warm-start.ts';
import { arbitraryInstance } from '../arbitrary.ts';
import { aLevel, someParameters } from '../builders.ts';

/** Every term, every limit at work; two of them hard, one soft. */
const everyTerm = someParameters({
  levels: (
    [
      'placement',
      'concurrency',
      'smoothing',
      'fidelity',
      'wait',
      'soft-closure',
      'load',
      'equity',
      'stability',
    ] as const
  ).map((term) => aLevel(term, { gap: 0, tolerance: 0 })),
  smoothing: { ...someParameters().smoothing, scopes: ['REGION', 'OPCO'] },
  agencyLoad: { mode: 'HARD', launchWeeks: 2 },
  opcoLoad: { mode: 'SOFT' },
  candidatePool: { mode: 'HARD' },
  spacing: { projectWeeks: 1, jobZoneWeeks: 0 },
  unforeseenReserve: { share: 0.2 },
});

const asAssignments = (instance: Instance, weeks: (number | null)[]) =>
  instance.sessions.map(({ id }, s) => ({ session: id, week: weeks[s]! }));

/** Values of the levels of a solve, or null when no plan exists. */
async function valuesOf(instance: Instance, parameters: Parameters): Promise<number[] | null> {
  const result = await solve(instance, parameters);
  if (result.status === 'INFEASIBLE') return null;
  if (result.status !== 'PLANNED') throw new Error(JSON.stringify(result));
  return result.plan.levels.map(({ finalValue }) => finalValue);
}

/** Every plan of a tiny instance, and the best value of the first level among those that verify accepts. */
function bruteForce(instance: Instance, parameters: Parameters): number | null {
  const { open } = findCandidates(instance, parameters);
  let best: number | null = null;
  const walk = (weeks: (number | null)[]): void => {
    if (weeks.length === instance.sessions.length) {
      const verdict = verify(instance, parameters, asAssignments(instance, weeks));
      const { value } = verdict.levels[0]!;
      if (verdict.valid && (best === null || value < best)) best = value;
      return;
    }
    for (const week of [...open[weeks.length]!, null]) walk([...weeks, week]);
  };
  walk([]);
  return best;
}

describe('three ways of counting agree', () => {
  test('local search, program and verifier give a plan the same values', () => {
    fc.assert(
      fc.property(arbitraryInstance(12), fc.integer({ min: 0, max: 1000 }), (instance, seed) => {
        const terrain = surveyTerrain(instance, everyTerm, findCandidates(instance, everyTerm));
        const state = placeLate(terrain);
        improveLevel(state, 2, [], 200, seededRandom(seed));
        const weeks = state.weeks();
        const verdict = verify(instance, everyTerm, asAssignments(instance, weeks));
        expect(verdict.violations).toEqual([]);
        const model = buildModel(instance, everyTerm);
        const counted = stateOf(terrain, weeks);
        everyTerm.levels.forEach((level, l) => {
          expect(valueAt(levelObjective(model, level), pointOf(model, weeks))).toBeCloseTo(
            verdict.levels[l]!.value,
            6,
          );
          expect(counted.value(l)).toBeCloseTo(verdict.levels[l]!.value, 6);
        });
      }),
      { numRuns: 200 },
    );
  });
});

describe('solving', () => {
  test('verify never finds a violation, and no level is below its bound', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryInstance(10), async (instance) => {
        const result = await solve(instance, everyTerm);
        if (result.status !== 'PLANNED') throw new Error(JSON.stringify(result));
        expect(verify(instance, everyTerm, result.plan.assignments).violations).toEqual([]);
        for (const { value, bound, end } of result.plan.levels) {
          expect(end).toBe('PROVEN');
          expect(bound).toBeLessThanOrEqual(value + 1e-6);
        }
      }),
      { numRuns: 12 },
    );
  });

  test.each(['concurrency', 'smoothing', 'fidelity'] as const)(
    'no better plan is found by trying them all (%s), and none exists where infeasible is said',
    async (term) => {
      const parameters = someParameters({ levels: [aLevel(term)], unplaced: 'FORBIDDEN' });
      await fc.assert(
        fc.asyncProperty(arbitraryInstance(3), async (instance) => {
          const values = await valuesOf(instance, parameters);
          const best = bruteForce(instance, parameters);
          if (best === null) expect(values).toBeNull();
          else expect(values?.[0]).toBeCloseTo(best, 5);
        }),
        { numRuns: 10 },
      );
    },
  );

  test('no better placement is found by trying them all', async () => {
    const parameters = someParameters({ levels: [aLevel('placement')] });
    await fc.assert(
      fc.asyncProperty(arbitraryInstance(3), async (instance) => {
        expect((await valuesOf(instance, parameters))?.[0]).toBeCloseTo(bruteForce(instance, parameters)!, 5);
      }),
      { numRuns: 10 },
    );
  });

  test('more money never leaves out more trainees', async () => {
    const parameters = someParameters({ levels: [aLevel('placement')] });
    await fc.assert(
      fc.asyncProperty(
        arbitraryInstance(8),
        fc.integer({ min: 1, max: 9_000_000 }),
        async (instance, more) => {
          const richer: Instance = {
            ...instance,
            envelopes: instance.envelopes.map((envelope) => ({
              ...envelope,
              tranches: envelope.tranches.map((t) => ({ ...t, amountCents: t.amountCents + more })),
            })),
          };
          const [poor, rich] = [await valuesOf(instance, parameters), await valuesOf(richer, parameters)];
          expect(rich![0]).toBeLessThanOrEqual(poor![0]!);
        },
      ),
      { numRuns: 8 },
    );
  });

  test('the order of the sessions changes no value', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryInstance(6), async (instance) => {
        const turned = { ...instance, sessions: instance.sessions.toReversed() };
        const [values, again] = [await valuesOf(instance, everyTerm), await valuesOf(turned, everyTerm)];
        values!.forEach((value, l) => {
          expect(again![l]).toBeCloseTo(value, 5);
        });
      }),
      { numRuns: 6 },
    );
  });
});

describe('two engines', () => {
  test('agree on small instances', async () => {
    const withEngine = (engine: Parameters['engine']): Parameters =>
      someParameters({ engine, levels: [aLevel('fidelity')], unplaced: 'FORBIDDEN' });
    await fc.assert(
      fc.asyncProperty(arbitraryInstance(5), async (instance) => {
        const highs = await valuesOf(instance, withEngine('highs'));
        const other = await valuesOf(instance, withEngine('javascript-lp-solver'));
        if (highs === null) expect(other).toBeNull();
        else expect(other?.[0]).toBeCloseTo(highs[0]!, 5);
      }),
      { numRuns: 10 },
    );
  });
});
