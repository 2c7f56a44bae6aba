/** Reads the file of a backup, line by line. */

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { BackupError, type BackupHeader, type BackupLine } from './format.ts';

/** A backup being read. */
export interface OpenBackup {
  header: BackupHeader;
  lines: AsyncIterable<BackupLine>;
}

/**
 * Opens a backup.
 * @throws BackupError when the file cannot be read or is something else; reading on throws it too, for a file
 * that is damaged or cut.
 */
export async function openBackup(path: string): Promise<OpenBackup> {
  const lines = linesOf(path);
  const first = await lines.next();
  const header = first.done === true ? null : (first.value as Partial<BackupHeader>);
  if (header?.format !== 'metronome-backup/1' || !Array.isArray(header.migrations)) throw notABackup(path);
  return { header: header as BackupHeader, lines: lines as AsyncIterable<BackupLine> };
}

async function* linesOf(path: string): AsyncGenerator<unknown> {
  const source = createReadStream(path);
  const text = createGunzip();
  source.on('error', (error) => text.destroy(error));
  source.pipe(text);
  let read = 0;
  try {
    for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
      read += 1;
      yield JSON.parse(line);
    }
    // readline ends quietly when its input fails.
    if (text.errored !== null) throw text.errored;
  } catch (error) {
    if (error instanceof BackupError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') {
      throw new BackupError(`${path} ne peut pas être lu (${code}). Vérifiez le chemin de la sauvegarde.`);
    }
    throw read === 0 ? notABackup(path) : damaged(path);
  } finally {
    source.destroy();
    text.destroy();
  }
}

function notABackup(path: string): BackupError {
  return new BackupError(
    `${path} n'est pas une sauvegarde de Métronome (attendu : un fichier écrit par la commande backup).`,
  );
}

/** The file was cut or changed. */
export function damaged(path: string): BackupError {
  return new BackupError(
    `${path} est incomplet ou abîmé : rien n'a été restauré. Reprenez une autre copie de cette sauvegarde, ou une sauvegarde plus ancienne.`,
  );
}
