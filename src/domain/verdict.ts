/** Words by which a fiche is judged: the opinion of the Région and the decision of France Travail (002:L361-373, L1107-1117). */

import type { Role } from './role.ts';
import { defineVocabulary } from './vocabulary.ts';

/** Who judges a fiche; a fiche needs both before it is validated (H8). */
export const judges = ['REGION', 'FRANCE_TRAVAIL'] as const satisfies readonly Role[];

/** One of `judges`. */
export type Judge = (typeof judges)[number];

/** Opinion of the Région: not on whether the training is wanted, but on how it completes its programme (002:L361-367). */
export type OpinionVerdict = 'FAVOURABLE' | 'ADAPTATION_REQUESTED' | 'UNFAVOURABLE';

/** Decision of France Travail. An adaptation is asked for rather than a refusal given (002:L371-373). */
export type DecisionVerdict = 'VALIDATED' | 'ADAPTATION_REQUESTED' | 'REFUSED';

/** What either says. */
export type Verdict = OpinionVerdict | DecisionVerdict;

/** The verdicts with their French labels. */
export const verdicts = defineVocabulary<Verdict>('un verdict', {
  FAVOURABLE: { label: 'favorable' },
  ADAPTATION_REQUESTED: { label: 'adaptation demandée' },
  UNFAVOURABLE: { label: 'défavorable' },
  VALIDATED: { label: 'validée' },
  REFUSED: { label: 'refusée' },
});

/** Does it let the fiche pass? Whatever does not says why. */
export function letsPass(verdict: Verdict): boolean {
  return verdict === 'FAVOURABLE' || verdict === 'VALIDATED';
}
