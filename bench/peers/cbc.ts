/** The same programs through `cbc`, a solver in C++ that many teams already have. */

import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Instance, Parameters, Plan } from '../../solver/index.ts';
import { toLpText } from '../../solver/model/lp-text.ts';
import { nameOf } from '../../solver/model/names.ts';
import { levelPrograms, type PeerAnswer, type PeerLevel, type PeerLimits } from './programs.ts';

const run = promisify(execFile);

/** The version of the `cbc` on the PATH, or null when there is none. */
export async function cbcVersion(): Promise<string | null> {
  try {
    // It has no option that prints its version and nothing else.
    const { stdout } = await run('cbc', ['-quit']);
    return /Version:\s*(\S+)/.exec(stdout)?.[1] ?? 'of unknown version';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Solves the program in an LP file, from nothing. The time is that of the process: it reads the file too. */
export async function runCbc(file: string, limits: PeerLimits): Promise<PeerAnswer> {
  const { gap, nodeLimit, secondsLimit, seed } = limits;
  const started = performance.now();
  const { stdout } = await run(
    'cbc',
    [
      ...[file, '-timeMode', 'elapsed', '-seconds', String(secondsLimit)],
      ...['-ratioGap', String(gap), '-maxNodes', String(nodeLimit)],
      ...['-randomSeed', String(seed), '-randomCbcSeed', String(seed), '-solve'],
    ],
    { maxBuffer: 64 * 2 ** 20 },
  );
  const elapsedMs = performance.now() - started;
  const found = /^Objective value:\s*(\S+)/m.exec(stdout)?.[1];
  return {
    end: /^Result - (.*)/m.exec(stdout)?.[1]?.trim() ?? 'no result',
    value: found === undefined ? null : Number(found),
    elapsedMs,
  };
}

/** Solves every level by cbc, at the gap and within the limits of the level. */
export async function solveByCbc(
  folder: string,
  instance: Instance,
  parameters: Parameters,
  plan: Plan,
): Promise<PeerLevel[]> {
  const levels: PeerLevel[] = [];
  for (const { level, model, objective, limits } of levelPrograms(instance, parameters, plan)) {
    const file = join(folder, `${nameOf('level', level.name)}.lp`);
    writeFileSync(file, toLpText(model.lp, objective));
    levels.push({ name: level.name, ...(await runCbc(file, limits)) });
  }
  return levels;
}
