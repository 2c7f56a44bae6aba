/** Gates and levels as a French reader is told about them. */
import type { Because } from '../gates/gate.ts';
import type { Instance } from '../instance/types.ts';
import type { TermName } from '../parameters/types.ts';

const TERM_WORDS: Record<TermName, string> = {
  placement: 'les stagiaires non placés',
  concurrency: 'la concurrence avec le PRF',
  smoothing: 'la rugosité de la courbe',
  fidelity: "l'éloignement des dates demandées",
};

/** A level as a French reader knows it: its term in words, or the planner's own name for it. */
export function levelWords(name: string): string {
  return name in TERM_WORDS ? TERM_WORDS[name as TermName] : `« ${name} »`;
}

function labelOf(list: readonly { id: string; label?: string }[], id: string): string {
  return list.find((item) => item.id === id)?.label ?? id;
}

/** Why a gate closes a week: "trêve estivale (fermeture)". */
export function closedWords(instance: Instance, { gate, what }: Because): string {
  switch (gate) {
    case 'window':
      return `hors de la fenêtre convenue (borne : ${what})`;
    case 'closure':
      return `fermeture « ${labelOf(instance.closures, what)} »`;
    case 'alternance':
      return `une fin le ${what} ne mène à aucune rentrée d'alternance dans le délai admis`;
    case 'structuring-offer':
      return `offre structurante du PRF « ${labelOf(instance.prfOffers, what)} », même famille de métiers, même territoire`;
    case 'pin':
      return `semaine interdite ou session fixée au ${what}`;
  }
}
