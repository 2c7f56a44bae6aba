import { defineVocabulary } from './vocabulary.ts';

/** How a simulation stands. SUCCEEDED holds its result; nothing is kept of one that was cancelled or failed. */
export type SimulationState = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'CANCELLED' | 'FAILED';

/** The states of a simulation with their French labels. */
export const simulationStates = defineVocabulary<SimulationState>('un état de simulation', {
  QUEUED: { label: 'en attente' },
  RUNNING: { label: 'en cours' },
  SUCCEEDED: { label: 'réussie' },
  CANCELLED: { label: 'annulée' },
  FAILED: { label: 'en échec' },
});
