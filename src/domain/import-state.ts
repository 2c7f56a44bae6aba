import { defineVocabulary } from './vocabulary.ts';

/**
 * How an import stands. APPLIED: the database says what the file says. CHECKED: it was a dry run, and the file is
 * good. REFUSED: the file has errors, and nothing of it went in.
 */
export type ImportState = 'QUEUED' | 'RUNNING' | 'APPLIED' | 'CHECKED' | 'REFUSED' | 'CANCELLED' | 'FAILED';

/** The states of an import with their French labels. */
export const importStates = defineVocabulary<ImportState>('un état d’import', {
  QUEUED: { label: 'en attente' },
  RUNNING: { label: 'en cours' },
  APPLIED: { label: 'enregistré' },
  CHECKED: { label: 'essayé' },
  REFUSED: { label: 'refusé' },
  CANCELLED: { label: 'annulé' },
  FAILED: { label: 'en échec' },
});
