/** The table of parameters that documents and the API show: each default with its unit and its reason. */

import { defaultParameters } from './defaults.ts';
import type { TermName } from './types.ts';

/** One parameter as people are told about it. */
export interface ParameterRow {
  /** JSON Pointer in `Parameters`: `/smoothing/stepWidth`. */
  path: string;
  /** Value of `defaultParameters()` at that path. */
  defaultValue: unknown;
  /** Unit, in French; "sans unité" for a pure number or a choice. */
  unit: string;
  /** Why this default, in French. */
  reason: string;
}

const NO_UNIT = 'sans unité';

const ROWS: Omit<ParameterRow, 'defaultValue'>[] = [
  {
    path: '/seed',
    unit: NO_UNIT,
    reason:
      "Fixe tout tirage : la même graine redonne le même plan. 2022 est l'année de la première campagne.",
  },
  {
    path: '/engine',
    unit: NO_UNIT,
    reason: "« auto » prend HiGHS, seul moteur mesuré qui prouve l'optimum d'une région-année.",
  },
  {
    path: '/unplaced',
    unit: NO_UNIT,
    reason:
      'Des projets sont abandonnés chaque année (209 validés, 187 engagés en 2021, 002:L221) : non placée est une réponse.',
  },
  {
    path: '/gates',
    unit: NO_UNIT,
    reason: "Toutes les portes s'appliquent tant que la région n'en lève pas une.",
  },
  {
    path: '/smoothing/mode',
    unit: NO_UNIT,
    reason: 'STEPS regarde tous les mois ; le pic seul laisse le reste de la courbe sans contrôle.',
  },
  {
    path: '/smoothing/scopes',
    unit: NO_UNIT,
    reason: "La région suffit d'abord ; chaque maille ajoutée contraint davantage les dates demandées.",
  },
  {
    path: '/smoothing/periods/0/period',
    unit: NO_UNIT,
    reason: 'La conférence programme par trimestre au minimum (002:L383).',
  },
  {
    path: '/smoothing/periods/0/weight',
    unit: NO_UNIT,
    reason: 'Trimestre et mois comptent autant : la programmation est trimestrielle, les pics sont mensuels.',
  },
  {
    path: '/smoothing/periods/1/period',
    unit: NO_UNIT,
    reason: 'Les deux dents de scie de 2021 sont des mois : avril et octobre-novembre (002:L329).',
  },
  {
    path: '/smoothing/periods/1/weight',
    unit: NO_UNIT,
    reason: 'Trimestre et mois comptent autant : la programmation est trimestrielle, les pics sont mensuels.',
  },
  {
    path: '/smoothing/peakWeight',
    unit: 'par stagiaire du mois le plus plein',
    reason:
      "Le mois le plus plein est celui que les conseillers subissent (002:L335) : il compte en plus de l'écart à la cible.",
  },
  {
    path: '/smoothing/stepWidth',
    unit: 'part de la cible de la période',
    reason: 'Un écart de 10 % passe pour du bruit ; au-delà la pente monte.',
  },
  {
    path: '/smoothing/slopes',
    unit: 'par stagiaire, une pente par marche',
    reason: "1, 3, 5, 7 : le coût croît comme le carré de l'écart et reste linéaire par morceaux.",
  },
  {
    path: '/smoothing/profile',
    unit: 'part des entrées par période',
    reason: 'Sans profil voulu, les entrées suivent les jours ouvrés : un mois de trêve a une petite cible.',
  },
  {
    path: '/concurrency/sameRome',
    unit: 'proximité de 0 à 1',
    reason: 'Le même métier : concurrence entière avec le PRF (002:L563).',
  },
  {
    path: '/concurrency/sameFamily',
    unit: 'proximité de 0 à 1',
    reason: 'La même famille de métiers attire une partie du même public : moitié.',
  },
  {
    path: '/concurrency/sameZone',
    unit: 'proximité de 0 à 1',
    reason: 'La même zone : mêmes candidats, concurrence entière.',
  },
  {
    path: '/concurrency/sameDepartement',
    unit: 'proximité de 0 à 1',
    reason: 'Le même département, autre zone : la mobilité limite la concurrence à moitié.',
  },
  {
    path: '/concurrency/horizonWeeks',
    unit: 'semaines',
    reason:
      'Six semaines couvrent le recrutement de deux sessions voisines ; au-delà elles ne se disputent plus de candidats.',
  },
  {
    path: '/fidelity/structural',
    unit: 'par stagiaire et par semaine de décalage',
    reason: 'Récurrente et prévisible un an avant : la plus facile à déplacer (002:L685).',
  },
  {
    path: '/fidelity/conjunctural',
    unit: 'par stagiaire et par semaine de décalage',
    reason: 'Des entreprises nommées attendent : une semaine en vaut quatre structurelles (002:L685).',
  },
  {
    path: '/fidelity/innovative',
    unit: 'par stagiaire et par semaine de décalage',
    reason: "Issue d'un appel : entre les deux.",
  },
];

const LEVEL_REASONS: Record<TermName, { terms: string; tolerance: string; gap: string }> = {
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
    terms: 'Enfin, à lissage égal, rester près des dates demandées (002:L651, L675).',
    tolerance: 'Dernier niveau : rien ne vient après lui.',
    gap: '1 % : les derniers dixièmes coûtent de 10 à 36 s et ne changent pas de semaine visible.',
  },
};

/** Rows of the four default levels: what each minimises and where it stops. */
function levelRows(): Omit<ParameterRow, 'defaultValue'>[] {
  return defaultParameters().levels.flatMap((level, index) => {
    const reasons = LEVEL_REASONS[level.terms[0]!.term];
    const at = `/levels/${index}`;
    return [
      { path: `${at}/name`, unit: NO_UNIT, reason: 'Le nom du seul terme du niveau.' },
      { path: `${at}/terms`, unit: NO_UNIT, reason: reasons.terms },
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

/** Value at a JSON Pointer of plain data; undefined where there is none. */
function valueAt(root: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1);
  return keys.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], root);
}

/** Every parameter with its default, its unit and the reason of the default. */
export const PARAMETER_TABLE: readonly ParameterRow[] = [...ROWS, ...levelRows()].map((row) => ({
  ...row,
  defaultValue: valueAt(defaultParameters(), row.path),
}));
