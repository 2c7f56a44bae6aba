import { accept, type Parsed, refuse } from './parsed.ts';
import { type Quarter, quarter } from './quarter.ts';
import { foldWords } from './text.ts';

/** Quarters as French people and our own files write them. */

const YEAR_FIRST = /^(\d{4}) ?[tq]([1-4])$/;
const YEAR_LAST = /^(?:t([1-4])|([1-4])(?:er|e|eme|nd)? trimestre) (\d{4})$/;

/**
 * Reads a quarter. A number without its year is refused.
 *
 *     2022-T1  2022-Q1  T1 2022  1er trimestre 2022  2e trimestre 2022
 */
export function parseQuarter(text: string): Parsed<Quarter> {
  const folded = foldWords(text);
  const yearFirst = YEAR_FIRST.exec(folded);
  if (yearFirst !== null) return accept(quarter(Number(yearFirst[1]), Number(yearFirst[2])));
  const yearLast = YEAR_LAST.exec(folded);
  if (yearLast !== null) return accept(quarter(Number(yearLast[3]), Number(yearLast[1] ?? yearLast[2])));
  return refuse(text, 'un trimestre avec son année, par exemple T1 2022');
}
