/** Nobody can be found in the data: no e-mail address, no telephone number, no title before a name. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const DATA = fileURLToPath(new URL('../../data', import.meta.url));
const PATTERNS = {
  'e-mail': /[\p{L}\d._%+-]+@[\p{L}\d-]+\.\p{L}{2,}/u,
  telephone: /(?<![\d/.,-])(?:\+33|0033|0)\s?[1-9](?:[ .-]?\d{2}){4}(?!\d)/,
  title: /(?<!\p{L})(?:M\.|Mme|Mlle|Monsieur|Madame)\s+\p{Lu}/u,
};

/** Kinds of personal data that a text holds. */
function found(text: string): string[] {
  return Object.entries(PATTERNS).flatMap(([kind, pattern]) => (pattern.test(text) ? [kind] : []));
}

test('the patterns find what they look for', () => {
  expect(found('ecrire a quelqu.un@example.org')).toEqual(['e-mail']);
  expect(found('appeler le 02 31 00 00 00')).toEqual(['telephone']);
  expect(found('appeler le +33 231000000')).toEqual(['telephone']);
  expect(found('contact : Mme Dupont')).toEqual(['title']);
  expect(found('AG-CAEN;14118;46988,15;03/01/2022')).toEqual([]);
});

test('no data file holds personal data', () => {
  const files = readdirSync(DATA, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(?:csv|json|md)$/.test(path),
  );
  expect(files.length).toBeGreaterThan(25);
  for (const path of files) {
    expect([path, found(readFileSync(join(DATA, path), 'utf8'))]).toEqual([path, []]);
  }
});
