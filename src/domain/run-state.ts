import { defineVocabulary } from './vocabulary.ts';

/**
 * How an optimisation run stands. SUCCEEDED holds a verified plan; INFEASIBLE and INVALID are answers
 * too, with their conflicts or problems; CANCELLED may hold the best verified plan found before.
 */
export type RunState = 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'INFEASIBLE' | 'INVALID' | 'CANCELLED' | 'FAILED';

/** The states of a run with their French labels. */
export const runStates = defineVocabulary<RunState>('un état de calcul', {
  QUEUED: { label: 'en attente' },
  RUNNING: { label: 'en cours' },
  SUCCEEDED: { label: 'réussi' },
  INFEASIBLE: { label: 'sans plan possible' },
  INVALID: { label: 'données incohérentes' },
  CANCELLED: { label: 'annulé' },
  FAILED: { label: 'en échec' },
});

/** True once nothing more will happen to a run. */
export function isFinished(state: RunState): boolean {
  return state !== 'QUEUED' && state !== 'RUNNING';
}
