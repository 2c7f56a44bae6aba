import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { LatestWriter } from '../../src/durable/latest-writer.ts';
import type { RunProgress } from '../../src/runs/documents.ts';

const progress = (value: number): RunProgress => ({
  level: 'smoothing',
  value,
  bound: null,
  gap: null,
  elapsedMs: value,
  hasPlan: true,
  levels: [],
});

test('writes the first at once, then only the latest of each interval, and the last before it closes', async () => {
  const written: (number | null)[] = [];
  const writer = new LatestWriter<RunProgress>(50, async ({ value }) => {
    written.push(value);
  });
  for (const value of [1, 2, 3]) writer.tell(progress(value));
  await delay(0);
  expect(written).toEqual([1]);
  await delay(80);
  expect(written).toEqual([1, 3]);
  writer.tell(progress(4));
  writer.tell(progress(5));
  await writer.close();
  expect(written.at(-1)).toBe(5);
  await delay(80);
  expect(written.at(-1)).toBe(5);
});

test('a write that fails loses that progress, not the run', async () => {
  let attempts = 0;
  const writer = new LatestWriter<RunProgress>(1, async () => {
    attempts += 1;
    throw new Error('out of reach');
  });
  writer.tell(progress(1));
  await delay(20);
  writer.tell(progress(2));
  await expect(writer.close()).resolves.toBeUndefined();
  expect(attempts).toBe(2);
});
