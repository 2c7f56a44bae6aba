/** A file longer than what is saved at once: it is one file all the same. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Campaign } from '../../src/entities/index.ts';
import { importSessions } from '../../src/imports/import-sessions.ts';
import { aCampaign, anEnvelope } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { fiches } from '../support/sent-file.ts';
import { sessionsOf } from './campaign.ts';

let db: TestDatabase;
let campaign: Campaign;

beforeAll(async () => {
  db = await testDatabase();
  const em = db.orm.em.fork();
  campaign = aCampaign(em, { slug: 'longue' });
  anEnvelope(em, campaign, 'ENV');
  await em.flush();
});
afterAll(() => db.drop());

/** Twelve hundred sessions of five projects, the n-th of them of the n-th project and round again. */
const file = (title: string, last = '10') => ({
  name: 'long.csv',
  content: fiches(
    ...Array.from({ length: 1_200 }, (_, n) => ({
      reference: `S${String(n).padStart(4, '0')}`,
      projet: `P${n % 5}`,
      intitule: title,
      places: n === 1_199 ? last : '10',
    })),
  ),
});
const PROJECTS = ['P0', 'P1', 'P2', 'P3', 'P4'];

test('its projects are created once, changed once and told once, whatever the lines they are on', async () => {
  const em = db.orm.em.fork();
  const first = await importSessions(em, campaign, file('Cariste'));
  expect(first).toMatchObject({
    applied: true,
    problems: [],
    projects: { created: PROJECTS, unchanged: [] },
  });
  expect(first.sessions.created).toHaveLength(1_200);

  const again = await importSessions(em, campaign, file('Soudeur', '11'));
  expect(again.projects.updated).toEqual(
    PROJECTS.map((reference) => ({
      reference,
      changes: [{ property: 'title', before: 'Cariste', after: 'Soudeur' }],
    })),
  );
  expect(again.sessions).toMatchObject({
    created: [],
    updated: [{ reference: 'S1199', changes: [{ property: 'places', before: 10, after: 11 }] }],
  });
  const { sessions, projects, batches } = await sessionsOf(db.orm, campaign);
  expect([sessions.length, projects.length, batches.length]).toEqual([1_200, 5, 2]);
});

test('a dry run takes every part of it back', async () => {
  const dry = await importSessions(db.orm.em.fork(), campaign, file('Grutier'), { dryRun: true });
  expect(dry).toMatchObject({ applied: false, projects: { updated: { length: 5 } } });
  const { projects } = await sessionsOf(db.orm, campaign);
  expect(new Set(projects.map(({ title }) => title))).toEqual(new Set(['Soudeur']));
});
