import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Campaign, PoecSession, Territory } from '../../src/entities/index.ts';
import { seedIfEmpty } from '../../src/imports/seed-if-empty.ts';
import { aCampaign } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const data = fileURLToPath(new URL('../../data', import.meta.url));
let folder: string;
let db: TestDatabase;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'metronome-seed-'));
  for (const part of ['reference', 'occitanie-sante-2024']) {
    cpSync(join(data, part), join(folder, part), { recursive: true });
  }
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(async () => {
  db = await testDatabase();
});
afterEach(() => db.drop());

const slugs = async () =>
  (await db.orm.em.fork().find(Campaign, {}, { orderBy: { slug: 'asc' } })).map(({ slug }) => slug);

test('fills an empty database with the data sets that come with the project, whole', async () => {
  const { territories, dataSets } = await seedIfEmpty(db.orm, data);
  expect(dataSets.map(({ slug, applied }) => [slug, applied])).toEqual([
    ['normandie-2021', true],
    ['normandie-2022', true],
    ['occitanie-sante-2024', true],
  ]);
  expect(dataSets.flatMap(({ problems }) => problems)).toEqual([]);
  expect(territories?.applied).toBe(true);
  const em = db.orm.em.fork();
  const sessions = (slug: string) => em.count(PoecSession, { campaign: { slug } });
  expect([await sessions('normandie-2022'), await sessions('normandie-2021')]).toEqual([162, 209]);
  expect(await em.count(Territory, { code: 'REG-28' })).toBe(1);
});

test('a second start imports nothing; two at once import once', async () => {
  const starts = await Promise.all([seedIfEmpty(db.orm, folder), seedIfEmpty(db.orm, folder)]);
  expect(starts.map(({ dataSets }) => dataSets.length).sort()).toEqual([0, 1]);
  expect(await seedIfEmpty(db.orm, folder)).toEqual({ territories: null, dataSets: [] });
  expect(await slugs()).toEqual(['occitanie-sante-2024']);
});

test('a start after a kill imports what is missing', async () => {
  await seedIfEmpty(db.orm, folder);
  const { dataSets } = await seedIfEmpty(db.orm, data);
  expect(dataSets.map(({ slug }) => slug)).toEqual(['normandie-2021', 'normandie-2022']);
});

test('a database in which somebody works is left alone', async () => {
  const em = db.orm.em.fork();
  aCampaign(em, { slug: 'bretagne-2026' });
  await em.flush();
  await seedIfEmpty(db.orm, folder);
  expect(await slugs()).toEqual(['bretagne-2026']);
});
