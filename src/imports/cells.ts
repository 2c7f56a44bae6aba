import { MOST_LAUNCHES } from '../domain/launches.ts';
import { parseEuros } from '../domain/money.ts';
import { accept, type Parsed, refuse } from '../domain/parsed.ts';
import { collapseSpaces, foldWords } from '../domain/text.ts';

/** Readers of single cells that no word of the domain covers: texts, counts, hours, amounts, yes or no. */

/** Reads a cell that is not blank. */
export type CellReader<T> = (cell: string) => Parsed<T>;

/** Any text, as long as a label may be. */
export const text: CellReader<string> = (cell) =>
  cell.length <= 255 ? accept(cell) : refuse(cell, 'un texte de 255 caractères au plus');

/** A reference: what other rows use to name this one. */
export const reference: CellReader<string> = (cell) =>
  /^[\p{L}\p{N}][\p{L}\p{N} ._/()+-]{0,79}$/u.test(cell)
    ? accept(cell)
    : refuse(cell, 'une référence de 80 caractères au plus : lettres, chiffres, espaces, . _ / ( ) + -');

/** A whole number between two bounds, thousands perhaps spaced, decimals only if they are zero. */
export function wholeNumber(what: string, least: number, most: number, unit = /$^/): CellReader<number> {
  return (cell) => {
    const bare = collapseSpaces(cell).replace(unit, '').trim();
    const digits = /^(-?\d+|\d{1,3}(?: \d{3})+)(?:[.,]0+)?$/.exec(bare)?.[1];
    const number = digits === undefined ? Number.NaN : Number(digits.replace(/ /g, ''));
    return number >= least && number <= most
      ? accept(number)
      : refuse(cell, `${what}, un nombre entier de ${least} à ${most}`);
  };
}

/** A cap on launches, zero or more: an agency that is closed can launch none. */
export const launches = wholeNumber('un nombre de sessions', 0, MOST_LAUNCHES);

/** People or trainees, zero or more. */
export const people = wholeNumber('un nombre de personnes', 0, 1_000_000);

const HOURS = / ?(?:h|heures?)\.?$/i;

/** Trainees or places; 9 on average (002:L225), hence 1 000 is a typing mistake. */
export const places = wholeNumber('un nombre de places', 1, 1_000);

/** Training hours. The 400 h cap (002:L33-67) knows derogations: it is judged later, not by the reader. */
export const hours = wholeNumber('un nombre d’heures de formation', 1, 3_000, HOURS);

/** Weeks, zero or more. */
export const weeks = wholeNumber('un nombre de semaines', 0, 104, / ?(?:sem\.?|semaines?)$/i);

/** Hours a week, with two decimals at most; at most 48, the legal maximum (Code du travail, L3121-20). */
export const weeklyHours: CellReader<number> = (cell) => {
  // An amount has the decimals and separators of a duration; its hundredths are exact.
  const hundredths = parseEuros(cell.replace(/ ?(?:h|heures?)?(?: ?\/ ?(?:sem\.?|semaine))?$/i, ''));
  return hundredths.ok && hundredths.value > 0 && hundredths.value <= 4_800
    ? accept(hundredths.value / 100)
    : refuse(cell, 'un nombre d’heures par semaine, au-dessus de 0 et d’au plus 48, par exemple 35 ou 34,5');
};

/** An amount in euros, zero or more, as cents. */
export const amount: CellReader<number> = (cell) => {
  const cents = parseEuros(cell);
  return cents.ok && cents.value < 0
    ? refuse(cell, 'un montant en euros, zéro ou plus')
    : cents.ok
      ? cents
      : refuse(cell, cents.expected);
};

const YES = new Set(['oui', 'o', 'x', 'vrai', 'true', '1', 'yes']);
const NO = new Set(['non', 'n', 'faux', 'false', '0', 'no']);

/** Yes or no. */
export const yesNo: CellReader<boolean> = (cell) => {
  const word = foldWords(cell);
  return YES.has(word) ? accept(true) : NO.has(word) ? accept(false) : refuse(cell, 'oui ou non');
};

const NO_DEROGATION = new Set([...NO, 'aucune', 'aucun', 'sans', 'sans objet', 'neant']);

/** The document that lets a session exceed the cap on hours (002:L47-67); "non" is none, and a bare "oui" cannot be checked. */
export const derogation: CellReader<string | null> = (cell) => {
  const word = foldWords(cell);
  if (NO_DEROGATION.has(word)) return accept(null);
  return YES.has(word)
    ? refuse(cell, 'la référence de la dérogation, nationale ou régionale, par exemple 002:L47-67')
    : text(cell);
};

const UNDECIDED = new Set(['a determiner', 'a definir', 'a preciser', 'nc', 'non connu', 'inconnu']);

/** The same reader, for a place that a programme may leave open (000:L314-336): "à déterminer" is null. */
export function orUndecided<T>(read: CellReader<T>): CellReader<T | null> {
  return (cell) => (UNDECIDED.has(foldWords(cell)) ? accept(null) : read(cell));
}
