/**
 * Golden files: a text that a rule must give, committed and reviewed.
 * `npm run golden:update` writes them anew; the diff is then read like code.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@jest/globals';

/** Compares a text with the golden file beside the tests, or writes it when UPDATE_GOLDEN is set. */
export function expectGolden(file: URL, text: string): void {
  const path = fileURLToPath(file);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  if (!existsSync(path))
    throw new Error(`No golden file ${path}: write it with \`npm run golden:update\` and review it.`);
  expect(text).toBe(readFileSync(path, 'utf8'));
}
