import { MAX_FILE_BYTES } from './limits.ts';
import { type ImportProblem, importProblem } from './problem.ts';

/** From the bytes of a file to its text, whatever program wrote it. */

/** A file to import: its name, for messages, and its bytes; or its text, when it came as one. */
export interface ImportFile {
  name: string;
  content: Uint8Array | string;
}

/** How the text was written. Files of French spreadsheets come in Windows-1252. */
export type Encoding = 'UTF-8' | 'UTF-16' | 'Windows-1252';

/** The text of a file with line ends made `\n`, or why it has none. */
export interface Decoded {
  text: string;
  encoding: Encoding;
  problems: ImportProblem[];
}

/** First bytes of files that are no text, and what to tell who sends them. */
const OTHER_FORMATS: readonly [string, string][] = [
  ['PK\u0003\u0004', 'un classeur Excel ou LibreOffice'],
  ['\u00d0\u00cf\u0011\u00e0', 'un ancien classeur Excel'],
  ['%PDF', 'un PDF'],
];

/** Decodes a file: UTF-8 with or without its mark, UTF-16 with its mark, else Windows-1252. */
export function decode(file: ImportFile): Decoded {
  const bytes = typeof file.content === 'string' ? null : file.content;
  const size = bytes?.length ?? Buffer.byteLength(file.content as string);
  if (size > MAX_FILE_BYTES) {
    return failure(
      file,
      'FILE_TOO_LARGE',
      `un fichier de moins de ${MAX_FILE_BYTES} octets (celui-ci en a ${size})`,
    );
  }
  const start = bytes === null ? '' : String.fromCharCode(...bytes.subarray(0, 4));
  const other = OTHER_FORMATS.find(([signature]) => start.startsWith(signature));
  if (other !== undefined) {
    return failure(
      file,
      'UNREADABLE_FILE',
      `un fichier CSV, et non ${other[1]} ; enregistrez-le au format « CSV UTF-8 »`,
    );
  }
  const [text, encoding] = bytes === null ? [file.content as string, 'UTF-8' as const] : decodeBytes(bytes);
  if (text.trim() === '') {
    return failure(
      file,
      'EMPTY_FILE',
      'une ligne d’en-têtes puis une ligne par enregistrement ; le fichier est vide',
    );
  }
  if (DOUBLY_ENCODED.test(text)) {
    return failure(
      file,
      'UNREADABLE_FILE',
      'des accents lisibles (« é » est devenu « Ã© ») ; reprenez le fichier d’origine et enregistrez-le en « CSV UTF-8 »',
    );
  }
  return { text: text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'), encoding, problems: [] };
}

/** UTF-8 that was read as Windows-1252 and written again: `é` has become `Ã©`. */
const DOUBLY_ENCODED = /Ã[©¨ª«´§®¹»¢‰€ˆ‡]/u;

function decodeBytes(bytes: Uint8Array): [string, Encoding] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return [new TextDecoder('utf-16le').decode(bytes), 'UTF-16'];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return [new TextDecoder('utf-16be').decode(bytes), 'UTF-16'];
  try {
    return [new TextDecoder('utf-8', { fatal: true }).decode(bytes), 'UTF-8'];
  } catch {
    // A byte that UTF-8 forbids: a spreadsheet on Windows wrote one byte a letter.
    return [decodeWindows1252(bytes), 'Windows-1252'];
  }
}

/** What Windows-1252 has at 0x80 to 0x9F, where Latin-1 has controls; a control is left where it has nothing. */
const WINDOWS_1252_80_9F = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** Node's own `TextDecoder('windows-1252')` gives Latin-1: no euro sign, no `œ`, no typographic apostrophe. */
function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009F]/g, (control) => WINDOWS_1252_80_9F.charAt(control.charCodeAt(0) - 0x80));
}

function failure(file: ImportFile, code: ImportProblem['code'], expected: string): Decoded {
  return { text: '', encoding: 'UTF-8', problems: [importProblem({ code, file: file.name, expected })] };
}

/**
 * A cell as it was meant: the wrong glyphs of PDF text layers put right (document 004 writes `ƀ` for an
 * apostrophe and `Ŀ` for `œ`), invisible marks dropped, spaces of all kinds single.
 */
export function repairCell(cell: string): string {
  return cell
    .replace(/ƀ/g, "'")
    .replace(/Ŀ/g, 'œ')
    .replace(/[\u00AD\u200B\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What no cell may hold because no table can keep it: NUL and other controls, lone surrogates, letters already lost. */
export function forbiddenCharacter(cell: string): string | null {
  if (!cell.isWellFormed()) return 'un demi-caractère (surrogate isolé)';
  const found = /(?![\t\n\r])[\p{Cc}\uFFFD]/u.exec(cell)?.[0];
  if (found === undefined) return null;
  return found === '\uFFFD'
    ? 'un caractère perdu (�)'
    : `le caractère de commande U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
