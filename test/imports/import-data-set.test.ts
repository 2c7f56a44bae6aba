import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import {
  Agency,
  AlternanceIntake,
  Campaign,
  Closure,
  Envelope,
  ImportBatch,
  PoecProject,
  PoecSession,
  PrfOffer,
  Territory,
  Tranche,
} from '../../src/entities/index.ts';
import { importDataSet } from '../../src/imports/import-data-set.ts';
import { importTerritories } from '../../src/imports/territories.save.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type DataSetFile, dataSetFiles, soundText } from './data-set-builder.ts';

const TABLES = {
  Campaign,
  Agency,
  Envelope,
  Tranche,
  PrfOffer,
  AlternanceIntake,
  Closure,
  PoecProject,
  PoecSession,
  ImportBatch,
};

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'essai-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
  const em = database.orm.em.fork();
  for (const table of [
    ImportBatch,
    PoecSession,
    PoecProject,
    Tranche,
    PrfOffer,
    AlternanceIntake,
    Closure,
    Agency,
  ]) {
    await em.nativeDelete(table as typeof ImportBatch, {});
  }
  await em.nativeUpdate(Envelope, {}, { parent: null });
  await em.nativeDelete(Envelope, {});
  await em.nativeDelete(Campaign, {});
});

async function write(replaced: Partial<Record<DataSetFile, string | null>> = {}): Promise<void> {
  for (const { name, content } of dataSetFiles(replaced))
    await writeFile(join(folder, basename(name)), content);
}

const load = (options = {}) => importDataSet(database.orm.em.fork(), folder, options);

async function rowCounts(): Promise<Record<string, number>> {
  const em = database.orm.em.fork();
  const counts: Record<string, number> = {};
  for (const [name, table] of Object.entries(TABLES))
    counts[name] = await em.count(table as typeof Campaign, {});
  return counts;
}

const EMPTY = Object.fromEntries(Object.keys(TABLES).map((name) => [name, 0]));
const FULL = {
  Campaign: 1,
  Agency: 2,
  Envelope: 2,
  Tranche: 2,
  PrfOffer: 1,
  AlternanceIntake: 1,
  Closure: 1,
  PoecProject: 1,
  PoecSession: 2,
  ImportBatch: 8,
};

test('a data set fills every table of its campaign', async () => {
  await write();
  const report = await load();
  expect(report).toMatchObject({ slug: 'essai-2022', applied: true, problems: [] });
  expect(report.counts).toMatchObject({
    sessions: { created: 2, updated: 0, unchanged: 0 },
    projects: { created: 1 },
  });
  expect(await rowCounts()).toEqual(FULL);

  const em = database.orm.em.fork();
  const envelope = await em.findOneOrFail(Envelope, { reference: 'ENV-AKTO' }, { populate: ['parent'] });
  expect([envelope.parent?.$.reference, envelope.floorCents, envelope.alreadyEngagedCents]).toEqual([
    'ENV-REGION',
    10_000_000,
    250_050,
  ]);
  const tranches = await em.find(Tranche, {}, { orderBy: { date: 'asc' } });
  expect(tranches.map(({ date, amountCents, kind }) => [date, amountCents, kind])).toEqual([
    ['2022-01-01', 85_000_000, 'INITIAL'],
    ['2022-04-01', 15_000_000, 'RESERVE'],
  ]);
  const session = await em.findOneOrFail(PoecSession, { reference: 'S002' }, { populate: ['agency'] });
  expect([session.agency?.$.reference, session.provenance, session.source]).toEqual([
    'AG-ROUEN',
    'PUBLISHED',
    '002:L461',
  ]);
});

test('twice changes nothing the second time', async () => {
  await write();
  await load();
  const report = await load();
  expect(report.counts).toEqual({
    agencies: { created: 0, updated: 0, unchanged: 2 },
    envelopes: { created: 0, updated: 0, unchanged: 2 },
    tranches: { created: 0, updated: 0, unchanged: 2 },
    prfOffers: { created: 0, updated: 0, unchanged: 1 },
    alternanceIntakes: { created: 0, updated: 0, unchanged: 1 },
    closures: { created: 0, updated: 0, unchanged: 1 },
    opcoCapacities: { created: 0, updated: 0, unchanged: 0 },
    candidatePools: { created: 0, updated: 0, unchanged: 0 },
    quarterCapacities: { created: 0, updated: 0, unchanged: 0 },
    projects: { created: 0, updated: 0, unchanged: 1 },
    sessions: { created: 0, updated: 0, unchanged: 2 },
  });
  expect(await rowCounts()).toEqual(FULL);
});

test('a corrected data set updates what differs, a parent too', async () => {
  await write();
  await load();
  await write({
    'jeu.json': soundText('jeu.json').replace('Essai 2022', 'Essai corrigé'),
    'enveloppes.csv': soundText('enveloppes.csv').replace('AKTO;ENV-REGION', 'AKTO;'),
    'tranches.csv': soundText('tranches.csv').replace('150000', '160000,01'),
  });
  const { counts } = await load();
  expect(counts).toMatchObject({
    envelopes: { created: 0, updated: 1, unchanged: 1 },
    tranches: { created: 0, updated: 1, unchanged: 1 },
    sessions: { created: 0, updated: 0, unchanged: 2 },
  });
  const em = database.orm.em.fork();
  expect((await em.findOneOrFail(Campaign, { slug: 'essai-2022' })).title).toBe('Essai corrigé');
  expect((await em.findOneOrFail(Envelope, { reference: 'ENV-AKTO' })).parent).toBeNull();
  expect((await em.findOneOrFail(Tranche, { kind: 'RESERVE' })).amountCents).toBe(16_000_001);
});

test('a dry run counts, and keeps nothing', async () => {
  await write();
  const report = await load({ dryRun: true });
  expect([report.applied, report.counts.sessions]).toEqual([false, { created: 2, updated: 0, unchanged: 0 }]);
  expect(await rowCounts()).toEqual(EMPTY);
});

test('one wrong cell in one file keeps all of them out', async () => {
  await write({ 'offres-prf.csv': soundText('offres-prf.csv').replace('H2913', 'soudeur') });
  const report = await load();
  expect(report).toMatchObject({ slug: null, applied: false, counts: {} });
  expect(report.problems.map(({ line, column, value }) => [line, column, value])).toEqual([
    [2, 'rome', 'soudeur'],
  ]);
  expect(await rowCounts()).toEqual(EMPTY);
});

test('territories: the region before or after its départements, twice the same', async () => {
  const content = 'code;type;nom;parent\nDEP-14;département;Calvados;REG-28\nREG-28;région;Normandie;\n';
  const file = { name: 'territoires.csv', content };
  const first = await importTerritories(database.orm.em.fork(), file);
  expect([first.applied, first.territories.created]).toEqual([true, ['DEP-14', 'REG-28']]);
  const second = await importTerritories(database.orm.em.fork(), file);
  expect(second.territories).toEqual({ created: [], updated: [], unchanged: ['DEP-14', 'REG-28'] });
  const calvados = await database.orm.em
    .fork()
    .findOneOrFail(Territory, { code: 'DEP-14' }, { populate: ['parent'] });
  expect(calvados.parent?.$.code).toBe('REG-28');

  const refused = await importTerritories(database.orm.em.fork(), {
    ...file,
    content: content.replace('REG-28;région', '28;région'),
  });
  expect([refused.applied, refused.problems.map(({ value }) => value)]).toEqual([false, ['28']]);
});
