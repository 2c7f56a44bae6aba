/** What happens to a plan when sessions slip or are abandoned (S6, 002:L563-573, L715-725). */

import { checkInstance } from '../instance/check.ts';
import { hashOf } from '../instance/hash.ts';
import type { Instance } from '../instance/types.ts';
import { checkParameters } from '../parameters/check.ts';
import type { Parameters } from '../parameters/types.ts';
import type { Assignment, Problem } from '../solution/types.ts';
import { readAssignments } from '../validation/reading.ts';
import { verify } from '../validation/verify.ts';
import { livesOf } from './lives.ts';
import { type Measured, meterOf } from './measure.ts';
import { checkSimulationParameters } from './read.ts';
import { summaryOf } from './summary.ts';
import type { SimulationParameters, SimulationResult } from './types.ts';

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
  const lives = livesOf(plan, drawn);
  const meter = meterOf(plan);
  const planned = meter.measure(lives.map(({ asPlanned }) => asPlanned));
  const draws: Measured[] = [];
  while (draws.length < drawn.draws) {
    draws.push(meter.measure(lives.map(({ draw }) => draw())));
    report(draws.length);
  }
  return {
    status: 'SIMULATED',
    simulation: {
      format: 'metronome-simulation/1',
      instanceHash: hashOf(instance),
      parametersHash: hashOf(parameters),
      drawn,
      ...summaryOf(instance, meter, planned, draws),
      sessions: lives.map(({ fates }) => fates),
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
