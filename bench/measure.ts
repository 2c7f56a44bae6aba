/** Runs solves in processes of their own, and takes medians. */

import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Instance, Parameters } from '../solver/index.ts';
import type { SolveOnce } from './solve-once.ts';

const SOLVE_ONCE = fileURLToPath(new URL('./solve-once.ts', import.meta.url));

/** Solves `repeats` times, one after the other: two at once would share the two cores that are measured. */
export async function solveRepeatedly(
  folder: string,
  instance: Instance,
  parameters: Parameters,
  repeats: number,
): Promise<SolveOnce[]> {
  const files = [join(folder, 'instance.json'), join(folder, 'parameters.json')] as const;
  writeFileSync(files[0], JSON.stringify(instance));
  writeFileSync(files[1], JSON.stringify(parameters));
  const runs: SolveOnce[] = [];
  for (let i = 0; i < repeats; i += 1) {
    const { stdout } = await promisify(execFile)(process.execPath, [SOLVE_ONCE, ...files], {
      maxBuffer: 64 * 2 ** 20,
    });
    runs.push(JSON.parse(stdout) as SolveOnce);
  }
  return runs;
}

/** The middle value; the mean of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new RangeError('The median of no value');
  return (low + high) / 2;
}

/** Milliseconds from the start at which each level was over, in order: the engine's loading included. */
export function levelTimes({
  statistics,
}: SolveOnce): { name: string; elapsedMs: number; overAtMs: number }[] {
  const { levels, totalMs } = statistics;
  let overAtMs = totalMs - levels.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0);
  return levels.map(({ name, elapsedMs }) => {
    overAtMs += elapsedMs;
    return { name, elapsedMs, overAtMs };
  });
}
