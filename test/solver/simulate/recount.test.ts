/** One draw counted again by other code: from dates and the judge of plans, none of it from the simulation. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Instance, Session } from '../../../solver/instance/types.ts';
import type { LimitMode, Parameters } from '../../../solver/parameters/types.ts';
import type { Simulation } from '../../../solver/simulate/types.ts';
import type { Assignment } from '../../../solver/solution/types.ts';
import { verify } from '../../../solver/validation/verify.ts';
import { arbitraryInstance } from '../arbitrary.ts';
import { someParameters } from '../builders.ts';
import { latePlan, shareOfAll, simulated } from './a-simulation.ts';

/** Limits at a price, so that the judge counts what is over them. */
const SOFT: LimitMode = 'SOFT';
const parameters: Parameters = someParameters({
  agencyLoad: { mode: SOFT, launchWeeks: 2 },
  opcoLoad: { mode: SOFT },
});

const DAY = 86_400_000;

/** First week at least `slip` weeks later on whose Monday nothing hard is closed to the session. */
function landingWeek(
  { weeks, closures }: Instance,
  session: Session,
  week: number,
  slip: number,
): number | null {
  const wanted = Date.parse(weeks[week]!.startDate) + 7 * slip * DAY;
  const open = weeks.findIndex(({ startDate }) => {
    const closed = closures.some(
      ({ kind, region, from, to }) =>
        kind !== 'SOFT' &&
        (region === undefined || region === session.region) &&
        Date.parse(from) <= Date.parse(startDate) &&
        Date.parse(startDate) <= Date.parse(to),
    );
    return Date.parse(startDate) >= wanted && (session.closureExempt || !closed);
  });
  return open < 0 ? null : open;
}

/** The plan that one draw left, from the fate that it gave to each session. */
function planLeft(
  instance: Instance,
  plan: Assignment[],
  { sessions }: Simulation,
  slip: number,
): Assignment[] {
  return plan.map(({ session, week }) => {
    const fates = sessions.find((fate) => fate.session === session);
    if (week === null || fates === undefined || fates.abandoned === 1) return { session, week: null };
    if (fates.asPlanned === 1) return { session, week };
    const landed = landingWeek(instance, instance.sessions.find(({ id }) => id === session)!, week, slip);
    expect(landed === null).toBe(fates.outOfHorizon === 1);
    return { session, week: landed };
  });
}

/** Trainees by month of the sessions that start. */
function entriesByMonth({ sessions, weeks, months }: Instance, plan: Assignment[]): number[] {
  return months.map(({ month }) =>
    plan
      .filter(({ week }) => week !== null && weeks[week]!.startDate.startsWith(month))
      .reduce((sum, { session }) => sum + sessions.find(({ id }) => id === session)!.plannedEntries, 0),
  );
}

/** What each envelope pays, itself and for those under it, by walking up from each session. */
function spentByEnvelope({ sessions, envelopes }: Instance, plan: Assignment[]): number[] {
  const spent = new Map(envelopes.map(({ id }) => [id, 0]));
  for (const { session, week } of plan) {
    if (week === null) continue;
    const { costCents, envelope } = sessions.find(({ id }) => id === session)!;
    let at: string | null = envelope;
    while (at !== null) {
      const id: string = at;
      spent.set(id, spent.get(id)! + costCents);
      at = envelopes.find((one) => one.id === id)!.parent;
    }
  }
  return [...spent.values()];
}

test('one draw is what the judge and a hand count make of the plan that it left', () => {
  let struck = 0;
  fc.assert(
    fc.property(
      arbitraryInstance(8),
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 1, max: 8 }),
      (instance, seed, slip) => {
        const plan = latePlan(instance, parameters);
        const drawn = {
          seed,
          draws: 1,
          abandonShare: 0.2,
          slipShare: shareOfAll(0.6),
          slipWeeks: { least: slip, most: slip },
        };
        const simulation = simulated(instance, plan, drawn, parameters);
        const left = planLeft(instance, plan, simulation, slip);
        const { scores, violations } = verify(instance, parameters, left);
        const broken = (gate: string) =>
          new Set(violations.filter(({ rule }) => rule === gate).map(({ subject }) => subject.session)).size;
        const entries = entriesByMonth(instance, left);
        struck += left.filter(({ week }, s) => week !== plan[s]!.week).length;

        const { measures, months, envelopes } = simulation;
        expect(months.map(({ p50 }) => p50)).toEqual(entries);
        expect(measures.peakEntries.p50).toBe(Math.max(...entries));
        expect(measures.heldEntries.p50).toBe(entries.reduce((sum, count) => sum + count, 0));
        expect(measures.smoothing.p50).toBeCloseTo(scores.smoothing, 6);
        expect(measures.concurrency.p50).toBeCloseTo(scores.concurrency, 6);
        expect(measures.agencyExcess.p50 + measures.opcoExcess.p50).toBe(scores.load);
        expect(measures.missedIntakes.p50).toBe(broken('gate:alternance'));
        expect(measures.structuringOffers.p50).toBe(broken('gate:structuring-offer'));
        expect(envelopes.map(({ engagedCents }) => engagedCents.p50)).toEqual(
          spentByEnvelope(instance, left),
        );
        // What docs/problem.md promises: a slip charges later or not at all, and a truce holds.
        expect(broken('envelope-budget')).toBe(0);
        expect(broken('gate:closure')).toBe(0);
      },
    ),
    { numRuns: 150 },
  );
  expect(struck).toBeGreaterThan(100);
});
