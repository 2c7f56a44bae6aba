import { defineVocabulary } from './vocabulary.ts';

/** What a file of limits holds: caps of OPCO, pools of candidates, capacities of quarters. */
export type LimitKind = 'OPCO_CAPACITIES' | 'CANDIDATE_POOLS' | 'QUARTER_CAPACITIES';

/** What a file that is imported into a campaign holds. */
export type FileKind = 'SESSIONS' | LimitKind;

/** The kinds of file with their French labels. */
export const fileKinds = defineVocabulary<FileKind>('une sorte de fichier', {
  SESSIONS: { label: 'fiches' },
  OPCO_CAPACITIES: { label: 'plafonds des OPCO' },
  CANDIDATE_POOLS: { label: 'viviers de candidats' },
  QUARTER_CAPACITIES: { label: 'capacités par trimestre' },
});
