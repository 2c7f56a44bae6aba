/** What a planner chooses in a scenario, beside the parameters of the solver, and what holds when nothing is said. */

import type { Grid, Parameters } from '../../solver/index.ts';
import { defaultParameters } from '../../solver/index.ts';
import type { IsoDate } from '../domain/dates.ts';
import type { Nature } from '../domain/nature.ts';
import { DEFAULT_WEEKLY_HOURS } from '../domain/working-days.ts';

/**
 * What a session is taken to have where its fiche says nothing. Null: nothing is supposed, and a session
 * that lacks the figure stays out of the instance.
 */
export interface Assumptions {
  /** Trainees of a session without places. */
  plannedEntries: number | null;
  /** Euro cents of a session without cost. */
  costCents: number | null;
  /** Training hours of a session without hours. */
  hours: number | null;
  /** Hours a week of a session without rhythm. */
  weeklyHours: number;
}

/**
 * HELD: engaged and started sessions stay at their date (002:L221-231). FREE: they move like the others,
 * to see what a campaign that is over could have been.
 */
export type Facts = 'HELD' | 'FREE';

/** The grids of a horizon, from the finest. */
export const GRIDS: readonly Grid[] = ['WEEK', 'HALF_MONTH', 'MONTH'];

/** Everything a scenario chooses, complete; kept in `Scenario.parameters`. */
export interface ScenarioChoices {
  solver: Parameters;
  grid: Grid;
  /** Weeks a session with an exact wish and no agreed window may move, on each side of the wish. */
  windowWeeks: Record<Nature, number>;
  assumptions: Assumptions;
  /** References of the sessions that the region lets start during a closure (a justified summer start). */
  closureExempt: string[];
  facts: Facts;
  /** Day the plan is decided; lead times before a start count from it. Null: none is judged. */
  decisionDate: IsoDate | null;
  /** Id of the run whose plan was adopted; moving away from it costs. Null: nothing is published. */
  published: string | null;
}

/** One default of a scenario as people are told about it. */
export interface ChoiceRow {
  /** JSON Pointer in `ScenarioChoices`. */
  path: string;
  defaultValue: unknown;
  unit: string;
  reason: string;
}

/** The defaults with their unit and reason. The solver's own are in `PARAMETER_TABLE`. */
export const CHOICE_TABLE: readonly ChoiceRow[] = [
  {
    path: '/grid',
    defaultValue: 'WEEK',
    unit: 'sans unité',
    reason:
      'Les conseillers et les organismes parlent en semaines ; quinzaines et mois sont des vues plus grossières.',
  },
  {
    path: '/windowWeeks/STRUCTURAL',
    defaultValue: 8,
    unit: 'semaines de part et d’autre',
    reason:
      'Récurrente et prévisible un an avant (002:L685-711) : deux mois de part et d’autre, l’ampleur des glissements déjà vécus (2 à 3 mois, 002:L563-573).',
  },
  {
    path: '/windowWeeks/CONJUNCTURAL',
    defaultValue: 2,
    unit: 'semaines de part et d’autre',
    reason:
      'Des entreprises nommées attendent (002:L685-711) : l’ordre de grandeur des 15 jours accordés à la remontée (002:L1069-1071).',
  },
  {
    path: '/windowWeeks/INNOVATIVE',
    defaultValue: 4,
    unit: 'semaines de part et d’autre',
    reason: 'Issue d’un appel dont le calendrier est connu (001:L9-19) : entre les deux, un mois.',
  },
  {
    path: '/assumptions/plannedEntries',
    defaultValue: null,
    unit: 'stagiaires',
    reason: 'Rien n’est supposé : une session sans places reste hors du calcul, et c’est dit.',
  },
  {
    path: '/assumptions/costCents',
    defaultValue: null,
    unit: 'centimes d’euro',
    reason: 'Rien n’est supposé : un coût inventé fausserait la consommation des enveloppes.',
  },
  {
    path: '/assumptions/hours',
    defaultValue: null,
    unit: 'heures',
    reason: 'Rien n’est supposé : la durée décide de la fin, donc de la rentrée en alternance.',
  },
  {
    path: '/assumptions/weeklyHours',
    defaultValue: DEFAULT_WEEKLY_HOURS,
    unit: 'heures par semaine',
    reason:
      'La durée légale du travail (Code du travail, L3121-27), quand la fiche donne les heures sans le rythme.',
  },
  {
    path: '/closureExempt',
    defaultValue: [],
    unit: 'sessions',
    reason:
      'La trêve d’été vaut pour toutes (002:L407-415) sauf départ justifié (001:L19), que la région nomme.',
  },
  {
    path: '/facts',
    defaultValue: 'HELD',
    unit: 'sans unité',
    reason: 'Une session engagée ou démarrée est un fait (002:L221-231).',
  },
  {
    path: '/decisionDate',
    defaultValue: null,
    unit: 'date',
    reason:
      'Une année passée ou à venir se regarde sans elle ; les délais d’avis et d’information ne comptent que d’un jour donné (002:L1051-1079).',
  },
  {
    path: '/published',
    defaultValue: null,
    unit: 'identifiant d’un calcul',
    reason:
      'Rien n’est annoncé tant qu’aucun plan n’est adopté (S12) : le nommer donne un prix à ses changements.',
  },
];

/** A fresh copy of the choices of a scenario when the planner says nothing. */
export function defaultChoices(): ScenarioChoices {
  return {
    solver: defaultParameters(),
    grid: 'WEEK',
    windowWeeks: { STRUCTURAL: 8, CONJUNCTURAL: 2, INNOVATIVE: 4 },
    assumptions: { plannedEntries: null, costCents: null, hours: null, weeklyHours: DEFAULT_WEEKLY_HOURS },
    closureExempt: [],
    facts: 'HELD',
    decisionDate: null,
    published: null,
  };
}
