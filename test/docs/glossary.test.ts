/** The glossary settles disputes about names: every name it gives is one that the code uses. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { projectRoot } from '../../src/config.ts';
import { documentAt, tableRows } from './documents.ts';

/** Words and dashed names of the code: `costCents`, `place-once`. */
function namesOfTheCode(): Set<string> {
  const names = new Set<string>();
  for (const folder of ['solver', 'src', 'schema']) {
    const root = join(projectRoot(), folder);
    for (const path of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
      if (!path.endsWith('.ts')) continue;
      const code = readFileSync(join(root, path), 'utf8');
      for (const [name] of code.matchAll(/[\w$]+(?:-[a-z]+)*/g)) names.add(name);
      for (const [name] of code.matchAll(/[\w$]+/g)) names.add(name);
    }
  }
  return names;
}

const names = namesOfTheCode();
/** French, English, names in the code. */
const rows = tableRows(documentAt('docs/glossary.md'));

test('every name in the code column is in the code', () => {
  const told = rows.flatMap(([french, , code = '']) =>
    [...code.matchAll(/`([^`]+)`/g)].map(([, name]) => ({ french, name: name! })),
  );
  expect(told.length).toBeGreaterThan(80);
  expect(told.filter(({ name }) => !names.has(name))).toEqual([]);
});

test('a name that the code does not have is seen', () => {
  expect(names.has('wishedWeek')).toBe(true);
  expect(names.has('envelope-budget')).toBe(true);
  expect(names.has('desiredWeek')).toBe(false);
});

test('every term is there once, with its meaning', () => {
  const french = rows.map(([term]) => term!);
  expect(french.filter((term, i) => french.indexOf(term) < i)).toEqual([]);
  expect(rows.filter((cells) => cells.length < 4 || cells[3] === '')).toEqual([]);
});

test('every word of the field has a source', () => {
  const field = rows.filter((cells) => cells.length === 5);
  expect(field.length).toBeGreaterThan(35);
  expect(field.filter(([, , , , source]) => !/^(00\d|LHEO)/.test(source!))).toEqual([]);
});
