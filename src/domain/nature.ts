import { defineVocabulary } from './vocabulary.ts';

/**
 * Why a POEC exists, hence how far it may move (002:L685-711, L751-757).
 * STRUCTURAL recurs and is programmed a year ahead; CONJUNCTURAL answers named companies and stays
 * near the date they asked for; INNOVATIVE comes from a call (001:L9) and lies in between.
 */
export type Nature = 'STRUCTURAL' | 'CONJUNCTURAL' | 'INNOVATIVE';

/** The natures with their French labels and the spellings met in fiches. */
export const natures = defineVocabulary<Nature>('une nature', {
  STRUCTURAL: {
    label: 'structurante',
    variants: ['structurant', 'structurelle', 'structurel', 'récurrente'],
  },
  CONJUNCTURAL: {
    label: 'conjoncturelle',
    variants: ['conjoncturel', 'conjoncturale', 'ponctuelle', 'conjoncture'],
  },
  INNOVATIVE: { label: 'innovante', variants: ['innovant', 'innovation', 'expérimentale'] },
});
