/** Simulations of what happens after a plan: launch, execute, cancel. */

export { cancelSimulation } from './cancel-simulation.ts';
export { parametersOf, simulationOf } from './documents.ts';
export { launchSimulation, type NewSimulation } from './launch-simulation.ts';
export { type SimulationKindOptions, simulationKind } from './simulation-kind.ts';
