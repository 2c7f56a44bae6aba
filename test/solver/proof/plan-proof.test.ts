import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  checkPlanProof,
  type Instance,
  type Parameters,
  type Plan,
  proven,
  provePlan,
  solve,
  verify,
} from '../../../solver/index.ts';
import { assignmentsOf } from '../../../solver/solution/assignments.ts';
import { arbitraryInstance } from '../arbitrary.ts';
import { aLevel, someParameters } from '../builders.ts';
import { EVERY_LIMIT } from '../every-rule.ts';
import { aYear } from '../search/a-year.ts';
import { waitsForReserve as reserve } from '../waits-for-reserve.ts';

async function planned(instance: Instance, parameters: Parameters): Promise<Plan | null> {
  const result = await solve(instance, parameters);
  return result.status === 'PLANNED' ? result.plan : null;
}

describe('the proof of a plan', () => {
  test('uses money where money decides: the multiplier of the reserve proves what no session proves alone', async () => {
    const parameters = someParameters({ levels: [aLevel('placement'), aLevel('fidelity')] });
    const plan = (await planned(reserve, parameters))!;
    const proof = await provePlan(reserve, parameters, plan);
    expect(proof.levels.map(({ name, value, bound }) => ({ name, value, bound }))).toEqual([
      { name: 'placement', value: 0, bound: 0 },
      // Three sessions of ten trainees, four weeks late: exact, where each alone would say 0.
      { name: 'fidelity', value: 120, bound: 120 },
    ]);
    expect(proof.levels[1]!.multipliers).toEqual({
      held: [],
      limits: [
        {
          rule: 'envelope-budget',
          envelope: 'E1',
          before: '2022-03-01',
          // 40 trainee-weeks for 50 000 EUR: 8 millionths a cent.
          multiplier: 8e-6 * proof.levels[1]!.parts,
        },
      ],
      balance: [],
      peaks: [],
    });
    expect(checkPlanProof(reserve, parameters, proof)).toEqual({
      holds: true,
      levels: [
        { name: 'placement', bound: 0 },
        { name: 'fidelity', bound: 120 },
      ],
    });
  });

  test('reaches the value of a curve that leaves no choice: steps, quarters, peaks and targets are counted exactly', async () => {
    const parameters = someParameters({
      levels: [aLevel('smoothing', { terms: [{ term: 'smoothing', weight: 0.7 }] })],
      smoothing: { ...someParameters().smoothing, scopes: ['REGION', 'OPCO'], profile: { '2022-04': 0.31 } },
    });
    await fc.assert(
      fc.asyncProperty(
        arbitraryInstance(5),
        fc.array(fc.integer({ min: 0, max: 11 }), { minLength: 5, maxLength: 5 }),
        async (drawn, weeks) => {
          const instance: Instance = {
            ...drawn,
            sessions: drawn.sessions.map((session, s) => ({
              ...session,
              costCents: 0,
              pinnedWeek: weeks[s]!,
              pinReason: 'PLANNER',
            })),
          };
          const { value } = verify(instance, parameters, assignmentsOf(instance, weeks)).levels[0]!;
          const plan = { levels: [{ ...noLevel, name: 'smoothing', value }] };
          const proof = await provePlan(instance, parameters, plan);
          expect(proof.levels[0]!.bound).toBeCloseTo(value, 4);
          expect(proof.levels[0]!.bound).toBeLessThanOrEqual(value + 1e-9);
        },
      ),
      { numRuns: 8 },
    );
  });

  test('is never above the plan, at any level, and always holds', async () => {
    const parameters = someParameters(EVERY_LIMIT);
    await fc.assert(
      fc.asyncProperty(arbitraryInstance(6), async (instance) => {
        const plan = await planned(instance, parameters);
        if (plan === null) return;
        const proof = await provePlan(instance, parameters, plan);
        for (const { value, bound } of proof.levels) expect(bound).toBeLessThanOrEqual(value + 1e-6);
        expect(checkPlanProof(instance, parameters, proof).holds).toBe(true);
      }),
      { numRuns: 6 },
    );
  });

  test('of a region-year reaches within 2 % of the value of every level, and exactly where sessions decide alone', async () => {
    const year = aYear(60);
    const plan = (await planned(year, someParameters()))!;
    const proof = await provePlan(year, someParameters(), plan);
    for (const { value, bound } of proof.levels) expect(bound).toBeGreaterThanOrEqual(0.98 * value - 1e-6);
    expect(proof.levels[0]).toMatchObject({ name: 'placement', value: 0, bound: 0 });
  });

  test('is not sought any more once nobody waits for it', async () => {
    const parameters = someParameters({ levels: [aLevel('placement'), aLevel('fidelity')] });
    const result = await solve(reserve, parameters);
    const stop = AbortSignal.abort();
    expect(await proven(reserve, parameters, result, stop)).toBe(result);
    const { levels } = (await planned(reserve, parameters))!;
    const { levels: proofs } = await provePlan(reserve, parameters, { levels }, { signal: stop });
    expect(proofs.map(({ bound }) => bound)).toEqual([0, 0]);
  });

  test('says no more than sessions alone where no time is left', async () => {
    const parameters = someParameters({ levels: [aLevel('placement'), aLevel('fidelity')] });
    const plan = (await planned(reserve, parameters))!;
    const proof = await provePlan(reserve, parameters, plan, { secondsLimit: 0 });
    expect(proof.levels.map(({ bound }) => bound)).toEqual([0, 0]);
    expect(checkPlanProof(reserve, parameters, proof).holds).toBe(true);
  });
});

const noLevel = { terms: [], finalValue: 0, bound: 0, gap: 0, end: 'PROVEN' as const };
