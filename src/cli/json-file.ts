/** Files of the command line: JSON read with errors that say what to do, and results written whole or not at all. */

import { constants } from 'node:fs';
import { access, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { EXIT } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { placeOfError } from './json-place.ts';

/** How the standard input is named on the command line. */
export const STANDARD_INPUT = '-';

/** The name of a file as messages show it. */
export function nameOfFile(path: string): string {
  return path === STANDARD_INPUT ? 'entrée standard' : path;
}

/**
 * Reads a JSON file, or the standard input for `-`.
 * @param expected what it should hold, in French: "une instance".
 * @throws Failure (USAGE) when it is missing, unreadable or not JSON.
 */
export async function readJson(path: string, expected: string): Promise<unknown> {
  const text = decodeUtf8(await readBytes(path, expected), path);
  if (text.trim() === '') throw unreadable(path, 'le fichier est vide', `Attendu : ${expected}, en JSON.`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const place = placeOfError(text, error as Error);
    const where = place === null ? '' : ` (ligne ${place.line}, colonne ${place.column})`;
    throw unreadable(path, `ce n’est pas du JSON${where}`, `Attendu : ${expected}. Corrigez le fichier.`);
  }
  if (isTooDeep(value)) {
    const reason = `listes et objets s’y emboîtent sur plus de ${DEEPEST} niveaux`;
    throw unreadable(path, reason, `Attendu : ${expected}.`);
  }
  return value;
}

/** Deepest nesting read: what follows a value by calling itself would overflow on a hostile one. Ours have 6 levels. */
const DEEPEST = 100;

function isTooDeep(root: unknown): boolean {
  let level: unknown[] = [root];
  for (let depth = 0; depth <= DEEPEST; depth += 1) {
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}

async function readBytes(path: string, expected: string): Promise<Uint8Array> {
  try {
    return await (path === STANDARD_INPUT ? buffer(process.stdin) : readFile(path));
  } catch (error) {
    throw unreadable(path, reasonOf(error), `Attendu : ${expected}, en JSON. Vérifiez le chemin.`);
  }
}

function decodeUtf8(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw unreadable(path, 'ce n’est pas du texte UTF-8', 'Enregistrez le fichier en UTF-8.');
  }
}

function unreadable(path: string, reason: string, advice: string): Failure {
  return new Failure(`${nameOfFile(path)} : ${reason}. ${advice}`, EXIT.USAGE);
}

const REASONS: Record<string, string> = {
  ENOENT: 'ce fichier ou ce dossier n’existe pas',
  ENOTDIR: 'une partie du chemin n’est pas un dossier',
  EISDIR: 'c’est un dossier, pas un fichier',
  EACCES: 'l’accès est refusé',
  EPERM: 'l’accès est refusé',
  EROFS: 'ce disque ne s’écrit pas',
  ENOSPC: 'le disque est plein',
  ENAMETOOLONG: 'le chemin est trop long',
  ERR_FS_FILE_TOO_LARGE: 'le fichier dépasse 2 Go',
};

/** Why the system refused a file, in French. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? `le système répond ${code ?? message}`;
}

/**
 * Refuses, before any long work, a place where nothing could be written.
 * @throws Failure (USAGE).
 */
export async function checkWritable(path: string): Promise<void> {
  const advice = 'Donnez à --out le nom d’un fichier dans un dossier où vous pouvez écrire.';
  try {
    await access(dirname(path), constants.W_OK);
  } catch (error) {
    throw unreadable(path, reasonOf(error), advice);
  }
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory() === true) throw unreadable(path, REASONS.EISDIR!, advice);
}

/**
 * Writes a text: beside its place first, then renamed, so that a reader finds the old file or the new
 * one, never a half.
 * @throws Failure (USAGE) when it cannot be written; nothing is left behind.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    await writeFile(draft, text, { flag: 'wx' });
    await rename(draft, path);
  } catch (error) {
    await unlink(draft).catch(() => {});
    throw unreadable(path, `impossible à écrire : ${reasonOf(error)}`, 'Donnez un autre fichier à --out.');
  }
}

/** JSON as files and pipes carry it: indented, ended by a line break. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
