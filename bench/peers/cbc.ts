/** The same programs through `cbc`, a solver in C++ that many teams already have. */

import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Instance, Parameters, Plan } from '../../solver/index.ts';
import { toLpText } from '../../solver/model/lp-text.ts';
import { nameOf } from '../../solver/model/names.ts';
import { levelPrograms, type PeerLevel } from './programs.ts';

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

/** Solves every level by cbc, from nothing, at the gap and within the limits of the level. */
export async function solveByCbc(
  folder: string,
  instance: Instance,
  parameters: Parameters,
  plan: Plan,
): Promise<PeerLevel[]> {
  const levels: PeerLevel[] = [];
  for (const { level, model, objective } of levelPrograms(instance, parameters, plan)) {
    const file = join(folder, `${nameOf('level', level.name)}.lp`);
    writeFileSync(file, toLpText(model.lp, objective));
    const started = performance.now();
    const { stdout } = await run('cbc', [
      ...[file, '-timeMode', 'elapsed', '-seconds', String(level.secondsLimit)],
      ...['-ratioGap', String(level.gap), '-maxNodes', String(level.nodeLimit)],
      ...['-randomSeed', String(parameters.seed), '-randomCbcSeed', String(parameters.seed), '-solve'],
    ]);
    const elapsedMs = performance.now() - started;
    const found = /^Objective value:\s*(\S+)/m.exec(stdout)?.[1];
    levels.push({
      name: level.name,
      end: /^Result - (.*)/m.exec(stdout)?.[1]?.trim() ?? 'no result',
      value: found === undefined ? null : Number(found),
      elapsedMs,
    });
  }
  return levels;
}
