/** The tables of a database and their rows, as a backup reads and writes them. */

import type pg from 'pg';
import { RowDigest } from './format.ts';

/** Kept by the migrations themselves, never copied. */
const migrationsTable = 'mikro_orm_migrations';

/** Rows read at once. A run holds its whole instance: some have megabytes. */
const readAtOnce = 20;

/** A table with the columns that can be written. */
export interface Table {
  name: string;
  columns: string[];
  /** Columns of its primary key, which give its rows an order. */
  key: string[];
}

/** What makes texts of values exact and the same everywhere, for the current transaction. */
export async function readExactly(client: pg.Client): Promise<void> {
  await client.query(
    `SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO'; SET LOCAL intervalstyle = 'iso_8601';
     SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; SET LOCAL statement_timeout = 0`,
  );
}

/** The tables of the application, by name. Those of the job queue are not: jobs are made again from the runs. */
export async function tablesOf(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT c.relname AS name,
            array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns,
            coalesce((SELECT array_agg(k.attname::text ORDER BY array_position(i.indkey::int2[], k.attnum))
                        FROM pg_index i JOIN pg_attribute k ON k.attrelid = c.oid AND k.attnum = ANY (i.indkey)
                       WHERE i.indrelid = c.oid AND i.indisprimary), '{}') AS key
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> $1
      GROUP BY c.oid, c.relname ORDER BY c.relname`,
    [migrationsTable],
  );
  return rows;
}

/** The migrations that the database has, oldest first; none when it is new. */
export async function migrationsOf(client: pg.Client): Promise<string[]> {
  const { rows: known } = await client.query(`SELECT to_regclass('public.${migrationsTable}') AS found`);
  if (known[0]?.found === null) return [];
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM ${migrationsTable} ORDER BY id`);
  return rows.map(({ name }) => name);
}

/** Goes through the rows of a table in the order of its key, within the transaction, and digests them. */
export async function digestRows(
  client: pg.Client,
  { name, key }: Table,
  each: (row: string) => Promise<void> | void = () => {},
): Promise<RowDigest> {
  const digest = new RowDigest();
  const order = key.length === 0 ? 't::text' : key.map((column) => `t.${quoted(column)}`).join(', ');
  await client.query(
    `DECLARE backup_rows NO SCROLL CURSOR FOR SELECT t::text AS row FROM ${quoted(name)} t ORDER BY ${order}`,
  );
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`FETCH ${readAtOnce} FROM backup_rows`);
    for (const { row } of rows) {
      digest.add(row);
      await each(row);
    }
    if (rows.length < readAtOnce) break;
  }
  await client.query('CLOSE backup_rows');
  return digest;
}

/** Writes rows as they were read. */
export async function insertRows(client: pg.Client, { name, columns }: Table, rows: string[]): Promise<void> {
  const written = columns.map(quoted).join(', ');
  const read = columns.map((column) => `(r).${quoted(column)}`).join(', ');
  await client.query(
    `INSERT INTO ${quoted(name)} (${written}) OVERRIDING SYSTEM VALUE
     SELECT ${read} FROM (SELECT line::${quoted(name)} AS r FROM unnest($1::text[]) AS line) AS lines`,
    [rows],
  );
}

/** A name as SQL writes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
