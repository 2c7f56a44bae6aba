import type { PoecSession } from '../src/entities/index.ts';
import { describedEnum } from './vocabulary.ts';

/** Where a row comes from. */
export const ProvenanceEnum = describedEnum<PoecSession['provenance']>(
  'Provenance',
  "D'où vient une ligne.",
  {
    PUBLISHED: 'Lue dans un document public, à la ligne que `source` donne.',
    RECONSTRUCTED: 'Reconstituée pour retrouver exactement les chiffres publiés : `source` dit comment.',
  },
);
