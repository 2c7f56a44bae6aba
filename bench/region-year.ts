/**
 * The benchmark: a region-year of 52 weeks, all levels, with the figures that it is asked to meet, and its
 * peers beside it. `npm run bench` prints a table and writes the whole as JSON. Not a test: it takes a minute,
 * and its times are those of the machine.
 */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultParameters, hashOf, type LevelResult } from '../solver/index.ts';
import { dataSetInstance } from '../src/cli/data-set.ts';
import { projectRoot } from '../src/config.ts';
import { levelTimes, median, solveRepeatedly } from './measure.ts';
import { cbcVersion, solveByCbc } from './peers/cbc.ts';
import { solveByJavascriptLpSolver } from './peers/javascript-lp-solver.ts';
import type { PeerLevel } from './peers/programs.ts';
import { reportLines } from './table.ts';
import { judge, type Verdict } from './targets.ts';

/** What the benchmark found. Durations are in milliseconds. */
export interface Report {
  machine: {
    cpu: string;
    cores: number;
    platform: string;
    node: string;
    /** Processes that were waiting for a core before the first run, on average over a minute. */
    load: number;
  };
  instance: {
    name: string;
    hash: string;
    sessions: number;
    weeks: number;
    candidates: number;
    columns: number;
    rows: number;
  };
  repeats: number;
  targets: Verdict[];
  /** Levels of the first run, with the median of their durations. */
  levels: (LevelResult & { elapsedMs: number })[];
  totalMs: number;
  cpuMs: number;
  /** Every run gave the same plan. */
  samePlan: boolean;
  /** The same programs through other solvers. */
  peers: { name: string; levels: PeerLevel[] }[];
}

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: 'normandie-2022' },
    repeats: { type: 'string', default: '5' },
    out: { type: 'string' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'metronome-bench-'));
try {
  const report = await measure(options.data, Number(options.repeats));
  process.stdout.write(`${reportLines(report).join('\n')}\n`);
  const out = options.out ?? join(projectRoot(), 'bench', 'results', `${options.data}.json`);
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, `${JSON.stringify(report, null, 2)}\n`);
  process.stdout.write(`\nWritten to ${out}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(data: string, repeats: number): Promise<Report> {
  const load = loadavg()[0] ?? 0;
  const { instance } = await dataSetInstance(data, {});
  const parameters = { ...defaultParameters(), engine: 'highs' as const };
  const runs = await solveRepeatedly(folder, instance, parameters, repeats);
  const [first] = runs;
  if (first === undefined) throw new RangeError('--repeats takes a whole number, at least 1');
  const ours = runs.map(levelTimes);
  const { sessions, weeks, candidates, columns, rows } = first.statistics;

  const javascript = await solveByJavascriptLpSolver(instance, parameters, first.plan);
  const cbc = await cbcVersion();
  return {
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      platform: `${process.platform} ${process.arch}`,
      node: process.versions.node,
      load,
    },
    instance: { name: data, hash: hashOf(instance), sessions, weeks, candidates, columns, rows },
    repeats,
    targets: judge(runs),
    levels: first.plan.levels.map((level, l) => ({
      ...level,
      elapsedMs: median(ours.map((times) => times[l]!.elapsedMs)),
    })),
    totalMs: median(runs.map(({ statistics }) => statistics.totalMs)),
    cpuMs: median(runs.map(({ cpuMs }) => cpuMs)),
    samePlan: runs.every(({ plan }) => JSON.stringify(plan) === JSON.stringify(first.plan)),
    peers: [
      { name: `javascript-lp-solver ${javascript.version}`, levels: javascript.levels },
      ...(cbc === null
        ? []
        : [{ name: `cbc ${cbc}`, levels: await solveByCbc(folder, instance, parameters, first.plan) }]),
    ],
  };
}
