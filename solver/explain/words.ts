/** Gates and levels as a French reader is told about them. */
import type { Because } from '../gates/gate.ts';
import type { Instance } from '../instance/types.ts';
import type { PackingRule } from '../model/packing.ts';
import type { TermName } from '../parameters/types.ts';

const TERM_WORDS: Record<TermName, string> = {
  placement: 'les stagiaires non placés',
  concurrency: 'la concurrence avec le PRF',
  smoothing: 'la rugosité de la courbe',
  fidelity: "l'éloignement des dates demandées",
  wait: "l'attente avant l'alternance",
  'soft-closure': 'les démarrages en période à éviter',
  load: "la charge au-delà des plafonds d'agences et d'OPCO",
  equity: "l'effort de l'OPCO le plus déplacé",
  stability: 'les changements au plan publié',
};

const LIMIT_WORDS: Record<PackingRule, string> = {
  'envelope-budget': "Le montant libéré de l'enveloppe",
  'agency-load': "Le plafond de sessions lancées à la fois par l'agence",
  'opco-load': "Le plafond mensuel de l'OPCO",
  'candidate-pool': 'Le nombre de candidats attendus sur trois mois',
  spacing: "L'espacement entre sessions voisines",
  'unforeseen-reserve': "La part du trimestre hors réserve d'imprévus",
};

/** A limit as a French reader knows it. */
export function limitWords(rule: PackingRule): string {
  return LIMIT_WORDS[rule];
}

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
    case 'procurement':
      return `organisme de formation choisi le ${what}, temps de préparation compris`;
    case 'sourcing':
      return `décision du ${what}, temps de recherche des candidats compris`;
    case 'validation':
      return `avis et validation attendus après la décision du ${what}`;
    case 'certification':
      return `certification non valable à cette date (borne : ${what})`;
    case 'hours-cap':
      return `${what} heures, au-delà du plafond, sans dérogation`;
    case 'pin':
      return `semaine interdite ou session fixée au ${what}`;
  }
}
