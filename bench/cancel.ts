/**
 * How long a cancel takes at national size: `npm run bench:cancel` imports the country of the benchmark of scale,
 * lets a run of it end, then launches it again and cancels it at moments spread over the time that the first took.
 * Everything goes through the API of the server as it is shipped, with its own worker. Writes its chapter of
 * `docs/performance.md`.
 */

import { loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Cancelled, cancelChapter } from './cancel/document.ts';
import { writeChapter } from './chapter.ts';
import {
  importCountry,
  isOver,
  launched,
  NATIONAL_SESSIONS,
  nationalScenario,
  standing,
  until,
} from './country/campaign.ts';
import { Bench, dataOf } from './served.ts';

const { values: options } = parseArgs({ options: { moments: { type: 'string', default: '8' } } });
const moments = Number(options.moments);

const bench = await Bench.open();
try {
  await importCountry(bench);
  const { url } = await bench.server();
  const scenario = await nationalScenario(url);
  const wholeMs = await wholeRun(url, scenario);
  console.log(`not cancelled: ${(wholeMs / 1_000).toFixed(1)} s`);
  const cancelled: Cancelled[] = [];
  for (let moment = 0; moment < moments; moment += 1) {
    const one = await cancelledAt(url, scenario, (moment * wholeMs) / moments);
    if (one === null) continue;
    cancelled.push(one);
    console.log(JSON.stringify(one));
  }
  writeChapter('cancel', cancelChapter(NATIONAL_SESSIONS, wholeMs, cancelled));
} finally {
  await bench.close();
}
process.exit(0);

/** Milliseconds from a client's seeing that a run goes on to its seeing the end. */
async function wholeRun(url: string, scenario: string): Promise<number> {
  const run = await launched(url, scenario);
  await until(url, run, ({ state }) => state === 'RUNNING');
  const began = performance.now();
  const { state } = await until(url, run, isOver);
  if (state !== 'SUCCEEDED') throw new Error(`The run that nobody cancels is ${state}`);
  return performance.now() - began;
}

/** Launches and cancels after so long; null when the run was over before. */
async function cancelledAt(url: string, scenario: string, afterMs: number): Promise<Cancelled | null> {
  const run = await launched(url, scenario);
  await until(url, run, ({ state }) => state === 'RUNNING');
  await delay(afterMs);
  const { progress, state } = await standing(url, run);
  if (state !== 'RUNNING') return null;
  const load = loadavg()[0] ?? 0;
  const asked = performance.now();
  await dataOf(url, 'mutation ($run: ID!) { cancelRun(run: $run) { run { state } } }', { run });
  const answeredMs = performance.now() - asked;
  const ended = await until(url, run, isOver);
  return {
    afterMs,
    level: progress?.level ?? null,
    hadPlan: progress?.hasPlan ?? false,
    answeredMs,
    overMs: performance.now() - asked,
    state: ended.state,
    keptPlan: ended.planHash !== null,
    load,
  };
}
