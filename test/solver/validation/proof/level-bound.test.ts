import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Instance,
  type Limit,
  type Multipliers,
  type Parameters,
  verify,
} from '../../../../solver/index.ts';
import { findPackings } from '../../../../solver/model/build.ts';
import { type Random, seededRandom } from '../../../../solver/random.ts';
import { assignmentsOf } from '../../../../solver/solution/assignments.ts';
import { type Ledger, openLedger } from '../../../../solver/validation/proof/ledger.ts';
import { levelBound } from '../../../../solver/validation/proof/level-bound.ts';
import { arbitraryInstance } from '../../arbitrary.ts';
import { aLevel, anInstance, anOpco, monthGridOf, someParameters } from '../../builders.ts';
import { EVERY_LIMIT } from '../../every-rule.ts';
import { between, inMarch, proves, twoMonths } from './proves.ts';

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
  ...EVERY_LIMIT,
  spacing: { projectWeeks: 2, jobZoneWeeks: 1 },
});
const parts = 1000;

/** The levels of every plan that `verify` accepts. */
function everyPlan(instance: Instance, parameters: Parameters, ledger: Ledger): number[][] {
  const plans: number[][] = [];
  const walk = (weeks: (number | null)[]): void => {
    const next = ledger.sessions[weeks.length];
    if (next !== undefined) {
      for (const { start } of next.choices) walk([...weeks, start?.week ?? null]);
      return;
    }
    const verdict = verify(instance, parameters, assignmentsOf(instance, weeks));
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

describe('a bound', () => {
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

const [MARCH, APRIL] = [3, 4];

describe('levels held', () => {
  const levels = [aLevel('placement'), aLevel('fidelity')];
  const march = anInstance({
    grid: 'MONTH',
    weeks: monthGridOf(2022),
    sessions: [between(MARCH, APRIL), between(MARCH, APRIL)],
  });
  const oneOut = [{ level: 0, atMost: 10 }];

  test('a placement held at 0 leaves nobody out; held above, it does', () => {
    const closed = anInstance({
      ...march,
      sessions: [{ ...between(MARCH, APRIL), forbiddenWeeks: [MARCH - 1] }],
    });
    // Four weeks from March to April: 40 trainee-weeks, unless it is left out.
    expect(proves(closed, { levels }, {}, { level: 1, held: [{ level: 0, atMost: 0.5 }] })).toBe(40);
    expect(proves(closed, { levels }, {}, { level: 1, held: oneOut })).toBe(0);
  });

  test('one that nobody can keep is said so', () => {
    const nowhere = anInstance({
      ...march,
      sessions: [{ ...between(MARCH, MARCH), forbiddenWeeks: [MARCH - 1] }],
    });
    expect(proves(nowhere, { levels }, {}, { level: 1, held: [{ level: 0, atMost: 0 }] })).toContain(
      '« S1 »',
    );
  });

  test('a multiplier prices what it costs there, less what it is held at', () => {
    const late = anInstance({
      ...march,
      sessions: [0, 1].map(() => ({ ...between(MARCH, APRIL), forbiddenWeeks: [MARCH - 1] })),
    });
    const price = (multiplier: number, atMost = 10) =>
      proves(
        late,
        { levels },
        { held: [{ level: 'placement', multiplier }] },
        { level: 1, held: [{ level: 0, atMost }] },
      );
    // Each costs 40 in April, or 10 x 4 to leave out: 80 - 4 x 10.
    expect(price(4)).toBe(40);
    // 10 x 2 to leave out: 40 - 2 x 10 = 20, and a level of 40 by session is a multiple of 40.
    expect(price(2)).toBe(40);
    expect(price(0)).toBe(0);
    // Whole sessions: held at 19.9 is held at 10.
    expect(price(4, 19.9)).toBe(40);
    expect(price(4, 20)).toBe(0);
  });
});

describe('limits that are wishes', () => {
  const levels = [aLevel('load', { terms: [{ term: 'load', weight: 20 }] })];
  const parameters = { levels, unplaced: 'FORBIDDEN' as const, opcoLoad: { mode: 'SOFT' as const } };
  const crowd = anInstance({
    ...twoMonths,
    opcos: [anOpco({ monthlyLaunchCap: 1 })],
    sessions: [inMarch(), inMarch(), inMarch()],
  });
  const cap: Limit = { rule: 'opco-load', opco: 'AKTO', month: '2022-03' };

  test.each([
    [20, 40, 'three starts at 20, less one'],
    [30, 40, '90 - 30, less 10 on each of the two that may be over'],
    [11, 40, '33 - 11 = 22, and a level of 20 a session is a multiple of 20'],
    [10, 20, '30 - 10'],
    [0, 0, 'nothing'],
  ])('a multiplier of %p proves %p: %s', (multiplier, bound) => {
    expect(proves(crowd, parameters, { limits: [{ ...cap, multiplier }] })).toBe(bound);
  });
});
