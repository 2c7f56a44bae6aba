/** Named builders of simulations: a test states what matters to it and nothing else. */

import { findCandidates } from '../../../solver/gates/candidates.ts';
import type { Instance } from '../../../solver/instance/types.ts';
import type { Parameters } from '../../../solver/parameters/types.ts';
import { surveyTerrain } from '../../../solver/search/terrain.ts';
import { placeLate } from '../../../solver/search/warm-start.ts';
import { defaultSimulationParameters } from '../../../solver/simulate/defaults.ts';
import { simulate } from '../../../solver/simulate/simulate.ts';
import type { Simulation, SimulationParameters } from '../../../solver/simulate/types.ts';
import { assignmentsOf } from '../../../solver/solution/assignments.ts';
import type { Assignment } from '../../../solver/solution/types.ts';
import { someParameters } from '../builders.ts';

/** Ten draws in which nothing happens, with the fields given in their place. */
export function draws(overrides: Partial<SimulationParameters> = {}): SimulationParameters {
  return {
    ...defaultSimulationParameters(),
    draws: 10,
    slipShare: shareOfAll(0),
    abandonShare: 0,
    ...overrides,
  };
}

/** The same share of the sessions of every nature. */
export function shareOfAll(share: number): SimulationParameters['slipShare'] {
  return { STRUCTURAL: share, CONJUNCTURAL: share, INNOVATIVE: share };
}

/** Every session slips, by just that many weeks. */
export function allSlip(weeks: number): Partial<SimulationParameters> {
  return { slipShare: shareOfAll(1), slipWeeks: { least: weeks, most: weeks } };
}

/** A plan of an instance at once: every session as late as the rules let it. */
export function latePlan(instance: Instance, parameters: Parameters = someParameters()): Assignment[] {
  const terrain = surveyTerrain(instance, parameters, findCandidates(instance, parameters));
  return assignmentsOf(instance, placeLate(terrain).weeks());
}

/** The simulation of a plan that holds together. */
export function simulated(
  instance: Instance,
  plan: Assignment[],
  drawn: Partial<SimulationParameters> = {},
  parameters: Parameters = someParameters(),
): Simulation {
  const result = simulate(instance, parameters, plan, draws(drawn));
  if (result.status === 'SIMULATED') return result.simulation;
  throw new Error(result.problems.map(({ message }) => message).join('\n'));
}
