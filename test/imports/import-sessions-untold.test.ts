/** What a file does not tell: columns that it does not have, cells that it leaves blank. */

import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Campaign } from '../../src/entities/index.ts';
import { importSessions } from '../../src/imports/import-sessions.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { campaignReadyForSessions, sessionsOf } from './campaign.ts';

const HEADER =
  'reference;opco;intitule;rome;nature;departement;places;cout_eur;heures;enveloppe;debut_souhaite';
const ROW = 'S1;AKTO;Soudeur;H2913;structurante;14;9;48128;399;ENV-AKTO;14/03/2022';
const full = {
  name: 'complet.csv',
  content: `${HEADER};etat;agence;zone;alternance;heures_hebdo\n${ROW};validée;AG-CAEN;Caen;oui;34,5\n`,
};

let database: TestDatabase;
let em: EntityManager;
let campaign: Campaign;
let campaigns = 0;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

beforeEach(async () => {
  em = database.orm.em.fork();
  campaign = campaignReadyForSessions(em, `essai-${campaigns++}`);
  await em.flush();
});

test('no column: the session keeps what it has', async () => {
  await importSessions(em, campaign, full);
  const report = await importSessions(em, campaign, { name: 'bref.csv', content: `${HEADER}\n${ROW}\n` });
  expect(report.sessions.unchanged).toEqual(['S1']);
  const { sessions, projects } = await sessionsOf(database.orm, campaign);
  expect(sessions[0]).toMatchObject({ state: 'VALIDATED', zone: 'Caen', weeklyHours: 34.5 });
  expect([sessions[0]?.agency?.$.reference, projects[0]?.alternance]).toEqual(['AG-CAEN', true]);
});

test('a blank cell: what may be blank is emptied, a state is kept', async () => {
  await importSessions(em, campaign, full);
  const content = `${HEADER};etat;agence;zone\n${ROW};;;\n`;
  const report = await importSessions(em, campaign, { name: 'vide.csv', content });
  expect(report.sessions.updated.flatMap(({ changes }) => changes.map(({ property }) => property))).toEqual([
    'zone',
    'agency',
  ]);
  const { sessions } = await sessionsOf(database.orm, campaign);
  expect(sessions[0]).toMatchObject({ state: 'VALIDATED', zone: null, agency: null });
});

test('a session taken up again has no reason for abandonment any more', async () => {
  const state = (etat: string, motif: string) => ({
    name: 'x.csv',
    content: `${HEADER};etat;motif\n${ROW};${etat};${motif}\n`,
  });
  await importSessions(em, campaign, state('abandonnée', 'faute de candidats'));
  expect((await sessionsOf(database.orm, campaign)).sessions[0]).toMatchObject({
    state: 'ABANDONED',
    abandonReason: 'faute de candidats',
  });
  await importSessions(em, campaign, state('validée', ''));
  expect((await sessionsOf(database.orm, campaign)).sessions[0]).toMatchObject({
    state: 'VALIDATED',
    abandonReason: null,
  });
});

test('no number of project: each session is its own; an agency may be named', async () => {
  const content = `${HEADER};agence;commune_insee\n${ROW.replace(';14;', ';;')};CAEN;14118\n`;
  await importSessions(em, campaign, { name: 'x.csv', content });
  const { sessions } = await sessionsOf(database.orm, campaign);
  expect([sessions[0]?.project.$.reference, sessions[0]?.agency?.$.reference]).toEqual(['S1', 'AG-CAEN']);
  expect(sessions[0]?.departement).toBe('14');
});
