/** Results in French words: numbers, terms, and how a level ended. */

import type { LevelEnd } from '../../solver/index.ts';

const DECIMALS = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });
const WHOLE_PERCENT = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 0 });
const PERCENT = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 2 });

/** A number as French people read it, two decimals at most: `1 592`, `0,25`. */
export function numberWords(value: number): string {
  // -0 and what rounds to it would be shown with a sign.
  return DECIMALS.format(Math.abs(value) < 0.005 ? 0 : value);
}

/** A gap as a percentage, down to the hundredth that gaps are asked in: 0.0012 gives `0,12 %`. */
export function percentWords(gap: number): string {
  return PERCENT.format(gap);
}

/** A share as a whole percentage: 0.953 gives `95 %`. */
export function shareWords(share: number): string {
  return WHOLE_PERCENT.format(share);
}

/** A duration: `85 ms`, `4,2 s`. */
export function durationWords(ms: number): string {
  return ms < 1000
    ? `${Math.round(ms)} ms`
    : `${(ms / 1000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} s`;
}

/** `1 session`, `2 sessions`, `0 session`: French counts from two. */
export function countWords(count: number, noun: string, plural = `${noun}s`): string {
  return `${numberWords(count)} ${count < 2 ? noun : plural}`;
}

/** How a level ended. */
export const END_WORDS: Record<LevelEnd, string> = {
  PROVEN: 'prouvé',
  WORK_LIMIT: 'limite de travail',
  CLOCK: 'limite de temps',
  CANCELLED: 'arrêté',
  ENGINE_FAILED: 'échec du moteur',
};

/** What each term measures and its unit, as `docs/problem.md` defines them. */
const TERM_WORDS: Record<string, { name: string; unit: string }> = {
  placement: { name: 'stagiaires non placés', unit: 'stagiaires pondérés' },
  concurrency: { name: 'concurrence avec le PRF', unit: 'stagiaires en pleine concurrence' },
  smoothing: { name: 'rugosité de la courbe', unit: 'stagiaires pondérés' },
  fidelity: { name: 'éloignement des souhaits', unit: 'stagiaires-semaines pondérés' },
  wait: { name: 'attente avant l’alternance', unit: 'stagiaires-semaines' },
  'soft-closure': { name: 'débuts pendant une trêve souple', unit: 'stagiaires' },
  load: { name: 'dépassements de charge', unit: 'sessions' },
  equity: { name: 'OPCO le plus déplacé', unit: 'semaines pondérées par stagiaire' },
  stability: { name: 'changements du plan publié', unit: 'coût des changements' },
};

/** A term in words; one without words of its own is shown by its code name. */
export function termWords(term: string): { name: string; unit: string } {
  return Object.hasOwn(TERM_WORDS, term) ? TERM_WORDS[term]! : { name: term, unit: '' };
}

/** A level as a reader knows it: what its term measures, or the planner's own name for it. */
export function levelWords(name: string): string {
  return termWords(name).name;
}
