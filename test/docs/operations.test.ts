import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { BOUNDS } from '../../schema/guard/limits.ts';

test('docs/operations.md tells every bound of an operation as the server applies it', () => {
  const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
  for (const [name, { most, counts }] of Object.entries(BOUNDS)) {
    expect(page).toContain(`| \`${name}\` | ${most} | ${counts} |`);
  }
});
