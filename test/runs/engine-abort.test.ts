/** A real abort of the WebAssembly, which is given too little memory: it ends its level, and nothing else. */

import { setFlagsFromString } from 'node:v8';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EngineProgram, EngineTask } from '../../solver/engines/engine.ts';
import { openHostedEngine } from '../../solver/engines/hosted.ts';
import { defaultParameters, solve } from '../../solver/index.ts';
import { BestPlan } from '../../src/runs/best-plan.ts';
import { endsOf } from '../../src/runs/outcome.ts';
import { aYear } from '../solver/search/a-year.ts';

/** Pages of 64 kB: HiGHS starts in 20 MB. */
const limitTo = (pages: number): void => setFlagsFromString(`--wasm-max-mem-pages=${pages}`);
beforeAll(() => limitTo(400));
afterAll(() => limitTo(65_536));

/** A ring: each column and its next are 1 together. */
function aRing(columns: number): { program: EngineProgram; task: EngineTask } {
  const fill = (value: number): Float64Array => new Float64Array(columns).fill(value);
  return {
    program: {
      columns,
      lower: fill(0),
      upper: fill(1),
      integer: new Uint8Array(columns),
      rows: columns,
      rowLower: fill(1),
      rowUpper: fill(Infinity),
      starts: Int32Array.from({ length: columns + 1 }, (_, row) => 2 * row),
      indices: Int32Array.from({ length: 2 * columns }, (_, n) => (Math.floor(n / 2) + (n % 2)) % columns),
      values: new Float64Array(2 * columns).fill(1),
    },
    task: { costs: fill(1), offset: 0, start: null, gap: 0, nodeLimit: 1, secondsLimit: 60, seed: 1 },
  };
}

async function solveRing(columns: number) {
  const { program, task } = aRing(columns);
  const engine = await openHostedEngine('highs', program);
  const { end, reason } = await engine.solve(task);
  await engine.close();
  return { end, reason };
}

test('the engine says that it aborted, and the next one solves', async () => {
  expect(await solveRing(50_000)).toEqual({
    end: 'FAILED',
    reason: expect.stringMatching(/^RuntimeError: Aborted\(/),
  });
  expect(await solveRing(10)).toEqual({ end: 'OPTIMAL', reason: undefined });
});

test('a run whose engine aborts keeps its verified plan, and says which levels it could not end', async () => {
  // Less than HiGHS starts in.
  limitTo(100);
  const [instance, parameters] = [aYear(60), defaultParameters()];
  const result = await solve(instance, parameters);
  const budget = { seconds: 60, megabytes: 2_048 };
  const claim = {
    id: '',
    attempt: 1,
    worker: '',
    campaign: '',
    crashes: 0,
    isCancelRequested: false,
    instanceHash: '',
  };
  const run = { ...claim, instance, parameters, budget, kept: null };
  const end = endsOf(run, new BestPlan(run)).answered({ result, explanations: [] });
  expect(end).toMatchObject({
    state: 'SUCCEEDED',
    result: { status: 'PLANNED', plan: { end: 'ENGINE_FAILED' } },
    reason: expect.stringMatching(
      /^Le moteur s'est interrompu avant d'avoir fini \(niveaux : .*smoothing.*\)\. Le meilleur plan vérifié est gardé\. Relancez/,
    ),
  });
});
