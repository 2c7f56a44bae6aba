/** Unit and reason of the parameters that say what a good plan is: how to solve, smoothness, competition, fidelity. */

import { NO_UNIT, type ParameterReason } from './reason.ts';

/** One row per parameter, in the order of `Parameters`. */
export const AIMS: readonly ParameterReason[] = [
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
    path: '/proof',
    unit: NO_UNIT,
    reason:
      'Un plan arrive avec ce que n’importe qui peut refaire sans nous ; la preuve vient après lui, en 2 s par niveau au plus, et ne le change pas.',
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
