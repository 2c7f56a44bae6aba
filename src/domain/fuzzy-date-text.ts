import { fullYear, looksLikeDate, monthOfName, parseDate } from './date-text.ts';
import { daysInMonth, FIRST_YEAR, isoDate, isoWeekSpan, LAST_YEAR } from './dates.ts';
import { type FuzzyDate, knownSpan } from './fuzzy-date.ts';
import { accept, type Parsed, refuse } from './parsed.ts';
import { foldWords, plainText } from './text.ts';

/** Reads the imprecise dates of programmes (000:L314-336) and of the data files. */

const EXPECTED =
  'une date JJ/MM/AAAA ou une période comme « septembre 2024 », « T3 2024 », « second semestre 2024 », ' +
  '« fin 2024 ou début 2025 », ou « à déterminer »';

const UNKNOWN_WORDS = new Set(
  [
    'à déterminer',
    'à définir',
    'à préciser',
    'à confirmer',
    'à fixer',
    'à venir',
    'non déterminé',
    'non défini',
  ]
    .concat([
      'non déterminée',
      'non définie',
      'non précisé',
      'indéterminé',
      'indéterminée',
      'inconnu',
      'inconnue',
    ])
    .concat(['non connu', 'non connue', 'nc', 'tbd', 'ad'])
    .map(foldWords),
);

const ORDINALS: Readonly<Record<string, 1 | 2 | 3 | 4>> = {
  '1': 1,
  '1er': 1,
  premier: 1,
  '2': 2,
  '2e': 2,
  '2eme': 2,
  '2nd': 2,
  second: 2,
  deuxieme: 2,
  '3': 3,
  '3e': 3,
  '3eme': 3,
  troisieme: 3,
  '4': 4,
  '4e': 4,
  '4eme': 4,
  quatrieme: 4,
};

type Reader = (groups: string[]) => FuzzyDate | null;

const year: Reader = ([y = '']) => ({ kind: 'YEAR', year: Number(y) });
const week: Reader = ([w = '', y = '']) => {
  const span = isKnownYear(Number(y)) ? isoWeekSpan(Number(y), Number(w)) : null;
  return span && { kind: 'SPAN', ...span };
};

function semester(ordinal: string, y: string): FuzzyDate | null {
  const number = ORDINALS[ordinal];
  return number === 1 || number === 2 ? { kind: 'SEMESTER', year: Number(y), semester: number } : null;
}

function quarter(ordinal: string, y: string): FuzzyDate | null {
  const number = ORDINALS[ordinal];
  return number === undefined ? null : { kind: 'QUARTER', year: Number(y), quarter: number };
}

function month(number: number | null, y: string): FuzzyDate | null {
  return number === null || number < 1 || number > 12
    ? null
    : { kind: 'MONTH', year: fullYear(y), month: number };
}

/** "début", "mi" and "fin": a quarter of a year (its two middle ones for "mi"), a third of a month. */
function part(which: string, whole: FuzzyDate | null): FuzzyDate | null {
  if (whole?.kind === 'YEAR' && isKnownYear(whole.year)) {
    if (which.startsWith('mi')) {
      return { kind: 'SPAN', from: isoDate(whole.year, 4, 1), to: isoDate(whole.year, 9, 30) };
    }
    return { kind: 'QUARTER', year: whole.year, quarter: which === 'fin' ? 4 : 1 };
  }
  if (whole?.kind !== 'MONTH' || !isKnownYear(whole.year)) return null;
  const day = (number: number) => isoDate(whole.year, whole.month, number);
  if (which === 'debut') return { kind: 'SPAN', from: day(1), to: day(10) };
  if (which === 'fin') return { kind: 'SPAN', from: day(21), to: day(daysInMonth(whole.year, whole.month)) };
  return { kind: 'SPAN', from: day(11), to: day(20) };
}

const ORDINAL = '(\\d(?:er|e|eme|nd)?|premier|second|deuxieme|troisieme|quatrieme)';

