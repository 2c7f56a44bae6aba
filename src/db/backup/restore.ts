/** Restores a backup onto a database that holds nothing, all of it or nothing. */

import { MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { migrate } from '../connect.ts';
import { migrations } from '../migrations/index.ts';
import { ormOptions } from '../orm.ts';
import { BackupError, type BackupSummary, RowDigest } from './format.ts';
import { damaged, type OpenBackup, openBackup } from './read.ts';
import { digestRows, insertRows, migrationsOf, quoted, readExactly, type Table, tablesOf } from './tables.ts';
import { withClient } from './write.ts';

/** Characters of rows written at once. */
const writtenAtOnce = 1_000_000;

/**
 * Restores a backup: makes the tables as they were, fills them, checks every count and hash from what the
 * database then holds, and brings the tables up to date. Whatever fails, no row is left.
 * @throws BackupError when the database holds something, when the file is not whole, or when it was written
 * by a later version.
 */
export async function restoreBackup(url: string, path: string): Promise<BackupSummary> {
  const backup = await openBackup(path);
  const { header } = backup;
  const known = migrations.map((migration) => migration.name);
  const unknown = header.migrations.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new BackupError(
      `${path} a été écrite par Métronome ${header.application}, plus récent que celui-ci. Restaurez-la avec cette version ou une plus récente.`,
    );
  }
  const tables = await withClient(url, async (client) => {
    // Nobody migrates or restores at the same time; the lock ends with its connection.
    await client.query('SELECT pg_advisory_lock(hashtext($1))', ['metronome.migrations']);
    await refuseUnlessEmpty(client, header.migrations);
    await migrateTo(url, header.migrations);
    return fill(client, backup, path);
  });
  await migrate(url);
  return { header, tables };
}

async function refuseUnlessEmpty(client: pg.Client, wanted: readonly string[]): Promise<void> {
  const applied = await migrationsOf(client);
  for (const { name } of await tablesOf(client)) {
    const { rows } = await client.query(`SELECT 1 FROM ${quoted(name)} LIMIT 1`);
    if (rows.length === 0) continue;
    throw new BackupError(
      `Cette base n'est pas vide (table ${name}) : une sauvegarde ne se restaure que sur une base neuve, pour ne rien écraser. ` +
        'Donnez un dossier neuf dans METRONOME_DATA, ou une base neuve dans DATABASE_URL.',
    );
  }
  if (applied.every((name) => wanted.includes(name))) return;
  throw new BackupError(
    'Cette base est vide mais ses tables sont plus récentes que la sauvegarde. Donnez une base neuve, où rien n’a encore démarré.',
  );
}

async function migrateTo(url: string, wanted: readonly string[]): Promise<void> {
  const orm = await MikroORM.init(ormOptions(url));
  try {
    await orm.migrator.up({ migrations: [...wanted] });
  } finally {
    await orm.close();
  }
}

async function fill(client: pg.Client, backup: OpenBackup, path: string): Promise<BackupSummary['tables']> {
  await client.query('BEGIN');
  await readExactly(client);
  const tables = new Map((await tablesOf(client)).map((table) => [table.name, table]));
  const putBack = await suspendRules(client);
  const digests = await readRows(client, backup, tables, path);
  await putBack();
  for (const table of tables.values()) {
    const [inFile, inDatabase] = [digests.get(table.name), await digestRows(client, table)];
    if (inFile?.rows === inDatabase.rows && inFile.sha256 === inDatabase.sha256()) continue;
    throw new BackupError(
      `La table ${table.name}, relue, n'est pas celle de la sauvegarde : rien n'a été restauré. Signalez-le, avec les versions de PostgreSQL.`,
    );
  }
  await client.query('COMMIT');
  return [...digests].map(([table, { rows }]) => ({ table, rows }));
}

/** Foreign keys and triggers judge rows one by one, in an order that a file does not have: taken away, then put back, when all is judged. */
async function suspendRules(client: pg.Client): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query<{ table: string; name: string; rule: string }>(
    `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS rule
       FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  );
  const { rows: triggers } = await client.query<{ table: string; name: string }>(
    `SELECT tgrelid::regclass::text AS table, tgname AS name FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
      WHERE NOT tgisinternal AND tgenabled = 'O' AND c.relnamespace = 'public'::regnamespace`,
  );
  for (const { table, name } of keys)
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`);
  for (const { table, name } of triggers)
    await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ${quoted(name)}`);
  return async () => {
    for (const { table, name, rule } of keys) {
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${quoted(name)} ${rule}`);
    }
    for (const { table, name } of triggers)
      await client.query(`ALTER TABLE ${table} ENABLE TRIGGER ${quoted(name)}`);
    await advanceSequences(client);
  };
}

async function advanceSequences(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(
    `SELECT s.oid::regclass::text AS sequence, d.refobjid::regclass::text AS table, a.attname::text AS column
       FROM pg_class s JOIN pg_depend d ON d.objid = s.oid AND d.deptype IN ('a', 'i')
       JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
      WHERE s.relkind = 'S' AND s.relnamespace = 'public'::regnamespace`,
  );
  for (const { sequence, table, column } of rows) {
    await client.query(
      `SELECT setval($1, coalesce(max(${quoted(column)}), 1), max(${quoted(column)}) IS NOT NULL) FROM ${table}`,
      [sequence],
    );
  }
}

interface TableDigest {
  rows: number;
  sha256: string;
}

/** Writes the rows of the file, and gives what it says of each table once that was found true of the file itself. */
async function readRows(
  client: pg.Client,
  { lines }: OpenBackup,
  tables: ReadonlyMap<string, Table>,
  path: string,
): Promise<Map<string, TableDigest>> {
  const digests = new Map<string, TableDigest>();
  let open: { table: Table; digest: RowDigest; batch: string[]; size: number } | undefined;
  let isComplete = false;
  const flush = async (): Promise<void> => {
    if (open === undefined || open.batch.length === 0) return;
    await insertRows(client, open.table, open.batch);
    [open.batch, open.size] = [[], 0];
  };
  for await (const line of lines) {
    if ('row' in line && open !== undefined) {
      open.digest.add(line.row);
      open.batch.push(line.row);
      open.size += line.row.length;
      if (open.size >= writtenAtOnce) await flush();
    } else if ('table' in line) {
      const table = tables.get(line.table);
      if (table === undefined || table.columns.join() !== line.columns.join()) throw damaged(path);
      open = { table, digest: new RowDigest(), batch: [], size: 0 };
    } else if ('end' in line && open?.table.name === line.end) {
      await flush();
      const sha256 = open.digest.sha256();
      if (open.digest.rows !== line.rows || sha256 !== line.sha256) throw damaged(path);
      digests.set(line.end, { rows: line.rows, sha256 });
      open = undefined;
    } else if ('complete' in line) {
      isComplete = line.tables === digests.size;
    } else {
      throw damaged(path);
    }
  }
  if (!isComplete) throw damaged(path);
  return digests;
}
