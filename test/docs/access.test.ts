/** `docs/access.md` shows the rights that the code enforces. */

import { expect, test } from '@jest/globals';
import { withRightsTable } from '../../docs/access-table.ts';
import { RULES } from '../../src/access/rules.ts';
import { documentAt } from './documents.ts';

const access = documentAt('docs/access.md');

test('the table is that of the code: `npm run docs:access` writes it', () => {
  expect(withRightsTable(access.text)).toBe(access.text);
  for (const operation of Object.keys(RULES)) expect(access.text).toContain(`| \`${operation}\` |`);
});

test('a right that is stale is seen', () => {
  const stale = access.text.replace(/^(\| `Mutation.createScenario` \|) –/m, '$1 oui');
  expect(stale).not.toBe(access.text);
  expect(withRightsTable(stale)).toBe(access.text);
});

test('a document without the markers is refused', () => {
  expect(() => withRightsTable('# Rien')).toThrow('no table');
});
