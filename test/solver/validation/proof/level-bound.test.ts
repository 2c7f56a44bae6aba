import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Instance, type Multipliers, type Parameters, verify } from '../../../../solver/index.ts';
import { findPackings } from '../../../../solver/model/build.ts';
import { type Random, seededRandom } from '../../../../solver/search/random.ts';
import { type Ledger, openLedger } from '../../../../solver/validation/proof/ledger.ts';
import { levelBound } from '../../../../solver/validation/proof/level-bound.ts';
import { arbitraryInstance } from '../../arbitrary.ts';
import { aLevel, someParameters } from '../../builders.ts';

/** Every term and every limit, with decimals that no double holds. */
const everything = someParameters({
  levels: [
    aLevel('placement'),
    aLevel('smoothing', {
      name: 'courbe',
      terms: [
        { term: 'smoothing', weight: 0.3 },
        { term: 'concurrency', weight: 1.1 },
      ],
    }),
    aLevel('fidelity', {
      terms: [
        { term: 'fidelity', weight: 1 },
        { term: 'wait', weight: 0.7 },
        { term: 'soft-closure', weight: 2 },
        { term: 'load', weight: 20 },
      ],
    }),
    aLevel('equity'),
    aLevel('stability'),
  ],
  smoothing: {
    ...someParameters().smoothing,
    scopes: ['REGION', 'OPCO'],
    peakWeight: 0.9,
    profile: { '2022-Q2': 0.55, '2022-04': 0.31 },
  },
  fidelity: { structural: 1.1, conjunctural: 4, innovative: 2.3 },
  agencyLoad: { mode: 'HARD', launchWeeks: 2 },
  opcoLoad: { mode: 'SOFT' },
  candidatePool: { mode: 'HARD' },
  spacing: { projectWeeks: 2, jobZoneWeeks: 1 },
  unforeseenReserve: { share: 0.2 },
});
const parts = 1000;

const assignments = (instance: Instance, weeks: (number | null)[]) =>
  instance.sessions.map(({ id }, s) => ({ session: id, week: weeks[s]! }));

/** The levels of every plan that `verify` accepts. */
function everyPlan(instance: Instance, parameters: Parameters, ledger: Ledger): number[][] {
  const plans: number[][] = [];
  const walk = (weeks: (number | null)[]): void => {
    const next = ledger.sessions[weeks.length];
    if (next !== undefined) {
      for (const { start } of next.choices) walk([...weeks, start?.week ?? null]);
      return;
    }
    const verdict = verify(instance, parameters, assignments(instance, weeks));
    if (verdict.valid) plans.push(verdict.levels.map(({ value }) => value));
  };
  walk([]);
  return plans;
}

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
const upTo = (random: Random, most: number): number => Math.floor(random() * (most + 1));

/** Multipliers drawn at random, on limits, scopes and months that the instance has. */
function drawn(random: Random, ledger: Ledger, level: number): Multipliers {
  const { instance, parameters, scopes } = ledger;
  const some = <T>(of: readonly T[]): T[] => of.filter(() => random() < 0.2);
  // Large multipliers prove little, small ones more: both must be true.
  const size = pick(random, [1, 0.1, 0.01]);
  const about = findPackings(instance, parameters).map((packing) => packing.about);
  return {
    held: some(parameters.levels.slice(0, level)).map(({ name }) => ({
      level: name,
      multiplier: upTo(random, 5 * size * parts),
    })),
    limits: some(about).map((limit) => {
      const isMoney = limit.rule === 'envelope-budget' || ('counts' in limit && limit.counts === 'cost');
      return { ...limit, multiplier: upTo(random, isMoney ? 2 * size : 10 * size * parts) };
    }),
    balance: scopes.flatMap(({ key, periods }) =>
      some(periods).map((period) => ({
        scope: key,
        period: period.key,
        multiplier: upTo(random, 6 * size * parts) - Math.round(3 * size * parts),
      })),
    ),
    peaks: scopes.flatMap(({ key }) =>
      some(instance.months).map(({ month }) => ({
        scope: key,
        month,
        multiplier: upTo(random, size * parts),
      })),
    ),
  };
}

/** A level of every kind, with no choice left: each session pinned, so that its value is known. */
function pinned(instance: Instance, seed: number): Instance {
  const random = seededRandom(seed);
  return {
    ...instance,
    sessions: instance.sessions.map((session) => ({
      ...session,
      pinnedWeek: upTo(random, instance.weeks.length - 1),
      pinReason: 'PLANNER' as const,
    })),
  };
}

describe('a bound', () => {
  test('counts every sum over sessions as verify does, to the last digit', () => {
    const sums = (['placement', 'concurrency', 'fidelity', 'wait', 'soft-closure', 'stability'] as const).map(
      (term) => aLevel(term, { terms: [{ term, weight: 0.3 }] }),
    );
    const parameters: Parameters = { ...everything, levels: sums };
    fc.assert(
      fc.property(arbitraryInstance(6), fc.integer({ min: 0, max: 1000 }), (drawnInstance, seed) => {
        const instance = pinned(drawnInstance, seed);
        const ledger = openLedger(instance, parameters);
        const weeks = instance.sessions.map(({ pinnedWeek }) => pinnedWeek);
        const { levels } = verify(instance, parameters, assignments(instance, weeks));
        const none: Multipliers = { held: [], limits: [], balance: [], peaks: [] };
        levels.forEach(({ value }, l) => {
          const verdict = levelBound(ledger, l, [], none, 1);
          if (!verdict.holds) throw new Error(verdict.because);
          expect(Number(verdict.bound) / Number(ledger.unit)).toBeCloseTo(value, 9);
        });
      }),
      { numRuns: 40 },
    );
  });

  test('is never above the best plan, whatever the multipliers', () => {
    let above0 = 0;
    fc.assert(
      fc.property(
        arbitraryInstance(3),
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.constantFrom('STEPS' as const, 'PEAK' as const),
        fc.constantFrom('ALLOWED' as const, 'FORBIDDEN' as const),
        (instance, seed, mode, unplaced) => {
          const smoothing = { ...everything.smoothing, mode };
          const parameters: Parameters = { ...everything, smoothing, unplaced };
          const ledger = openLedger(instance, parameters);
          const plans = everyPlan(instance, parameters, ledger);
          if (plans.length === 0) return;
          const random = seededRandom(seed);
          for (let draw = 0; draw < 20; draw++) {
            const level = upTo(random, parameters.levels.length - 1);
            const kept = pick(random, plans);
            const held = kept
              .slice(0, level)
              .map((value, l) => ({ level: l, atMost: Math.ceil(value * 1e6 + 1) / 1e6 }));
            const best = Math.min(
              ...plans
                .filter((values) => held.every(({ atMost }, l) => values[l]! <= atMost))
                .map((values) => values[level]!),
            );
            const verdict = levelBound(ledger, level, held, drawn(random, ledger, level), parts);
            if (!verdict.holds) throw new Error(verdict.because);
            const bound = Number(verdict.bound) / Number(ledger.unit);
            expect(bound).toBeLessThanOrEqual(best + 1e-9 * Math.max(1, best));
            if (bound > 0) above0 += 1;
          }
        },
      ),
      { numRuns: 60, seed: 2022 },
    );
    // Bounds that are all below zero would prove nothing of this test.
    expect(above0).toBeGreaterThan(100);
  });
});
