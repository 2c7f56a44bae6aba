import { defineVocabulary } from './vocabulary.ts';

/**
 * What a closure stops. STARTS: nothing begins, what has begun goes on, as in the summer truce (002:L407-415).
 * COURSES: no training is given, such as at Christmas, and sessions under way end later.
 */
export type ClosureEffect = 'STARTS' | 'COURSES' | 'STARTS_AND_COURSES';

/** The effects with their French labels. */
export const closureEffects = defineVocabulary<ClosureEffect>('un effet de fermeture', {
  STARTS: { label: 'démarrages', variants: ['démarrage', 'débuts', 'entrées'] },
  COURSES: { label: 'cours', variants: ['formation', 'organismes fermés'] },
  STARTS_AND_COURSES: { label: 'démarrages et cours', variants: ['cours et démarrages', 'tout'] },
});

/**
 * How a closure holds back starts. HARD: never. SOFT: at a price, where a region starts groups in August
 * all the same (001:L19).
 */
export type ClosureForce = 'HARD' | 'SOFT';

/** The forces with their French labels. */
export const closureForces = defineVocabulary<ClosureForce>('une force de fermeture', {
  HARD: { label: 'ferme', variants: ['stricte', 'dure'] },
  SOFT: { label: 'souple', variants: ['indicative'] },
});
