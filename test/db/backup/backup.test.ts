import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { restoreBackup, writeBackup } from '../../../src/db/backup/index.ts';
import { connect } from '../../../src/db/connect.ts';
import { migrations } from '../../../src/db/migrations/index.ts';
import { ormOptions } from '../../../src/db/orm.ts';
import { Campaign, Scenario } from '../../../src/entities/index.ts';
import { scratchFolder } from '../../cli/metronome.ts';
import { asAdmin, atDatabase } from '../../support/admin.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { aScenario, saveFourSessions } from '../../support/four-sessions.ts';
import { databasePrefix, serverUrl } from '../../support/test-server.ts';

const scratch = scratchFolder();
const created: string[] = [];
let db: TestDatabase;
let file: string;

/** A database without a table, as one is given to restore. */
async function newDatabase(): Promise<string> {
  const server = await serverUrl();
  const name = `${databasePrefix()}_restored_${randomBytes(4).toString('hex')}`;
  await asAdmin(server, (client) => client.query(`CREATE DATABASE ${name}`));
  created.push(name);
  return atDatabase(server, name);
}

/** Every table of a database with the text of its rows, sorted. */
async function contentOf(url: string): Promise<Record<string, string[]>> {
  return asAdmin(url, async (client) => {
    const content: Record<string, string[]> = {};
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'mikro_orm_migrations' ORDER BY 1`,
    );
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(
        `SELECT t::text AS row FROM "${name}" t ORDER BY 1`,
      );
      content[name] = rows.map(({ row }) => row);
    }
    return content;
  });
}

/** What makes up the schema: columns, constraints, indexes, triggers. */
async function schemaOf(url: string): Promise<unknown> {
  return asAdmin(url, async (client) => {
    const { rows } = await client.query(
      `SELECT 'constraint' AS kind, conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated AS text
         FROM pg_constraint WHERE connamespace = 'public'::regnamespace
       UNION ALL SELECT 'index', pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class c ON c.oid = indrelid
        WHERE c.relnamespace = 'public'::regnamespace
       UNION ALL SELECT 'trigger', pg_get_triggerdef(t.oid) || tgenabled::text FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid
        WHERE NOT tgisinternal AND c.relnamespace = 'public'::regnamespace ORDER BY 1, 2`,
    );
    return rows;
  });
}

const NASTY = 'guillemets " \' , () \\ \\n {} « é » 🎼 \t\nfin';

beforeAll(async () => {
  db = await testDatabase();
  const em = db.orm.em.fork();
  await saveFourSessions(em, 'sauvee');
  const base = await aScenario(em, { campaign: 'sauvee', name: NASTY });
  const fork = await aScenario(em, { base, name: 'Dérivé' });
  await em.nativeUpdate(Scenario, { id: base }, { createdAt: new Date('2100-01-01T00:00:00.123Z') });
  expect(await em.findOneOrFail(Scenario, fork)).toMatchObject({ base: { id: base } });
  file = join(scratch, 'essai.sauvegarde');
  const summary = await writeBackup(db.url, file, '9.9.9');
  expect(summary.tables).toContainEqual({ table: 'poec_session', rows: 4 });
});
afterAll(async () => {
  await db.drop();
  const server = await serverUrl();
  for (const name of created) {
    await asAdmin(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  }
});

describe('a backup restored on a new database', () => {
  test('gives every row back to the byte, under the same rules, and the application works on it', async () => {
    const url = await newDatabase();
    const { header, tables } = await restoreBackup(url, file);
    expect(header).toMatchObject({ application: '9.9.9', at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) });
    expect(tables.length).toBeGreaterThan(15);
    expect(await contentOf(url)).toEqual(await contentOf(db.url));
    expect(await schemaOf(url)).toEqual(await schemaOf(db.url));
    const orm = await connect(url);
    try {
      const em = orm.em.fork();
      expect(await em.findOneOrFail(Scenario, { name: NASTY })).toBeDefined();
      await aScenario(em, { campaign: 'sauvee', name: 'Après' });
      // A rule that was taken away to restore judges again.
      await expect(em.nativeDelete(Campaign, { slug: 'sauvee' })).rejects.toThrow(/foreign key/);
    } finally {
      await orm.close();
    }
  });

  test('is of one moment, whatever is written meanwhile', async () => {
    const em = db.orm.em.fork();
    const other = join(scratch, 'pendant.sauvegarde');
    const before = await contentOf(db.url);
    await em.begin();
    await em.nativeUpdate(Scenario, { name: 'Dérivé' }, { name: 'Pas encore' });
    await writeBackup(db.url, other, '9.9.9');
    await em.rollback();
    const url = await newDatabase();
    await restoreBackup(url, other);
    expect(await contentOf(url)).toEqual(before);
  });

  test('is for its owner only', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

describe('nothing is written over', () => {
  test('a database that holds something is refused, and keeps it', async () => {
    const before = await contentOf(db.url);
    await expect(restoreBackup(db.url, file)).rejects.toThrow(/pas vide.*METRONOME_DATA/);
    expect(await contentOf(db.url)).toEqual(before);
  });

  test('a file that exists is refused, and kept', async () => {
    const before = readFileSync(file);
    await expect(writeBackup(db.url, file, '9.9.9')).rejects.toThrow('existe déjà');
    expect(readFileSync(file)).toEqual(before);
  });

  test('a folder that does not exist, and a database without a table, are refused', async () => {
    await expect(writeBackup(db.url, join(scratch, 'nulle', 'part'), '9.9.9')).rejects.toThrow(
      'ne peut pas être écrit (ENOENT)',
    );
    await expect(writeBackup(await newDatabase(), join(scratch, 'vide'), '9.9.9')).rejects.toThrow(
      "il n'y a rien à sauvegarder",
    );
  });
});

describe('a file that is not whole restores nothing', () => {
  const lines = (): string[] => gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  const written = (name: string, content: string[] | Buffer): string => {
    const path = join(scratch, name);
    writeFileSync(path, Buffer.isBuffer(content) ? content : gzipSync(`${content.join('\n')}\n`));
    return path;
  };
  const without = (all: string[], at: number): string[] => all.filter((_, index) => index !== at);

  test.each<[string, () => string[] | Buffer, RegExp]>([
    ['cut in its bytes', () => readFileSync(file).subarray(0, -200), /incomplet ou abîmé/],
    ['cut between two lines', () => lines().slice(0, -3), /incomplet ou abîmé/],
    [
      'a row less',
      () =>
        without(
          lines(),
          lines().findIndex((line) => line.startsWith('{"row')),
        ),
      /incomplet/,
    ],
    ['a row changed', () => lines().map((line) => line.replace('Dérivé', 'Changé')), /incomplet ou abîmé/],
    [
      'a table less',
      () => lines().filter((line) => !/"(table|end)":"tranche"/.test(line)),
      /incomplet|abîmé/,
    ],
    [
      'of a later version',
      () => [
        lines()[0]!.replace('"migrations":[', '"migrations":["Migration20991231000000_later",'),
        ...lines().slice(1),
      ],
      /plus récent que celui-ci/,
    ],
    ['another file', () => Buffer.from('campagne;session\n'), /pas une sauvegarde/],
    ['another compressed file', () => ['{"format":"autre"}'], /pas une sauvegarde/],
    ['empty', () => Buffer.alloc(0), /pas une sauvegarde/],
  ])('%s', async (what, content, expected) => {
    const url = await newDatabase();
    await expect(restoreBackup(url, written(what.replaceAll(' ', '-'), content()))).rejects.toThrow(expected);
    const rows = Object.values(await contentOf(url)).flat();
    expect(rows).toEqual([]);
    // What was refused leaves a database where the right file can be restored.
    await restoreBackup(url, file);
    expect(await contentOf(url)).toEqual(await contentOf(db.url));
  });

  test('absent', async () => {
    await expect(restoreBackup(await newDatabase(), join(scratch, 'absente'))).rejects.toThrow('ENOENT');
  });
});

test('a backup of an earlier version is brought up to date as it is restored', async () => {
  const early = await newDatabase();
  const orm = await MikroORM.init(ormOptions(early));
  try {
    await orm.migrator.up({ to: migrations[0]!.name });
    await orm.em
      .fork()
      .execute(
        `insert into campaign values (gen_random_uuid(), 'essai-2022', 'Essai', '28', 2022, '2022-01-01', '2022-12-31')`,
      );
  } finally {
    await orm.close();
  }
  const path = join(scratch, 'ancienne.sauvegarde');
  await writeBackup(early, path, '0.0.1');
  const url = await newDatabase();
  await restoreBackup(url, path);
  expect(await schemaOf(url)).toEqual(await schemaOf(db.url));
  expect((await contentOf(url)).campaign).toEqual((await contentOf(early)).campaign);
});
