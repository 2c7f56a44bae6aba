/** The JSON documents of a simulation, with their types: what we wrote, read back. */

import type { Simulation, SimulationParameters } from '../../solver/index.ts';
import type { SimulationRun } from '../entities/index.ts';

/** How a simulation draws, as it was launched. */
export function parametersOf({ parameters }: Pick<SimulationRun, 'parameters'>): SimulationParameters {
  return parameters as unknown as SimulationParameters;
}

/** What a simulation found, or null; it must have been populated. */
export function simulationOf({ result }: Pick<SimulationRun, 'result'>): Simulation | null {
  return result as unknown as Simulation | null;
}
