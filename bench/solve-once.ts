/**
 * One solve in a process of its own, so that its memory and its compilation are its own:
 * `node bench/solve-once.ts instance.json parameters.json` prints a `SolveOnce` as JSON.
 */

import { readFileSync } from 'node:fs';
import { type Instance, type Parameters, type Plan, type SolveStatistics, solve } from '../solver/index.ts';

/** What one solve gave and took. */
export interface SolveOnce {
  plan: Plan;
  statistics: SolveStatistics;
  /** Largest resident memory of the process, workers included, bytes. */
  peakBytes: number;
  /** Processor time of the whole process, its start and its workers included, milliseconds: a busy machine does not lengthen it. */
  cpuMs: number;
}

const [instanceFile, parametersFile] = process.argv.slice(2);
if (instanceFile === undefined || parametersFile === undefined)
  throw new Error('solve-once.ts takes an instance file and a parameters file');

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const result = await solve(read(instanceFile) as Instance, read(parametersFile) as Parameters);
if (result.status !== 'PLANNED') throw new Error(`The benchmark's instance has no plan: ${result.status}`);
const { plan, statistics } = result;
const { user, system } = process.cpuUsage();
const once: SolveOnce = {
  plan,
  statistics,
  // Linux and macOS through libuv: kilobytes.
  peakBytes: process.resourceUsage().maxRSS * 1024,
  cpuMs: (user + system) / 1000,
};
process.stdout.write(JSON.stringify(once));
