/** The closed lists of the solver, as the contract names them. */

import type {
  EngineChoice,
  GateName,
  Grid,
  LevelEnd,
  Parameters,
  PeriodKind,
  PinReason,
  ScopeKind,
  TermName,
} from '../solver/index.ts';
import type { ScenarioChoices } from '../src/scenarios/index.ts';
import { describedEnum, mappedEnum } from './vocabulary.ts';

export const TermEnum = mappedEnum<TermName>('Term', "Terme de l'objectif.", {
  PLACEMENT: ['placement', 'Stagiaires des sessions non placées, chacun à son poids.'],
  CONCURRENCY: ['concurrency', 'Concurrence avec le programme régional : stagiaires en pleine concurrence.'],
  SMOOTHING: [
    'smoothing',
    'Rugosité de la courbe des entrées : écarts à la cible par trimestre et par mois, et pic.',
  ],
  FIDELITY: [
    'fidelity',
    'Éloignement des dates demandées : semaines de décalage par stagiaire, selon la nature.',
  ],
});

export const GateEnum = mappedEnum<GateName>(
  'Gate',
  'Porte : règle qui ferme des semaines de début avant tout calcul.',
  {
    WINDOW: ['window', 'Fenêtre convenue.'],
    CLOSURE: ['closure', 'Fermeture, comme la trêve estivale.'],
    ALTERNANCE: [
      'alternance',
      'La fin de la session doit mener à une rentrée en alternance sans trop attendre.',
    ],
    STRUCTURING_OFFER: ['structuring-offer', 'Aucune coïncidence avec une offre structurante du PRF.'],
    PIN: ['pin', "Date fixée ou interdite par un fait ou par le programmateur. Elle s'applique toujours."],
  },
);

export const EngineEnum = mappedEnum<EngineChoice>('Engine', 'Moteur de calcul.', {
  AUTO: ['auto', 'Le meilleur connu : HiGHS.'],
  HIGHS: ['highs', 'HiGHS.'],
  JAVASCRIPT_LP_SOLVER: [
    'javascript-lp-solver',
    'javascript-lp-solver : un second avis sur de petites instances.',
  ],
});

export const GridEnum = describedEnum<Grid>('Grid', "Finesse du découpage de l'année.", {
  WEEK: 'Semaines.',
  HALF_MONTH: 'Quinzaines.',
  MONTH: 'Mois.',
});

export const FactsEnum = describedEnum<ScenarioChoices['facts']>(
  'Facts',
  'Ce que devient une session engagée ou démarrée.',
  {
    HELD: "Elle reste à sa date : c'est un fait.",
    FREE: "Elle bouge comme les autres, pour voir ce qu'une campagne passée aurait pu être.",
  },
);

export const UnplacedEnum = describedEnum<Parameters['unplaced']>(
  'Unplaced',
  'Une session peut-elle rester non placée ?',
  {
    ALLOWED: 'Oui, au prix du terme `PLACEMENT`.',
    FORBIDDEN: "Non : toutes doivent l'être, et « impossible » est une réponse.",
  },
);

export const SmoothingModeEnum = describedEnum<Parameters['smoothing']['mode']>(
  'SmoothingMode',
  'Comment se mesure la rugosité.',
  {
    STEPS: 'Par marches : chaque écart à la cible coûte de plus en plus, et le pic compte en plus.',
    PEAK: 'Par le mois le plus plein seulement.',
  },
);

export const ScopeKindEnum = describedEnum<ScopeKind>(
  'ScopeKind',
  'Ensembles de sessions lissés chacun pour soi.',
  {
    REGION: 'La région entière.',
    DEPARTEMENT: 'Chaque département.',
    AGENCY: 'Chaque agence.',
    OPCO: 'Chaque OPCO.',
  },
);

export const PeriodEnum = describedEnum<PeriodKind>(
  'Period',
  'Périodes dans lesquelles les entrées sont comptées.',
  {
    QUARTER: 'Trimestres.',
    MONTH: 'Mois.',
  },
);

export const LevelEndEnum = describedEnum<LevelEnd>(
  'LevelEnd',
  "Comment le calcul d'un niveau s'est terminé.",
  {
    PROVEN: "Prouvé : aucun plan ne fait mieux que la borne, et l'écart demandé est atteint.",
    WORK_LIMIT: "La limite de travail est venue d'abord ; le même calcul redonne le même plan.",
    CLOCK: "La limite de temps est venue d'abord ; un autre calcul peut donner un autre plan.",
    CANCELLED: "Quelqu'un l'a arrêté.",
    ENGINE_FAILED: 'Le moteur a échoué ; le meilleur plan vérifié est gardé.',
  },
);

export const PinReasonEnum = describedEnum<PinReason>(
  'PinReason',
  'Pourquoi une session est tenue à une date.',
  {
    STARTED: 'Elle a démarré.',
    ENGAGED: 'Son argent est engagé.',
    PLANNER: 'Un programmateur en a décidé ainsi.',
  },
);
