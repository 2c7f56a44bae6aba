/** What must hold whatever the instance. */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { OpenEngine } from '../../../solver/engines/engine.ts';
import { openHighs } from '../../../solver/engines/highs.ts';
import { compiledHighs } from '../../../solver/engines/highs-module.ts';
import { openJavascriptLpSolver } from '../../../solver/engines/javascript-lp-solver.ts';
import { findCandidates } from '../../../solver/gates/candidates.ts';
import { type Instance, type Parameters, solve, verify } from '../../../solver/index.ts';
import { buildModel, levelObjective, pointOf } from '../../../solver/model/build.ts';
import { valueAt } from '../../../solver/model/lp.ts';
import type { TermName } from '../../../solver/parameters/types.ts';
import { seededRandom } from '../../../solver/random.ts';
import { improveLevel } from '../../../solver/search/local-search.ts';
import { toCosts, toEngineProgram } from '../../../solver/search/program.ts';
import { surveyTerrain } from '../../../solver/search/terrain.ts';
import { placeLate, stateOf } from '../../../solver/search/warm-start.ts';
import { assignmentsOf } from '../../../solver/solution/assignments.ts';
import { ampleInstance, arbitraryInstance } from '../arbitrary.ts';
import { someParameters } from '../builders.ts';
import { everyRule } from '../every-rule.ts';
import { exactLevels, near, provenValues } from './values.ts';

describe('three ways of counting agree', () => {
  test('local search, program and verifier give a plan the same values', () => {
    fc.assert(
      fc.property(arbitraryInstance(12), fc.integer({ min: 0, max: 1000 }), (instance, seed) => {
        const terrain = surveyTerrain(instance, everyRule, findCandidates(instance, everyRule));
        const state = placeLate(terrain);
        improveLevel(state, 2, [], 200, seededRandom(seed));
        const weeks = state.weeks();
        const verdict = verify(instance, everyRule, assignmentsOf(instance, weeks));
        expect(verdict.violations).toEqual([]);
        const model = buildModel(instance, everyRule);
        const counted = stateOf(terrain, weeks);
        everyRule.levels.forEach((level, l) => {
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
        const result = await solve(instance, everyRule);
        if (result.status !== 'PLANNED') throw new Error(JSON.stringify(result));
        expect(verify(instance, everyRule, result.plan.assignments).violations).toEqual([]);
        for (const { value, bound, end } of result.plan.levels) {
          expect(end).toBe('PROVEN');
          expect(bound).toBeLessThanOrEqual(value + 1e-6);
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe('two engines', () => {
  /** The optimum of the first level in an engine of this thread, or null when it says that there is none. */
  async function optimumIn(
    open: OpenEngine,
    instance: Instance,
    parameters: Parameters,
  ): Promise<number | null> {
    const model = buildModel(instance, parameters);
    const objective = levelObjective(model, parameters.levels[0]!);
    const host = { isCancelled: () => false, wasmModule: await compiledHighs() };
    const engine = await open(toEngineProgram(model.lp), host);
    const limits = { gap: 0, nodeLimit: 100_000, secondsLimit: 60, seed: 1, start: null };
    const { end, point } = engine.solve(
      { ...toCosts(objective, model.lp.columns.length), ...limits },
      () => {},
    );
    engine.dispose();
    if (end === 'INFEASIBLE') return null;
    expect(end).toBe('OPTIMAL');
    return valueAt(objective, point!);
  }

  test.each<[TermName, Parameters['unplaced']]>([
    ['placement', 'ALLOWED'],
    ['concurrency', 'FORBIDDEN'],
    ['fidelity', 'FORBIDDEN'],
    ['stability', 'FORBIDDEN'],
  ])('agree on small programs: %s, leaving out %s', async (term, unplaced) => {
    const parameters = {
      ...everyRule,
      unplaced,
      levels: exactLevels(term),
      spacing: { projectWeeks: 1, jobZoneWeeks: 1 },
    };
    const said = { optimum: 0, infeasible: 0 };
    await fc.assert(
      fc.asyncProperty(fc.oneof(ampleInstance(4), arbitraryInstance(4)), async (instance) => {
        // A session without an open week is told before any engine: the program has no column for it.
        fc.pre(findCandidates(instance, parameters).open.every(({ length }) => length > 0));
        const highs = await optimumIn(openHighs, instance, parameters);
        const other = await optimumIn(openJavascriptLpSolver, instance, parameters);
        if (highs === null) expect(other).toBeNull();
        else expect(other).toBeCloseTo(highs, 5);
        said[highs === null ? 'infeasible' : 'optimum'] += 1;
      }),
      { numRuns: 20 },
    );
    expect(said.optimum).toBeGreaterThan(0);
  });

  test('give plans of the same value', async () => {
    const withEngine = (engine: Parameters['engine']): Parameters =>
      someParameters({ engine, levels: exactLevels('placement', 'fidelity') });
    await fc.assert(
      fc.asyncProperty(arbitraryInstance(5), async (instance) => {
        const highs = await provenValues(instance, withEngine('highs'));
        expect(await provenValues(instance, withEngine('javascript-lp-solver'))).toEqual(near(highs));
      }),
      { numRuns: 10 },
    );
  });
});
