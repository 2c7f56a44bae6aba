/** `metronome backup` and `metronome restore`: the whole database, in a file and back. */

import { type BackupSummary, restoreBackup, writeBackup } from '../db/backup/index.ts';
import { withDatabaseAsItIs } from './database.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { textTable } from './text-table.ts';

/** Writes the database to a file. */
export async function backup(path: string, version: string): Promise<ExitCode> {
  const summary = await withDatabaseAsItIs((url) => writeBackup(url, path, version));
  process.stdout.write(`Sauvegardé dans ${path}, comptes et empreintes écrits :\n${rowsOf(summary)}\n`);
  return EXIT.OK;
}

/** Fills a new database from a file. */
export async function restore(path: string): Promise<ExitCode> {
  const summary = await withDatabaseAsItIs((url) => restoreBackup(url, path));
  const { application, at } = summary.header;
  process.stdout.write(
    `Restauré depuis ${path} (Métronome ${application}, ${at}), comptes et empreintes vérifiés :\n${rowsOf(summary)}\n`,
  );
  return EXIT.OK;
}

function rowsOf({ tables }: BackupSummary): string {
  return textTable(
    [
      { header: 'table', align: 'left' },
      { header: 'lignes', align: 'right' },
    ],
    tables.map(({ table, rows }) => [table, String(rows)]),
  ).join('\n');
}
