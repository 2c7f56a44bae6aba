import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { migrations } from '../../src/db/migrations/index.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

test('the entities and the migrated database agree', async () => {
  expect(await db.orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
});

test('the committed snapshot is that of the entities: a new migration would be empty', async () => {
  expect(await db.orm.migrator.checkSchema()).toBe(false);
});

test('every migration file is listed, oldest first', () => {
  const files = readdirSync(new URL('../../src/db/migrations', import.meta.url))
    .filter((name) => /^Migration\d{14}_\w+\.ts$/.test(name))
    .map((name) => name.replace(/\.ts$/, ''))
    .sort();
  expect(migrations.map(({ name }) => name)).toEqual(files);
});

test('every foreign key of ours is indexed', async () => {
  const unindexed = await db.orm.em.fork().execute(`
    select c.conrelid::regclass as "table", a.attname as "column"
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not exists (
      select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1]
    )`);
  expect(unindexed).toEqual([]);
});
