/** Whatever is switched on: a plan breaks no rule, says what the judge says, and has no level below its bound. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkInstance, checkParameters, solve, verify } from '../../../solver/index.ts';
import { anyParameters, ruledInstance } from '../ruled.ts';

test('verify never finds a violation in what is planned, and some of the instances allow a plan', async () => {
  const found = { PLANNED: 0, INFEASIBLE: 0 };
  await fc.assert(
    fc.asyncProperty(ruledInstance(7), anyParameters, async (instance, parameters) => {
      expect([...checkInstance(instance), ...checkParameters(parameters)]).toEqual([]);
      const result = await solve(instance, parameters);
      if (result.status !== 'PLANNED') {
        // Money, gates or limits allow no plan: nothing else ends otherwise on instances of this size.
        expect(result.status).toBe('INFEASIBLE');
        found.INFEASIBLE += 1;
        return;
      }
      found.PLANNED += 1;
      const verdict = verify(instance, parameters, result.plan.assignments);
      expect(verdict.violations).toEqual([]);
      expect(result.plan.scores).toEqual(verdict.scores);
      expect(result.plan.end).toBe('PROVEN');
      result.plan.levels.forEach(({ value, finalValue, bound, gap }, l) => {
        expect(finalValue).toBe(verdict.levels[l]!.value);
        expect(bound).toBeLessThanOrEqual(value + 1e-6);
        expect(gap).toBeLessThanOrEqual(0.01 + 1e-9);
      });
    }),
    // A fixed seed: how many of the instances allow a plan is counted below.
    { numRuns: 40, seed: 2022 },
  );
  expect(found.PLANNED).toBeGreaterThan(5);
});
