/** How a simulation ends, and what is told of it. */

import type { Simulation, SimulationResult } from '../../solver/index.ts';
import type { SimulationState } from '../domain/simulation-state.ts';
import { type Ends, MOST_CRASHES, type TakenWork } from '../durable/index.ts';

/** The end of a simulation, as it is to be written. */
export interface SimulationEnd {
  state: SimulationState;
  /** Why, for people; null when it succeeded. */
  reason: string | null;
  /** What it found: of one that did not go to its end, nothing. */
  simulation: Simulation | null;
  /** Crashes to count with the end: the one that it comes from. */
  crashes: 0 | 1;
}

/** What is told of a simulation that somebody cancelled. */
export const CANCELLED = 'Simulation annulée à la demande.';

/** The ends of a simulation that was taken with this budget. */
export function endsOf({ budget }: Pick<TakenWork, 'budget'>): Ends<SimulationResult, SimulationEnd> {
  return {
    answered: (result) =>
      result.status === 'SIMULATED'
        ? { state: 'SUCCEEDED', reason: null, simulation: result.simulation, crashes: 0 }
        : failed(refused(result.problems.map(({ message }) => message))),
    // It is ended from outside, and answers whole or not at all.
    isCutShort: () => false,
    stopped: (why) =>
      why === 'CANCELLED' ? ended('CANCELLED', CANCELLED) : failed(outOfTime(budget.seconds)),
    outOfMemory: (held) => failed(outOfMemory(budget.megabytes, held)),
    broken: (cause) => failed(broken(cause)),
    crashed: (cause, crashes) => ({ ...failed(crashedTooOften(cause)), crashes }),
  };
}

function ended(state: SimulationState, reason: string): SimulationEnd {
  return { state, reason, simulation: null, crashes: 0 };
}

function failed(reason: string): SimulationEnd {
  return ended('FAILED', reason);
}

function refused(messages: readonly string[]): string {
  return `Le plan gardé avec le calcul ne peut plus être simulé : ${messages.slice(0, 5).join(' ; ')} Refaites le calcul, puis simulez son plan.`;
}

function outOfTime(seconds: number): string {
  return `Les ${seconds} s données à la simulation sont écoulées. Donnez-lui plus de temps (budget), ou demandez moins de tirages.`;
}

function outOfMemory(given: number, held: number): string {
  return `La simulation a demandé plus de mémoire que les ${given} Mo qui lui sont donnés (${held} Mo). Relancez-la avec plus de mémoire (budget), ou demandez moins de tirages.`;
}

function broken(cause: string): string {
  return `La simulation s'est interrompue : ${cause}. Relancez-la ; si cela recommence, signalez-le.`;
}

function crashedTooOften(cause: string): string {
  return (
    `La simulation a été interrompue ${MOST_CRASHES} fois (la dernière : ${cause}) et n'est plus reprise. ` +
    'Vérifiez la mémoire libre des machines qui calculent, puis relancez-la.'
  );
}
