/** What happens to a plan when sessions slip or are abandoned (S6, 002:L563-573, L715-725). */

import { checkInstance } from '../instance/check.ts';
import { hashOf } from '../instance/hash.ts';
import type { Instance } from '../instance/types.ts';
import { checkParameters } from '../parameters/check.ts';
import type { Parameters } from '../parameters/types.ts';
import type { Assignment, Problem } from '../solution/types.ts';
import { readAssignments } from '../validation/reading.ts';
import { verify } from '../validation/verify.ts';
import { fatesOf } from './fates.ts';
import { landingsOf } from './landing.ts';
import { type Measured, meterOf, type Outcome } from './measure.ts';
import { checkSimulationParameters } from './read.ts';
import { centsSpreadOf, type Series, spreadOf } from './spread.ts';
import type { Measure, SessionFates, SimulationParameters, SimulationResult } from './types.ts';

/**
 * Lives a plan through `draws` times and measures what is left of it. Synchronous and deterministic: no clock, a seed only.
 * A plan that `verify` refuses, and data or parameters that do not hold, are INVALID with every problem.
 * @param assignments a plan of `instance` under `parameters`, of `solve` or made by hand.
 * @param report is told after each draw how many are done; what it throws ends the simulation.
 */
export function simulate(
  instance: Instance,
  parameters: Parameters,
  assignments: Assignment[],
  drawn: SimulationParameters,
  report: (drawsDone: number) => void = () => {},
): SimulationResult {
  const problems = [
    ...checkInstance(instance),
    ...checkParameters(parameters),
    ...checkSimulationParameters(drawn),
  ];
  if (problems.length > 0) return { status: 'INVALID', problems };
  const refusals = refusalsOf(instance, parameters, assignments);
  if (refusals.length > 0) return { status: 'INVALID', problems: refusals };

  const { plan } = readAssignments(instance, parameters, assignments);
  const landingOf = landingsOf(plan);
  const sessions = plan.placed.map((placed) => ({
    fateOf: fatesOf(drawn, placed.session),
    landing: landingOf(placed),
    fates: noFates(placed.session.id),
  }));
  const meter = meterOf(
    plan,
    plan.placed.map(({ session }) => session),
  );
  const planned = meter.measure(sessions.map(({ landing }) => landing(0)!));
  const draws: Measured[] = [];
  for (let draw = 0; draw < drawn.draws; draw += 1) {
    const outcomes = sessions.map(({ fateOf, landing, fates }): Outcome => {
      const fate = fateOf();
      const outcome = fate === 'ABANDONED' ? fate : (landing(fate) ?? 'OUT_OF_HORIZON');
      count(fates, outcome, fate !== 0);
      return outcome;
    });
    draws.push(meter.measure(outcomes));
    report(draw + 1);
  }

  const seriesOf = (read: (measured: Measured) => number): Series => ({
    planned: read(planned),
    drawn: Float64Array.from(draws, read),
  });
  const periodsOf = (kind: 'months' | 'quarters', periods: readonly string[]) =>
    periods.map((period, p) => ({ period, ...spreadOf(seriesOf((measured) => measured[kind][p]!)) }));
  return {
    status: 'SIMULATED',
    simulation: {
      format: 'metronome-simulation/1',
      instanceHash: hashOf(instance),
      parametersHash: hashOf(parameters),
      drawn,
      measures: Object.fromEntries(
        (Object.keys(planned.measures) as Measure[]).map((name) => [
          name,
          spreadOf(seriesOf(({ measures }) => measures[name])),
        ]),
      ) as Record<Measure, ReturnType<typeof spreadOf>>,
      months: periodsOf(
        'months',
        instance.months.map(({ month }) => month),
      ),
      quarters: periodsOf('quarters', meter.quarters),
      envelopes: meter.accounts.map(({ envelope, availableCents }, e) => ({
        envelope,
        engagedCents: centsSpreadOf(seriesOf(({ engagedCents }) => engagedCents[e]!)),
        unspentCents: centsSpreadOf(seriesOf(({ engagedCents }) => availableCents - engagedCents[e]!)),
      })),
      sessions: sessions.map(({ fates }) => fates),
    },
  };
}

/** Why a plan is not one: what happens to it after would say nothing. */
function refusalsOf(instance: Instance, parameters: Parameters, assignments: Assignment[]): Problem[] {
  return verify(instance, parameters, assignments).violations.map(({ rule, message }) => ({
    code: 'PLAN_REFUSED',
    path: '/plan',
    value: rule,
    message,
  }));
}

function noFates(session: string): SessionFates {
  return {
    session,
    asPlanned: 0,
    slipped: 0,
    outOfHorizon: 0,
    abandoned: 0,
    missedIntake: 0,
    metStructuringOffer: 0,
    lapsedCertification: 0,
  };
}

/** Adds one draw to what became of a session. */
function count(fates: SessionFates, outcome: Outcome, slipped: boolean): void {
  if (outcome === 'ABANDONED') fates.abandoned += 1;
  else if (outcome === 'OUT_OF_HORIZON') fates.outOfHorizon += 1;
  else {
    if (slipped) fates.slipped += 1;
    else fates.asPlanned += 1;
    fates.missedIntake += Number(outcome.missesIntake);
    fates.metStructuringOffer += Number(outcome.meetsStructuringOffer);
    fates.lapsedCertification += Number(outcome.certificationLapsed);
  }
}
