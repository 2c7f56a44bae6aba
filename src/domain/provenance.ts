import { defineVocabulary } from './vocabulary.ts';

/** Where a row comes from: a public document, or a reconstruction that meets the published totals. */
export type Provenance = 'PUBLISHED' | 'RECONSTRUCTED';

/** The provenances with their French labels. */
export const provenances = defineVocabulary<Provenance>('une provenance', {
  PUBLISHED: { label: 'publié', variants: ['publiée', 'réel', 'source'] },
  RECONSTRUCTED: { label: 'reconstitué', variants: ['reconstituée', 'reconstitution', 'estimé'] },
});
