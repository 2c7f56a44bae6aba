import { type EntityManager, type RawQueryFragment, raw } from '@mikro-orm/postgresql';
import { simulationStates } from '../domain/simulation-state.ts';
import { requestCancel } from '../durable/index.ts';
import { SimulationRun } from '../entities/index.ts';
import { type Refusal, refuse, unknown } from '../scenarios/problem.ts';
import { CANCELLED } from './ends.ts';

/**
 * Cancels a simulation. One that waits is CANCELLED at once; the process of one under way is ended, wherever it is,
 * and it is returned still RUNNING: within a second it is CANCELLED, and nothing is kept of it. Refuses one that is
 * over.
 */
export async function cancelSimulation(
  em: EntityManager,
  id: string,
): Promise<{ simulation: SimulationRun } | Refusal> {
  const reason = raw<RawQueryFragment>('?', [CANCELLED]);
  const request = await requestCancel(em, 'simulation', SimulationRun, id, reason);
  if (request === null) return unknown('simulation', '/simulation', id);
  const { row: simulation, isOver } = request;
  if (!isOver) return { simulation };
  const message = `Cette simulation est terminée (${simulationStates.label(simulation.state)}) : il n'y a rien à annuler. Lancez-en une autre au besoin.`;
  return refuse('SIMULATION_FINISHED', '/simulation', id, message);
}
