/**
 * Cost as the work grows: `npm run bench:growth` solves years of 50 to 10 000 sessions on three grids, by ours and
 * by its peers in the same run, and writes `docs/performance.md` with `docs/growth.svg`. `--sizes 50,100` and
 * `--grids weeks,months` run a part of it, which is added to what the same machine measured before. Not a test:
 * the whole takes most of an hour, and its times are those of the machine.
 */

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../src/config.ts';
import { machine, writeChapter } from './chapter.ts';
import { type Growth, growthChapter } from './growth/document.ts';
import { GRIDS, yearOn } from './growth/instances.ts';
import { measureSize, PEERS, type Peer, type SizeResult } from './growth/measure-size.ts';
import { growthSvg } from './growth/plot.ts';
import { cbcVersion } from './peers/cbc.ts';
import { glpsolVersion } from './peers/glpsol.ts';

/** Sizes of the whole benchmark, in sessions. */
const SIZES = [50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/** A peer that ends without proof at so many sizes in a row is not asked larger ones. */
const PATIENCE = 2;

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: SIZES.join(',') },
    grids: { type: 'string', default: Object.keys(GRIDS).join(',') },
    /** Seconds that one objective may take, ours and theirs. */
    seconds: { type: 'string', default: '20' },
    /** Measure nothing: write the document from what was measured before. */
    'write-only': { type: 'boolean', default: false },
    /** Begin anew: forget what was measured before. */
    fresh: { type: 'boolean', default: false },
  },
});

const secondsLimit = Number(options.seconds);
const sizes = options.sizes
  .split(',')
  .map(Number)
  .toSorted((a, b) => a - b);
const grids = options.grids.split(',');
if (![secondsLimit, ...sizes].every((n) => Number.isInteger(n) && n > 0))
  throw new RangeError('--sizes and --seconds take whole numbers above 0');
const unknown = grids.find((grid) => GRIDS[grid] === undefined);
if (unknown !== undefined)
  throw new RangeError(`--grids: ${unknown}; expected ${Object.keys(GRIDS).join(', ')}`);

const root = projectRoot();
const resultsFile = join(root, 'bench', 'results', 'growth.json');
const growth = await begin();
const folder = mkdtempSync(join(tmpdir(), 'metronome-growth-'));
try {
  if (options['write-only']) write();
  else for (const grid of grids) await measureGrid(grid);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Measures the sizes of a grid, and writes the document after each: a run that is stopped loses one size. */
async function measureGrid(grid: string): Promise<void> {
  for (const sessions of sizes) {
    const peers = PEERS.filter(
      (peer) => growth.versions[peer] !== undefined && !hasGivenUp(peer, grid, sessions),
    );
    const result = await measureSize(folder, grid, yearOn(GRIDS[grid]!, sessions), peers, secondsLimit);
    growth.results = [
      ...growth.results.filter((row) => row.grid !== grid || row.sessions !== sessions),
      result,
    ].toSorted((a, b) => order(a) - order(b) || a.sessions - b.sessions);
    process.stdout.write(`${line(result)}\n`);
    write();
  }
}

function order({ grid }: SizeResult): number {
  return Object.keys(GRIDS).indexOf(grid);
}

function hasGivenUp(peer: Peer, grid: string, sessions: number): boolean {
  const before = growth.results
    .filter((row) => row.grid === grid && row.sessions < sessions)
    .toSorted((a, b) => a.sessions - b.sessions)
    .slice(-PATIENCE);
  return before.length === PATIENCE && before.every(({ peers }) => peers[peer]?.proven !== true);
}

/** What was measured before, when it was on the same machine with the same versions; else nothing. */
async function begin(): Promise<Growth> {
  const now: Growth = {
    machine: machine(),
    versions: await versions(),
    secondsLimit,
    wanted: Object.keys(GRIDS).flatMap((grid) => SIZES.map((sessions) => ({ grid, sessions }))),
    results: [],
  };
  if (options.fresh || !existsSync(resultsFile)) return now;
  const before = JSON.parse(readFileSync(resultsFile, 'utf8')) as Growth;
  const of = ({ machine, versions, secondsLimit }: Growth): string =>
    JSON.stringify({ machine, versions, secondsLimit });
  return of(before) === of(now) ? { ...now, results: before.results } : now;
}

async function versions(): Promise<Record<string, string>> {
  const require = createRequire(import.meta.url);
  const packageVersion = (name: string): string => {
    const manifest: unknown = JSON.parse(
      readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'),
    );
    return (manifest as { version: string }).version;
  };
  const [cbc, glpsol] = await Promise.all([cbcVersion(), glpsolVersion()]);
  return {
    'HiGHS whole': packageVersion('highs'),
    'javascript-lp-solver': packageVersion('javascript-lp-solver'),
    ...(cbc === null ? {} : { cbc }),
    ...(glpsol === null ? {} : { glpsol }),
    metronome: (require('../package.json') as { version: string }).version,
  };
}

function write(): void {
  mkdirSync(join(root, 'bench', 'results'), { recursive: true });
  writeFileSync(resultsFile, `${JSON.stringify(growth, null, 2)}\n`);
  writeChapter('growth', growthChapter(growth));
  writeFileSync(join(root, 'docs', 'growth.svg'), growthSvg(growth.results));
}

function line({ grid, sessions, levels, whole, peers, load }: SizeResult): string {
  const times = Object.entries({ levels, whole, ...peers }).map(
    ([name, { elapsedMs, proven }]) =>
      `${name} ${(elapsedMs / 1000).toFixed(2)} s${proven ? '' : ' (limit)'}`,
  );
  return `${grid} ${sessions}: ${times.join(', ')}; load ${load.toFixed(1)}`;
}