/** Each way of naming a period, tried in order, on plain text. */
const PERIODS: readonly [RegExp, Reader][] = [
  [/^(?:annee )?(\d{4})$/, year],
  [new RegExp(`^${ORDINAL} semestre(?: de| d'annee)? (\\d{4})$`), ([o = '', y = '']) => semester(o, y)],
  [/^s ?([12])[ -/]?(\d{4})$/, ([o = '', y = '']) => semester(o, y)],
  [/^(\d{4})[ -]?s ?([12])$/, ([y = '', o = '']) => semester(o, y)],
  [new RegExp(`^${ORDINAL} trimestre(?: de)? (\\d{4})$`), ([o = '', y = '']) => quarter(o, y)],
  [/^[tq] ?([1-4])[ -/]?(\d{4})$/, ([o = '', y = '']) => quarter(o, y)],
  [/^(\d{4})[ -]?[tq] ?([1-4])$/, ([y = '', o = '']) => quarter(o, y)],
  [/^rentree(?: de)?(?: septembre)? (\d{4})$/, ([y = '']) => month(9, y)],
  [/^([a-z]+)\.?(?: |-)(\d{4}|\d{2})$/, ([name = '', y = '']) => month(monthOfName(name), y)],
  [/^(\d{1,2})[/-](\d{4})$/, ([m = '', y = '']) => month(Number(m), y)],
  [/^(\d{4})[/-](\d{1,2})$/, ([y = '', m = '']) => month(Number(m), y)],
  [/^(?:semaine|sem\.?) ?(\d{1,2})(?: de)? (\d{4})$/, week],
  [/^(\d{4})-w(\d{1,2})$/, ([y = '', w = '']) => week([w, y])],
];

const PART = /^(debut|mi|milieu|fin)(?: de)?(?: l'annee)?(?: |-)(.+)$/;

function isKnownYear(number: number): boolean {
  return number >= FIRST_YEAR && number <= LAST_YEAR;
}

function isInRange(date: FuzzyDate): boolean {
  return !('year' in date) || isKnownYear(date.year);
}

/** One date or period; null when the text names none. */
function readOne(text: string): FuzzyDate | null {
  const plain = text.replace(/^(?:courant(?: de)?|en|dans|vers|au|le) (?:l'annee )?/, '');
  if (looksLikeDate(plain)) {
    const date = parseDate(plain);
    return date.ok ? { kind: 'EXACT', date: date.value } : null;
  }
  const piece = PART.exec(plain);
  if (piece !== null) return part(piece[1] ?? '', readOne(piece[2] ?? ''));
  for (const [pattern, reader] of PERIODS) {
    const match = pattern.exec(plain);
    if (match !== null) return reader(match.slice(1));
  }
  return null;
}

/** The ways of saying "from one to the other". */
const PAIRS: readonly RegExp[] = [
  /^(.+) ou (.+)$/,
  /^du (.+) au (.+)$/,
  /^d(?:e |')(.+) a (.+)$/,
  /^entre (.+) et (.+)$/,
  /^(.+)\|(.+)$/,
  /^(.+ \d{4}) ?\/ ?(.+)$/,
  /^(.+) (?:-|a|et|au) (.+)$/,
  /^([a-z.]+) ?[-/] ?([a-z.]+ \d{4})$/,
];

/** "septembre" of "septembre ou octobre 2024", and "1er" of "du 1er au 15 mars 2024", borrow what follows in the other. */
function readLeft(left: string, right: string): FuzzyDate | null {
  const words = right.split(' ');
  for (let borrowed = words.length; borrowed > 0; borrowed--) {
    const read = readOne([left, ...words.slice(borrowed)].join(' '));
    if (read !== null) return read;
  }
  return null;
}

function readPair(plain: string): FuzzyDate | null {
  for (const pattern of PAIRS) {
    const [, left = '', right = ''] = pattern.exec(plain) ?? [];
    const to = left === '' ? null : readOne(right);
    const from = to === null ? null : readLeft(left, right);
    if (from === null || to === null || !isInRange(from) || !isInRange(to)) continue;
    const [first, last] = [knownSpan(from)?.from, knownSpan(to)?.to];
    if (first !== undefined && last !== undefined && first <= last)
      return { kind: 'SPAN', from: first, to: last };
  }
  return null;
}

/**
 * Reads a date, a period, or that nobody knows yet.
 *
 *     18/04/2024                     -> that day
 *     septembre 2024                 -> that month
 *     3e trimestre 2024, T3 2024     -> that quarter; "fin 2024" is the fourth, "début 2025" the first
 *     second semestre 2024, S2 2024  -> that semester
 *     courant 2024, 2024             -> that year
 *     fin 2024 ou début 2025         -> 2024-10-01 to 2025-03-31
 *     à déterminer                   -> unknown
 */
export function parseFuzzyDate(text: string): Parsed<FuzzyDate> {
  const plain = plainText(text);
  if (UNKNOWN_WORDS.has(foldWords(plain))) return accept({ kind: 'UNKNOWN' });
  if (looksLikeDate(text)) {
    const date = parseDate(text);
    return date.ok ? accept({ kind: 'EXACT', date: date.value }) : date;
  }
  const one = readOne(plain);
  if (one !== null && !isInRange(one)) {
    return refuse(text, `une date ou une période dont l’année est entre ${FIRST_YEAR} et ${LAST_YEAR}`);
  }
  const read = one ?? readPair(plain);
  return read === null ? refuse(text, EXPECTED) : accept(read);
}
