/** Official labels of the ROME codes that the data sets use. */

import { readFileSync } from 'node:fs';

const TABLE = new URL('../reference/rome.csv', import.meta.url);

/** The label of a ROME code. Throws for a code that `rome.csv` does not have: an unchecked code is not used. */
export function romeLabel(code: string): string {
  const line = readFileSync(TABLE, 'utf8')
    .split('\n')
    .find((text) => text.startsWith(`${code};`));
  if (line === undefined) throw new Error(`rome.csv has no code ${code}`);
  return line.slice(code.length + 1);
}
