import { defineVocabulary } from './vocabulary.ts';

/**
 * What an envelope covers: the national agreement, a region's share, an OPCO's, a branch's within its OPCO
 * (branche travail temporaire, 002:L579-591), or a call (750 000 EUR for one call, 001:L9).
 */
export type EnvelopeScope = 'NATIONAL' | 'REGIONAL' | 'OPCO' | 'BRANCH' | 'CALL';

/** The scopes with their French labels. */
export const envelopeScopes = defineVocabulary<EnvelopeScope>('une portée', {
  NATIONAL: { label: 'nationale', variants: ['national', 'France'] },
  REGIONAL: { label: 'régionale', variants: ['régional', 'région'] },
  OPCO: { label: 'opco' },
  BRANCH: { label: 'branche' },
  CALL: { label: 'appel', variants: ['appel à projets', 'AAP'] },
});

/**
 * Why money is released at a date: the initial share, the reserve released in April by consumption
 * (002:L125-129, L421-427), what others did not use, or a later top-up.
 */
export type TrancheKind = 'INITIAL' | 'RESERVE' | 'REDISTRIBUTION' | 'TOP_UP';

/** The kinds with their French labels. */
export const trancheKinds = defineVocabulary<TrancheKind>('une nature de tranche', {
  INITIAL: { label: 'initiale', variants: ['initial', 'part initiale'] },
  RESERVE: { label: 'réserve', variants: ['réserve de performance'] },
  REDISTRIBUTION: { label: 'redistribution', variants: ['péréquation', 'redistribuée'] },
  TOP_UP: { label: 'abondement', variants: ['complément', 'rallonge'] },
});
