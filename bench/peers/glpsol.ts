/** The same programs through `glpsol`, the command of GLPK. */

import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { promisify } from 'node:util';
import type { PeerAnswer, PeerLimits } from './programs.ts';

const run = promisify(execFile);

/** The version of the `glpsol` on the PATH, or null when there is none. */
export async function glpsolVersion(): Promise<string | null> {
  try {
    const { stdout } = await run('glpsol', ['--version']);
    return /Solver (\S+)/.exec(stdout)?.[1] ?? 'of unknown version';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Solves the program in an LP file, from nothing, with the cuts that help it most here. It knows no limit on
 * nodes. Its own limit on time does not hold while it solves a relaxation: it is ended a while after.
 */
export async function runGlpsol(file: string, limits: PeerLimits): Promise<PeerAnswer> {
  const { gap, secondsLimit, seed } = limits;
  const solution = `${file}.solution`;
  rmSync(solution, { force: true });
  const started = performance.now();
  const ended = await run(
    'glpsol',
    [
      ...['--lp', file, '--mipgap', String(gap), '--tmlim', String(Math.ceil(secondsLimit))],
      ...['--mir', '--gomory', '--seed', String(seed), '-o', solution],
    ],
    { maxBuffer: 64 * 2 ** 20, timeout: 1000 * secondsLimit + 5000 },
  ).then(
    ({ stdout }) => ({ stdout, failure: null }),
    (error: { killed?: boolean; message: string }) => ({
      stdout: '',
      failure: error.killed === true ? 'ended by us' : error.message.split('\n')[0]!.slice(0, 100),
    }),
  );
  const elapsedMs = performance.now() - started;
  if (ended.failure !== null) return { end: ended.failure, value: null, elapsedMs };
  const text = readFileSync(solution, 'utf8').slice(0, 2000);
  const end = /^Status:\s+(.*)/m.exec(text)?.[1]?.trim() ?? 'no result';
  const found = /^Objective:\s+\S+ = (\S+)/m.exec(text)?.[1];
  const isPoint = end === 'INTEGER OPTIMAL' || end === 'INTEGER NON-OPTIMAL';
  // Within the gap asked for it says "non-optimal" in the file and this on the screen.
  const within = /^RELATIVE MIP GAP TOLERANCE REACHED/m.exec(ended.stdout)?.[0];
  return { end: within ?? end, value: isPoint && found !== undefined ? Number(found) : null, elapsedMs };
}
