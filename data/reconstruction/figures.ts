/** The published figures, read from the reference table so that no total is written twice. */

import { readFileSync } from 'node:fs';

const TABLE = new URL('../reference/figures/normandie.csv', import.meta.url);

/**
 * A figure that the minutes publish, by year (or years) and measure as `normandie.csv` names them, in its unit.
 * Throws when the table has no such row: a reconstruction never invents a total.
 */
export function publishedFigure(year: number | `${number}-${number}`, measure: string): number {
  // No field of this table holds a comma; the test of the table says so.
  for (const line of readFileSync(TABLE, 'utf8').split('\n').slice(1)) {
    const [rowYear, , rowMeasure, value] = line.split(',');
    if (rowYear === String(year) && rowMeasure === measure) return Number(value);
  }
  throw new Error(`normandie.csv has no row « ${measure} » for ${year}`);
}
