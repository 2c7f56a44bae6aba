/** Writes a backup of a database while others go on working on it. */

import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { BackupError, type BackupHeader, type BackupLine, type BackupSummary } from './format.ts';
import { digestRows, migrationsOf, readExactly, tablesOf } from './tables.ts';

/**
 * Writes all that the database holds at one moment, in one file that appears when it is complete. Whoever works
 * meanwhile is neither stopped nor seen. The file is readable by its owner only: it holds drafts, and the
 * hashes of the tokens.
 * @throws BackupError when there is nothing to write or the file exists.
 */
export async function writeBackup(url: string, path: string, application: string): Promise<BackupSummary> {
  const unfinished = `${path}.partiel`;
  if (existsSync(path)) {
    throw new BackupError(
      `${path} existe déjà : une sauvegarde n'en remplace pas une autre. Donnez un autre nom, ou retirez ce fichier.`,
    );
  }
  const file = await open(unfinished, 'w', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new BackupError(
      `${path} ne peut pas être écrit (${error.code}). Donnez un fichier dans un dossier qui existe et où vous pouvez écrire.`,
    );
  });
  try {
    const summary = await withClient(url, (client) => writeTo(client, file, application));
    await rename(unfinished, path);
    return summary;
  } catch (error) {
    await rm(unfinished, { force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOSPC') throw error;
    throw new BackupError(
      `Plus de place pour écrire ${path} (${code}). Libérez de la place, ou donnez un autre dossier.`,
    );
  } finally {
    await file.close();
  }
}

async function writeTo(client: pg.Client, file: FileHandle, application: string): Promise<BackupSummary> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  await readExactly(client);
  const migrations = await migrationsOf(client);
  if (migrations.length === 0) {
    throw new BackupError(
      "Cette base est vide : il n'y a rien à sauvegarder. Vérifiez DATABASE_URL ou METRONOME_DATA.",
    );
  }
  const { rows } = await client.query<Pick<BackupHeader, 'postgres' | 'at'>>(
    `SELECT current_setting('server_version') AS postgres, to_json(now())#>>'{}' AS at`,
  );
  const header: BackupHeader = { format: 'metronome-backup/1', application, migrations, ...rows[0]! };
  const gzip = createGzip();
  const written = pipeline(gzip, file.createWriteStream({ flush: true }));
  // Told by the wait below.
  written.catch(() => {});
  const say = async (line: BackupHeader | BackupLine): Promise<void> => {
    if (gzip.write(`${JSON.stringify(line)}\n`)) return;
    await Promise.race([once(gzip, 'drain'), written]);
  };
  const tables: BackupSummary['tables'] = [];
  try {
    await say(header);
    for (const table of await tablesOf(client)) {
      const { name, columns } = table;
      await say({ table: name, columns });
      const digest = await digestRows(client, table, (row) => say({ row }));
      await say({ end: name, rows: digest.rows, sha256: digest.sha256() });
      tables.push({ table: name, rows: digest.rows });
    }
    await say({
      complete: true,
      tables: tables.length,
      rows: tables.reduce((sum, { rows: n }) => sum + n, 0),
    });
    gzip.end();
    await written;
  } catch (error) {
    gzip.destroy();
    await written.catch(() => {});
    throw error;
  }
  await client.query('COMMIT');
  return { header, tables };
}

/** Works on one connection, and closes it whatever happens. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}
