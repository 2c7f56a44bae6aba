/** Unit and reason of the default levels: what each minimises, at which weight, and where it stops. */

import { defaultParameters } from '../defaults.ts';
import type { Level, TermName } from '../types.ts';
import { NO_UNIT, type ParameterReason } from './reason.ts';

/** Why a default level is as it is, by its name. */
const LEVEL_REASONS: Record<string, { terms: string; tolerance: string; gap: string }> = {
  placement: {
    terms: "D'abord tenir les sessions demandées : un plan lisse parce que vide ne sert personne.",
    tolerance: 'Aucune session ne se sacrifie aux niveaux suivants.',
    gap: 'Prouvé exactement : le nombre de stagiaires laissés de côté ne se discute pas à peu près.',
  },
  concurrency: {
    terms: 'Ensuite ne pas se marcher sur les pieds avec le PRF (002:L361, L749).',
    tolerance: '1 % laisse au lissage de quoi choisir sans rendre la concurrence perdue.',
    gap: 'Un millième est sous la précision des proximités.',
  },
  smoothing: {
    terms: 'La demande même de la conférence : lisser les entrées (002:L335).',
    tolerance: '2 % de lissage rendus évitent bien des semaines de déplacement.',
    gap: 'Un millième ne se voit pas sur la courbe.',
  },
  fidelity: {
    terms:
      "Puis, à lissage égal, rester près des dates demandées (002:L651, L675), enchaîner sur l'alternance (002:L727) et ménager les équipes (002:L661).",
    tolerance: 'Rien de ces semaines ne se rend pour garder un plan déjà publié.',
    gap: '1 % : les derniers dixièmes coûtent de 10 à 36 s et ne changent pas de semaine visible.',
  },
  stability: {
    terms: "Enfin, à valeurs égales, changer le moins possible le plan publié ; zéro quand rien ne l'est.",
    tolerance: 'Dernier niveau : rien ne vient après lui.',
    gap: "1 % : moins que le report d'une session.",
  },
};

/** Why each term weighs what it weighs in the default levels; what equals 1 sets the unit of its level. */
const WEIGHT_REASONS: Record<TermName, { unit: string; reason: string }> = {
  placement: { unit: NO_UNIT, reason: "Seul terme de son niveau : son poids est l'unité." },
  concurrency: { unit: NO_UNIT, reason: "Seul terme de son niveau : son poids est l'unité." },
  smoothing: { unit: NO_UNIT, reason: "Seul terme de son niveau : son poids est l'unité." },
  fidelity: {
    unit: 'par stagiaire-semaine pondéré',
    reason: "Une semaine de décalage d'un stagiaire d'une session structurante est l'unité du niveau.",
  },
  wait: {
    unit: 'par stagiaire-semaine',
    reason:
      "Une semaine d'attente avant l'alternance pèse comme une semaine de décalage : on y perd le stagiaire (002:L727).",
  },
  'soft-closure': {
    unit: 'stagiaires-semaines par stagiaire',
    reason:
      'Débuter en trêve coûte une semaine de décalage : la trêve est une habitude, pas une interdiction (002:L407, 001:L19).',
  },
  load: {
    unit: 'stagiaires-semaines par session de trop',
    reason:
      "Une session de trop vaut deux semaines de décalage d'un groupe de dix : on déplace avant de surcharger.",
  },
  equity: {
    unit: NO_UNIT,
    reason: 'Hors des niveaux par défaut : chaque région dit si elle compare les OPCO.',
  },
  stability: { unit: NO_UNIT, reason: "Seul terme de son niveau : son poids est l'unité." },
};

/** Rows of the default levels, in order. */
export function levelReasons(): ParameterReason[] {
  return defaultParameters().levels.flatMap((level, l) => {
    const reasons = LEVEL_REASONS[level.name]!;
    const at = `/levels/${l}`;
    return [
      { path: `${at}/name`, unit: NO_UNIT, reason: 'Le nom du terme qui mène le niveau.' },
      { path: `${at}/terms`, unit: NO_UNIT, reason: reasons.terms },
      ...weightReasons(at, level),
      { path: `${at}/tolerance`, unit: 'part de la valeur du niveau', reason: reasons.tolerance },
      { path: `${at}/gap`, unit: 'écart relatif à la borne', reason: reasons.gap },
      {
        path: `${at}/nodeLimit`,
        unit: 'nœuds',
        reason: "Une limite de travail, pas d'horloge : l'atteindre redonne le même plan.",
      },
      {
        path: `${at}/secondsLimit`,
        unit: 'secondes',
        reason: "Garde-fou d'horloge ; un plan qu'il a arrêté le dit.",
      },
    ];
  });
}

function weightReasons(at: string, { terms }: Level): ParameterReason[] {
  return terms.map(({ term }, t) => ({ path: `${at}/terms/${t}/weight`, ...WEIGHT_REASONS[term] }));
}
