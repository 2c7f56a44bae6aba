/** What holds of every simulation, whatever the instance and the plan. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Instance } from '../../../solver/instance/types.ts';
import type { Simulation, SimulationParameters } from '../../../solver/simulate/types.ts';
import type { Assignment } from '../../../solver/solution/types.ts';
import { arbitraryInstance } from '../arbitrary.ts';
import { aYear } from '../search/a-year.ts';
import { latePlan, shareOfAll, simulated } from './a-simulation.ts';

/** A misfortune or two in most draws, some beyond the twelve weeks of the instances. */
const ROUGH = { abandonShare: 0.3, slipShare: shareOfAll(0.6), slipWeeks: { least: 2, most: 9 } };

const rough: fc.Arbitrary<Partial<SimulationParameters>> = fc
  .integer({ min: 0, max: 1000 })
  .map((seed) => ({ ...ROUGH, seed }));

/** Terms are sums of decimals: their order moves the last of their digits. */
function nearly(measures: Simulation['measures']): unknown {
  return JSON.parse(
    JSON.stringify(measures, (_, value: unknown) =>
      typeof value === 'number' ? Number(value.toFixed(6)) : value,
    ),
  );
}

test('entries held, abandoned and out of the horizon are those of the plan, in the mean as well', () => {
  fc.assert(
    fc.property(arbitraryInstance(8), rough, (instance, drawn) => {
      const { measures, sessions, months, quarters } = simulated(instance, latePlan(instance), drawn);
      const { heldEntries, abandonedEntries, outOfHorizonEntries } = measures;
      const planned = heldEntries.planned;
      expect(heldEntries.mean + abandonedEntries.mean + outOfHorizonEntries.mean).toBeCloseTo(planned, 6);
      for (const { asPlanned, slipped, outOfHorizon, abandoned } of sessions)
        expect(asPlanned + slipped + outOfHorizon + abandoned).toBe(10);
      for (const periods of [months, quarters])
        expect(periods.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(heldEntries.mean, 6);
    }),
    { numRuns: 50 },
  );
});

test('the order of the sessions changes nothing', () => {
  fc.assert(
    fc.property(arbitraryInstance(8), rough, (instance, drawn) => {
      const reversed: Instance = { ...instance, sessions: instance.sessions.toReversed() };
      const plan = latePlan(instance);
      const [one, other] = [simulated(instance, plan, drawn), simulated(reversed, plan.toReversed(), drawn)];
      expect(other.sessions.toReversed()).toEqual(one.sessions);
      expect(nearly(other.measures)).toEqual(nearly(one.measures));
      expect([other.months, other.quarters, other.envelopes]).toEqual([
        one.months,
        one.quarters,
        one.envelopes,
      ]);
    }),
    { numRuns: 30 },
  );
});

test('a session that two plans place alike has the same fate in both, whatever becomes of the others', () => {
  fc.assert(
    fc.property(arbitraryInstance(8), rough, fc.infiniteStream(fc.boolean()), (instance, drawn, coins) => {
      const plan = latePlan(instance);
      const thinner = plan.map(
        (assignment): Assignment => (coins.next().value ? assignment : { ...assignment, week: null }),
      );
      const known = new Map(simulated(instance, plan, drawn).sessions.map((fates) => [fates.session, fates]));
      for (const fates of simulated(instance, thinner, drawn).sessions)
        expect(fates).toEqual(known.get(fates.session));
    }),
    { numRuns: 30 },
  );
});

test('the same question gives the same bytes', () => {
  const instance = aYear(60);
  const plan = latePlan(instance);
  expect(JSON.stringify(simulated(instance, plan, ROUGH))).toBe(
    JSON.stringify(simulated(instance, plan, ROUGH)),
  );
  expect(simulated(instance, plan, { ...ROUGH, seed: 7 }).measures).not.toEqual(
    simulated(instance, plan, ROUGH).measures,
  );
});

describe('the mean of the entries is what arithmetic expects', () => {
  const instance = aYear(200);
  const plan = latePlan(instance);
  const [abandonShare, slipShare, slipWeeks] = [0.1, 0.3, { least: 8, most: 13 }];

  /** Of one session: the chance that it starts within the horizon, by definition. */
  function chanceHeld(week: number): number {
    const slips = [8, 9, 10, 11, 12, 13];
    // The truce delays but loses nobody: after it the horizon still has four months.
    const within = slips.filter((weeks) => week + weeks < 52).length / slips.length;
    return (1 - abandonShare) * (1 - slipShare + slipShare * within);
  }

  const placed = plan.flatMap(({ session, week }) =>
    week === null ? [] : [{ entries: entriesOf(session), held: chanceHeld(week) }],
  );
  const expected = placed.reduce((sum, { entries, held }) => sum + entries * held, 0);
  const deviation = Math.sqrt(
    placed.reduce((sum, { entries, held }) => sum + entries ** 2 * held * (1 - held), 0),
  );

  function entriesOf(id: string): number {
    return instance.sessions.find((session) => session.id === id)!.plannedEntries;
  }

  test.each([1, 2, 3])('within four standard errors of 2 000 draws, seed %d', (seed) => {
    const draws = 2000;
    const drawn = { seed, draws, abandonShare, slipShare: shareOfAll(slipShare), slipWeeks };
    const { heldEntries } = simulated(instance, plan, drawn).measures;
    expect(placed.some(({ held }) => held < 0.7)).toBe(true);
    expect(Math.abs(heldEntries.mean - expected)).toBeLessThan((4 * deviation) / Math.sqrt(draws));
    // A normal sum: one draw of ten lies more than 1.28 deviations below.
    expect(Math.abs(heldEntries.p10 - (expected - 1.28 * deviation))).toBeLessThan(deviation / 4);
  });
});
