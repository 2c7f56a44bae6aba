/** What a use case answers instead of a result when a person has something to correct. */

import type { Problem } from '../../solver/index.ts';
import { isUuid } from '../domain/uuid.ts';

export type { Problem } from '../../solver/index.ts';

/** A refusal: every problem at once, none of them thrown. */
export interface Refusal {
  problems: Problem[];
}

/** A refusal for one problem. */
export function refuse(code: string, path: string, value: unknown, message: string): Refusal {
  return { problems: [{ code, path, value, message }] };
}

/** Names of the things an id may stand for, as sentences need them. */
const THINGS = {
  campaign: { code: 'CAMPAIGN_UNKNOWN', none: 'aucune campagne ne porte', list: 'la liste des campagnes' },
  scenario: { code: 'SCENARIO_UNKNOWN', none: 'aucun scénario ne porte', list: 'la liste des scénarios' },
  run: { code: 'RUN_UNKNOWN', none: 'aucun calcul ne porte', list: 'la liste des calculs du scénario' },
  project: {
    code: 'PROJECT_UNKNOWN',
    none: 'aucune fiche ne porte',
    list: 'la liste des fiches de la campagne',
  },
  simulation: {
    code: 'SIMULATION_UNKNOWN',
    none: 'aucune simulation ne porte',
    list: 'la liste des simulations du calcul',
  },
  session: {
    // `SESSION_UNKNOWN` and `AGENCY_UNKNOWN` are said of references that choices and data name.
    code: 'NO_SUCH_SESSION',
    none: 'aucune session ne porte',
    list: 'la liste des sessions de la campagne',
  },
  agency: {
    code: 'NO_SUCH_AGENCY',
    none: 'aucune agence ne porte',
    list: 'la liste des agences de la campagne',
  },
  import: {
    code: 'IMPORT_UNKNOWN',
    none: 'aucun import ne porte',
    list: 'la liste des imports de la campagne',
  },
} as const;

/** An id or a short name that names nothing. */
export function unknown(thing: keyof typeof THINGS, path: string, value: string): Refusal {
  const { code, none, list } = THINGS[thing];
  return refuse(code, path, value, `« ${value} » : ${none} cet identifiant. Reprenez-en un dans ${list}.`);
}

/** How a row is looked up by what a person gives: a UUID is an id, any other text a short name. */
export function byIdOrSlug(text: string): { id: string } | { slug: string } {
  return isUuid(text) ? { id: text } : { slug: text };
}
