/** The committed files are what the generator writes, byte for byte, and the generator keeps its word. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { adjustToSum, apportion } from '../../data/reconstruction/apportion.ts';
import { reconstruct } from '../../data/reconstruction/normandie.ts';
import { checkProgramme } from '../../data/reconstruction/programme.ts';
import { programme2022 } from '../../data/reconstruction/programme-2022.ts';
import { createRandom } from '../../data/reconstruction/random.ts';
import { dataText } from './tables.ts';

describe('the reconstruction', () => {
  const files = reconstruct();

  test('run as a command into an empty folder, writes the committed files byte for byte', () => {
    const folder = mkdtempSync(join(tmpdir(), 'reconstruction-'));
    try {
      const command = fileURLToPath(new URL('../../data/reconstruction/normandie.ts', import.meta.url));
      execFileSync(process.execPath, [command, folder]);
      for (const path of files.keys()) {
        expect([path, readFileSync(join(folder, path), 'utf8')]).toEqual([path, dataText(path)]);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('covers every table of both years and the territories', () => {
    expect(files.size).toBe(1 + 2 * 7);
  });

  test('refuses lines that miss a published number of sessions', () => {
    const lines = { ...programme2022.lines, ATLAS: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] as const };
    expect(() => checkProgramme({ ...programme2022, lines })).toThrow('155 sessions in the lines, not 162');
  });
});

describe('meeting a total', () => {
  test('apportion shares every cent, the largest remainders first', () => {
    expect(apportion(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(apportion(101, [2, 1])).toEqual([67, 34]);
    expect(apportion(899_944_000, [3, 7, 11]).reduce((a, b) => a + b)).toBe(899_944_000);
  });

  test('adjustToSum stays within bounds, and says when it cannot reach the sum', () => {
    const values = [
      { value: 8, low: 5, high: 9 },
      { value: 9, low: 5, high: 9 },
    ];
    adjustToSum(values, 12, 1, createRandom(1));
    expect(values.reduce((sum, { value }) => sum + value, 0)).toBe(12);
    for (const { value, low, high } of values) expect(value >= low && value <= high).toBe(true);
    expect(() => adjustToSum(values, 19, 1, createRandom(1))).toThrow(RangeError);
    expect(() => adjustToSum(values, 15, 7, createRandom(1))).toThrow('not a whole number of steps');
  });

  test('the same seed draws the same, another seed does not', () => {
    const draws = (seed: number) => {
      const random = createRandom(seed);
      return Array.from({ length: 20 }, () => random.integer(0, 999));
    };
    expect(draws(2022)).toEqual(draws(2022));
    expect(draws(2022)).not.toEqual(draws(2021));
  });
});
