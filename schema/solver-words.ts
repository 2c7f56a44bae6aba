/** The closed lists of the solver, as the contract names them. */

import type {
  BoundBasis,
  EngineChoice,
  GateName,
  Grid,
  LevelEnd,
  LimitMode,
  Parameters,
  PeriodKind,
  PinReason,
  ScopeKind,
  TermName,
} from '../solver/index.ts';
import type { ScenarioChoices } from '../src/scenarios/index.ts';
import { describedEnum, mappedEnum } from './vocabulary.ts';

export const TermEnum = mappedEnum<TermName>('Term', "Terme de l'objectif.", {
  placement: ['PLACEMENT', 'Stagiaires des sessions non placées, chacun à son poids.'],
  concurrency: ['CONCURRENCY', 'Concurrence avec le programme régional : stagiaires en pleine concurrence.'],
  smoothing: [
    'SMOOTHING',
    'Rugosité de la courbe des entrées : écarts à la cible par trimestre et par mois, et pic.',
  ],
  fidelity: [
    'FIDELITY',
    'Éloignement des dates demandées : semaines de décalage par stagiaire, selon la nature.',
  ],
  wait: ['WAIT', "Attente entre la fin d'une session et la rentrée en alternance."],
  'soft-closure': ['SOFT_CLOSURE', 'Débuts pendant une fermeture souple.'],
  load: ['LOAD', 'Dépassements des plafonds souples des agences et des OPCO.'],
  equity: ['EQUITY', "Équité entre OPCO : aucun ne porte seul l'effort de lissage."],
  stability: ['STABILITY', 'Changements par rapport au plan publié ; une session annoncée coûte plus.'],
});

export const GateEnum = mappedEnum<GateName>(
  'Gate',
  'Porte : règle qui ferme des semaines de début avant tout calcul.',
  {
    window: ['WINDOW', 'Fenêtre convenue.'],
    procurement: ['PROCUREMENT', 'Organisme de formation choisi, et temps de préparation.'],
    sourcing: ['SOURCING', 'Temps des informations collectives.'],
    validation: ['VALIDATION', 'Avis et validation des projets qui ne les ont pas encore.'],
    certification: ['CERTIFICATION', 'Certification valable au début.'],
    'hours-cap': ['HOURS_CAP', 'Plus de 400 heures sans dérogation : fermée partout.'],
    alternance: ['ALTERNANCE', 'La fin doit mener à une rentrée en alternance sans trop attendre.'],
    'structuring-offer': ['STRUCTURING_OFFER', 'Aucune coïncidence avec une offre structurante du PRF.'],
    closure: ['CLOSURE', 'Fermeture, comme la trêve estivale.'],
    pin: ['PIN', "Date fixée ou interdite par un fait ou par le programmateur. Elle s'applique toujours."],
  },
);

export const EngineEnum = mappedEnum<EngineChoice>('Engine', 'Moteur de calcul.', {
  auto: ['AUTO', 'Le meilleur connu : HiGHS.'],
  highs: ['HIGHS', 'HiGHS.'],
  'javascript-lp-solver': [
    'JAVASCRIPT_LP_SOLVER',
    'javascript-lp-solver : un second avis sur de petites instances.',
  ],
});

export const LimitModeEnum = describedEnum<LimitMode>('LimitMode', "Comment un plafond s'applique.", {
  OFF: 'Pas du tout.',
  SOFT: 'À un prix, dans le terme `LOAD`.',
  HARD: 'Toujours.',
});

export const CandidatePoolModeEnum = describedEnum<Parameters['candidatePool']['mode']>(
  'CandidatePoolMode',
  "Comment s'applique le vivier de candidats.",
  { OFF: 'Pas du tout.', HARD: 'Toujours.' },
);

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

export const BoundBasisEnum = describedEnum<BoundBasis>(
  'BoundBasis',
  "Sur quoi repose la borne d'un niveau.",
  {
    MULTIPLIERS:
      "Des multiplicateurs entiers l'atteignent, ou prouvent à eux seuls l'écart demandé : chacun peut le refaire.",
    ENGINE: 'La parole du moteur, avec son écart.',
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
