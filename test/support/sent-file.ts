/** Files of fiches as a client sends them: a line of each, and what becomes of the file. */

import { expect } from '@jest/globals';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../../src/domain/viewer.ts';
import { Organisation } from '../../src/entities/index.ts';
import type { Api } from './api.ts';
import type { TestWorker } from './run-worker.ts';

/** What a fiche says unless told; the columns of the file are these. */
const FICHE = {
  reference: 'S1',
  projet: 'P1',
  opco: 'AKTO',
  intitule: 'Cariste',
  rome: 'N1101',
  nature: 'structurante',
  departement: '14',
  places: '10',
  cout_eur: '48128,50',
  heures: '350',
  debut_souhaite: '04/04/2022',
  enveloppe: 'ENV',
  alternance: 'non',
  etat: 'validée',
};

/** A file of fiches, each as `FICHE` but for what is told. */
export function fiches(...told: Partial<typeof FICHE>[]): string {
  const lines = told.map((fiche) => Object.values({ ...FICHE, ...fiche }).join(';'));
  return `${[Object.keys(FICHE).join(';'), ...lines].join('\n')}\n`;
}

/** Saves the organisation that a viewer of a test speaks for: a file belongs to one. */
export async function saveOrganisationOf(em: EntityManager, { organisation, roles }: Viewer): Promise<void> {
  if (organisation === null) throw new Error('This viewer speaks for nobody');
  const regions = organisation.regions && [...organisation.regions];
  em.create(Organisation, { ...organisation, regions, siret: null, roles: [...roles] });
  await em.flush();
}

/** An import that was received; its state is QUEUED, or a worker has been quick. */
export async function sent(api: Api, input: object, reason: string | null = null): Promise<string> {
  const answer = await api.ask(
    `mutation ($input: ImportSessionsInput!, $reason: String) {
      importSessions(input: $input, reason: $reason) { import { id } problems { message } } }`,
    { input, reason },
  );
  const payload = { import: { id: expect.any(String) }, problems: [] };
  expect(answer).toEqual({ status: 200, data: { importSessions: payload } });
  return (answer.data as { importSessions: { import: { id: string } } }).importSessions.import.id;
}

/** Sends a file that must be received, and gives the fields asked for once it is over. */
export async function importedBy<Shown extends object>(
  api: Api,
  worker: TestWorker,
  fields: string,
  input: object,
  reason: string | null = null,
): Promise<Shown> {
  return doneBy(api, worker, fields, await sent(api, input, reason));
}

/** The fields asked for of an import that was received, once it is over. */
export async function doneBy<Shown extends object>(
  api: Api,
  worker: TestWorker,
  fields: string,
  id: string,
): Promise<Shown> {
  await worker.idle();
  const { data, errors } = await api.ask(`query ($id: ID!) { import(id: $id) { ${fields} } }`, { id });
  expect(errors).toBeUndefined();
  return (data as { import: Shown }).import;
}
