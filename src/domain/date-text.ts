import {
  dateOfDayNumber,
  dateParts,
  dayOfWeek,
  daysInMonth,
  FIRST_YEAR,
  type IsoDate,
  isoDate,
  LAST_YEAR,
} from './dates.ts';
import { accept, type Parsed, refuse } from './parsed.ts';
import { plainText } from './text.ts';

/** Dates as French people and their spreadsheets write them. */

/** French names of the months, January first. */
export const MONTH_NAMES = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
] as const;

const DAY_NAMES = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'];
const DAY_NAME_PREFIX = /^(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),? /;

/** Beginnings that name one month, from the shortest that people abbreviate to. */
const MONTH_STEMS = ['jan', 'fev', 'mar', 'avr', 'mai', 'juin', 'juil', 'aou', 'sep', 'oct', 'nov', 'dec'];

/** The month (1 to 12) of a plain French name or abbreviation (`sept`, `févr.`), or null. */
export function monthOfName(name: string): number | null {
  const plain = plainText(name).replace(/\.$/, '');
  const index = MONTH_STEMS.findIndex((stem) => plain.startsWith(stem));
  const full = MONTH_NAMES[index];
  return full !== undefined && plainText(full).startsWith(plain) ? index + 1 : null;
}

/** `22` is 2022 and `98` is 1998: two digits are read within 1990-2089. */
export function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year + (year < 90 ? 2000 : 1900);
}

interface WrittenDate {
  year: number;
  month: number;
  day: number;
}

const NUMERIC_YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const NUMERIC_DAY_FIRST = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/;
const WORDS = /^(\d{1,2})(?:er)?[ -]([a-z]+)\.?[ -](\d{4}|\d{2})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
/** Hours that a spreadsheet adds to a date without hours. Other hours mean another thing and are refused. */
const MIDNIGHT = /[ t]00?:00(?::00(?:\.0+)?)?z?$/;

/** Day, month and year as written, existing or not; null when the text does not look like a date at all. */
function writtenDate(plain: string): WrittenDate | null {
  const yearFirst = NUMERIC_YEAR_FIRST.exec(plain);
  if (yearFirst !== null)
    return { year: Number(yearFirst[1]), month: Number(yearFirst[3]), day: Number(yearFirst[4]) };
  const dayFirst = NUMERIC_DAY_FIRST.exec(plain);
  if (dayFirst !== null) {
    return { year: fullYear(dayFirst[4] ?? ''), month: Number(dayFirst[3]), day: Number(dayFirst[1]) };
  }
  const words = WORDS.exec(plain);
  const month = words === null ? null : monthOfName(words[2] ?? '');
  if (words !== null && month !== null)
    return { year: fullYear(words[3] ?? ''), month, day: Number(words[1]) };
  const compact = COMPACT.exec(plain);
  if (compact !== null)
    return { year: Number(compact[1]), month: Number(compact[2]), day: Number(compact[3]) };
  return /^\d{5}$/.test(plain) ? excelDate(Number(plain)) : null;
}

/** A cell that lost its date format: days since 30 December 1899. */
function excelDate(serial: number): WrittenDate {
  return dateParts(dateOfDayNumber(serial - 25_569));
}

/** Does the text have the shape of a full date (day, month, year), whether or not that day exists? */
export function looksLikeDate(text: string): boolean {
  return writtenDate(withoutFrills(text)) !== null;
}

function withoutFrills(text: string): string {
  return plainText(text).replace(MIDNIGHT, '').replace(/^le /, '').replace(DAY_NAME_PREFIX, '');
}

/**
 * Reads a date. Impossible dates and years outside 1990-2100 are refused, naming why.
 *
 *     14/03/2022  14-03-2022  14.03.22  1/3/22  2022-03-14  20220314  14 mars 2022
 *     1er mars 2022  lundi 14 mars 2022  14-mars-22  14/03/2022 00:00  44634 (a bare Excel number)
 */
export function parseDate(text: string): Parsed<IsoDate> {
  const written = writtenDate(withoutFrills(text));
  if (written === null) return refuse(text, 'une date JJ/MM/AAAA, par exemple 14/03/2022');
  const { year, month, day } = written;
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return refuse(text, `une date JJ/MM/AAAA dont l’année est entre ${FIRST_YEAR} et ${LAST_YEAR}`);
  }
  const monthName = MONTH_NAMES[month - 1];
  if (monthName === undefined) {
    return refuse(text, `une date JJ/MM/AAAA, le jour avant le mois ; il n’y a pas de mois ${month}`);
  }
  const length = daysInMonth(year, month);
  if (day < 1 || day > length) {
    return refuse(text, `une date qui existe ; ${monthName} ${year} va du 1 au ${length}`);
  }
  const date = isoDate(year, month, day);
  const dayName = DAY_NAME_PREFIX.exec(plainText(text).replace(/^le /, ''))?.[1];
  const realName = DAY_NAMES[dayOfWeek(date) - 1];
  if (dayName !== undefined && dayName !== realName) {
    return refuse(text, `un jour de la semaine qui convient ; le ${formatDate(date)} est un ${realName}`);
  }
  return accept(date);
}

/** A date as French people read it, `14/03/2022`. */
export function formatDate(date: IsoDate): string {
  const [year, month, day] = date.split('-');
  return `${day}/${month}/${year}`;
}

const paris = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});

/** An instant as a person reads it, told in Paris, where most of the conferences are: 04/04/2022 09:30 (heure de Paris). */
export function instantText(at: Date): string {
  return `${paris.format(at)} (heure de Paris)`;
}

const parisDay = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Paris' });

/** The day that an instant falls on in Paris. */
export function dayInParis(at: Date): IsoDate {
  return parisDay.format(at);
}
