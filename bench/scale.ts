/**
 * The solver at scale: `npm run bench:scale` solves the cases of `bench/scale/cases.ts`, judges them by the figures
 * that are asked, and writes its chapter of `docs/performance.md`. `--cases country,wide` runs some of them and prints
 * only. Not a test: its times are those of the machine.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildModel, levelObjective } from '../solver/model/build.ts';
import { writeChapter } from './chapter.ts';
import { solveRepeatedly } from './measure.ts';
import { runEngine } from './peers/engine.ts';
import { limitsOf } from './peers/programs.ts';
import { CASES, type Case, reachedBy } from './scale/cases.ts';
import { type CaseResult, scaleChapter } from './scale/document.ts';

const { values: options } = parseArgs({ options: { cases: { type: 'string' } } });
const names = options.cases?.split(',') ?? CASES.map(({ name }) => name);
const unknown = names.find((name) => !CASES.some((one) => one.name === name));
if (unknown !== undefined)
  throw new RangeError(`--cases: ${unknown}; expected ${CASES.map(({ name }) => name).join(', ')}`);

const folder = mkdtempSync(join(tmpdir(), 'metronome-scale-'));
try {
  const results: CaseResult[] = [];
  for (const one of CASES.filter(({ name }) => names.includes(name)))
    for (const seed of one.seeds) results.push(await measure(one, seed));
  if (options.cases === undefined) writeChapter('scale', scaleChapter(results));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measure(one: Case, seed: number): Promise<CaseResult> {
  const load = loadavg()[0] ?? 0;
  const instance = one.instance(seed);
  const [run] = await solveRepeatedly(folder, instance, one.parameters, 1);
  const reached = reachedBy(run!, one.targets);
  const { totalMs } = run!.statistics;
  const result: CaseResult = {
    name: one.name,
    what: one.what,
    seed,
    reached,
    totalMs,
    peakMegabytes: run!.peakBytes / 2 ** 20,
    mostMegabytes: one.mostMegabytes ?? null,
    whole: one.fasterThanWhole === undefined ? null : await wholeOf(one, seed, one.fasterThanWhole),
    load,
  };
  const told = reached.map(
    ({ gap, atMs, met }) =>
      `${(100 * gap).toFixed(4)} % by ${(atMs / 1000).toFixed(2)} s${met ? '' : ' (NOT REACHED)'}`,
  );
  const whole =
    result.whole === null ? '' : `; HiGHS whole x ${(result.whole.elapsedMs / totalMs).toFixed(2)}`;
  process.stdout.write(
    `${one.name} ${seed}: ${told.join(', ')}; ${Math.round(result.peakMegabytes)} MB${whole}; load ${load.toFixed(1)}\n`,
  );
  return result;
}

/** The same program given whole to HiGHS, without our search, our bounds or our components. */
async function wholeOf(
  { instance, parameters }: Case,
  seed: number,
  asked: number,
): Promise<CaseResult['whole']> {
  const model = buildModel(instance(seed), parameters);
  const [level] = parameters.levels;
  const objective = levelObjective(model, level!);
  const { end, elapsedMs } = await runEngine('highs', model, objective, limitsOf(level!, parameters));
  return { elapsedMs, proven: end === 'OPTIMAL', asked };
}
