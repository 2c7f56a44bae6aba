/** Decisions are numbered, told in three parts of a few lines, and listed. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { projectRoot } from '../../src/config.ts';
import { documentAt, linksOf } from './documents.ts';

const records = readdirSync(join(projectRoot(), 'docs', 'decisions'))
  .filter((name) => name !== 'README.md')
  .sort();

test('they are numbered from 1, without a gap', () => {
  expect(records.length).toBeGreaterThan(10);
  expect(records.map((name) => Number(name.slice(0, 4)))).toEqual(records.map((_, i) => i + 1));
});

test('they are listed in order', () => {
  expect(linksOf(documentAt('docs/decisions/README.md'))).toEqual(records);
});

test.each(records)('%s says the context, the decision and the consequence, briefly', (name) => {
  const { text } = documentAt(`docs/decisions/${name}`);
  expect(text.split('\n')[0]).toMatch(new RegExp(`^# ${Number(name.slice(0, 4))}\\. `));
  expect([...text.matchAll(/^\*\*(.+?)\.\*\* /gm)].map(([, part]) => part)).toEqual([
    'Context',
    'Decision',
    'Consequence',
  ]);
  expect(text.split(/\s+/).length).toBeLessThan(260);
});
