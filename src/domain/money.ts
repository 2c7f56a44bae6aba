import { accept, type Parsed, refuse } from './parsed.ts';
import { collapseSpaces } from './text.ts';

/**
 * Money: integer cents inside, exact decimal text outside. Nothing here is ever a fraction in floating
 * point: one cent too much against an envelope is too much.
 */

/** An amount in whole euro cents, a safe integer; below zero where the field allows it. */
export type Cents = number;

const EXPECTED = 'un montant en euros avec au plus deux décimales, par exemple 48 128,50';
/** Groups of three, all by the same separator, or no group at all. */
const WHOLE = /^(?:\d+|\d{1,3}(?: \d{3})+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+)$/;

/**
 * Reads an amount in euros as French people and spreadsheets write it, to cents.
 *
 *     48 128,50 €   -> 4812850     (ordinary, non-breaking or narrow spaces)
 *     1.234,56      -> 123456
 *     48128.5       -> 4812850
 *     1.234         -> refused: one euro and 234 thousandths, or 1 234 euros?
 *     12,345        -> refused: three decimals
 */
export function parseEuros(text: string): Parsed<Cents> {
  const bare = collapseSpaces(text)
    .replace(/^€ ?| ?(?:€|EUR|euros?)$/giu, '')
    .replace(/^[−–]/u, '-');
  const signed = /^([+-]?) ?(.+)$/u.exec(bare);
  if (signed === null) return refuse(text, EXPECTED);
  const [, sign = '', digits = ''] = signed;
  if (/^\d{1,3}\.\d{3}$/.test(digits)) {
    return refuse(
      text,
      `un montant sans ambiguïté : ${digits.replace('.', '')} ou ${digits.replace('.', ',').slice(0, -1)}`,
    );
  }
  // The last comma or point before one or two digits is the decimal mark; everything before it is the whole part.
  const decimal = /^(.*)[.,](\d{1,2})$/u.exec(digits);
  const [whole, fraction] = decimal === null ? [digits, ''] : [decimal[1] ?? '', decimal[2] ?? ''];
  const mark = decimal === null ? '' : digits.charAt(whole.length);
  // 1,234,5 uses one mark for two things.
  if (/^\d{1,3},\d{3}$/.test(digits) || !WHOLE.test(whole) || (mark !== '' && whole.includes(mark))) {
    return refuse(text, EXPECTED);
  }
  const cents = BigInt(whole.replace(/[ .,]/g, '') + fraction.padEnd(2, '0'));
  if (cents > BigInt(Number.MAX_SAFE_INTEGER))
    return refuse(text, 'un montant de moins de 90 000 milliards d’euros');
  const amount = Number(cents);
  return accept(sign === '-' && amount !== 0 ? -amount : amount);
}

/** Whole euros and cents of an amount, as texts: `-5` is `['-0', '05']`. Throws a RangeError when it is not whole cents. */
function euroParts(cents: Cents): [string, string] {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`${cents} is not a whole number of cents`);
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return [(cents < 0 ? '-' : '') + digits.slice(0, -2), digits.slice(-2)];
}

/** The exact decimal of an amount in euros, for machines: `4812850` -> `48128.50`. */
export function decimalEuros(cents: Cents): string {
  return euroParts(cents).join('.');
}

/** The decimal of a canonical data file: `4812850` -> `48128,50`. */
export function frenchDecimalEuros(cents: Cents): string {
  return euroParts(cents).join(',');
}

/** An amount as a French reader expects it: `4812850` -> `48 128,50 €`, narrow and non-breaking spaces inside. */
export function formatEuros(cents: Cents): string {
  const [whole, fraction] = euroParts(cents);
  return `${whole.replace(/\B(?=(\d{3})+$)/g, '\u202f')},${fraction}\u00a0€`;
}
