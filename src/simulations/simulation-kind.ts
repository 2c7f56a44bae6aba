/** Simulations as one kind of durable work. */

import { type DurableKind, unfinishedJobs } from '../durable/index.ts';
import { executeSimulation, type SimulationSetting } from './execute-simulation.ts';

/** What may be set on the simulations of a worker; the times are those of `SimulationSetting`, in milliseconds. */
export interface SimulationKindOptions extends Partial<SimulationSetting> {
  /** Version of Métronome, kept with the simulations. */
  version: string;
}

/** The simulations, for a worker that executes them so. */
export function simulationKind({
  version,
  progressMs = 250,
  lookMs = 1_000,
}: SimulationKindOptions): DurableKind {
  return {
    name: 'simulation',
    // Each takes a whole core, for seconds where a run takes minutes: one goes on beside a run, not behind it.
    atOnce: 1,
    unfinished: (em) => unfinishedJobs(em, 'simulation'),
    execute: (orm, order) => executeSimulation(orm, order, { version, progressMs, lookMs }),
  };
}
