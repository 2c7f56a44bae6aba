/** What a person reads once the server answers. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './config.ts';

/** The campaign that the first query is about. */
export const exampleCampaign = 'normandie-2022';

/** A first query, shown in the terminal and in the editor: what the employers asked for, and what a plan makes of it. */
export const exampleQuery = readFileSync(
  join(projectRoot(), 'documents', 'premiere-question.graphql'),
  'utf8',
).trim();

/** Where the data are, in words. */
export interface DataPlace {
  /** Folder of the embedded PostgreSQL, or address of the given one without its password. */
  place: string;
  embedded: boolean;
}

/** The text shown when everything is ready. */
export function welcome(url: string, data: DataPlace): string {
  return [
    '',
    'Métronome est prêt.',
    '',
    `  Éditeur de requêtes   ${url}`,
    `  API GraphQL           ${url}graphql`,
    `  Données               ${data.place}${data.embedded ? ' (PostgreSQL embarqué)' : ''}`,
    '',
    "Une requête à coller dans l'éditeur :",
    '',
    exampleQuery.replace(/^/gm, '  '),
    '',
    'Pour arrêter : Ctrl-C.',
    '',
  ].join('\n');
}
