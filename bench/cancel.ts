/**
 * How long a cancel takes at national size: `npm run bench:cancel` imports the country of the benchmark of scale,
 * lets a run of it end, then launches it again and cancels it at moments spread over the time that the first took.
 * Everything goes through the API of the server as it is shipped, with its own worker. Writes its chapter of
 * `docs/performance.md`.
 */

import { loadavg } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { connect, migrate } from '../src/db/connect.ts';
import { importDataSet } from '../src/imports/import-data-set.ts';
import { COUNTRY, writeCountry } from './cancel/country.ts';
import { type Cancelled, cancelChapter } from './cancel/document.ts';
import { writeChapter } from './chapter.ts';
import { aCountry } from './scale/instances.ts';
import { ask, Bench, dataOf } from './served.ts';

const { values: options } = parseArgs({ options: { moments: { type: 'string', default: '8' } } });
const moments = Number(options.moments);

/** How often a client asks how its run stands, milliseconds. */
const POLL_MS = 10;

/** Regions, and sessions of each. */
const [REGIONS, SESSIONS] = [18, 200] as const;

const STANDING = 'query ($run: ID!) { run(id: $run) { state planHash progress { level hasPlan } } }';

interface Standing {
  state: string;
  planHash: string | null;
  progress: { level: string; hasPlan: boolean } | null;
}

const bench = await Bench.open();
try {
  await importCountry();
  const { url } = await bench.server();
  const scenario = await scenarioAt(url);
  const wholeMs = await wholeRun(url, scenario);
  console.log(`not cancelled: ${(wholeMs / 1_000).toFixed(1)} s`);
  const cancelled: Cancelled[] = [];
  for (let moment = 0; moment < moments; moment += 1) {
    const one = await cancelledAt(url, scenario, (moment * wholeMs) / moments);
    if (one === null) continue;
    cancelled.push(one);
    console.log(JSON.stringify(one));
  }
  writeChapter('cancel', cancelChapter(REGIONS * SESSIONS, wholeMs, cancelled));
} finally {
  await bench.close();
}
process.exit(0);

async function importCountry(): Promise<void> {
  const folder = writeCountry(bench.folder, aCountry(REGIONS, SESSIONS, true));
  await migrate(bench.databaseUrl);
  const orm = await connect(bench.databaseUrl);
  const { applied, problems } = await importDataSet(orm.em.fork(), folder);
  await orm.close();
  if (!applied) throw new Error(problems.map(({ message }) => message).join('\n'));
}

async function scenarioAt(url: string): Promise<string> {
  const { createScenario } = await dataOf<{ createScenario: { scenario: { id: string } } }>(
    url,
    `mutation { createScenario(input: { campaign: "${COUNTRY}", name: "National" }) { scenario { id } } }`,
  );
  return createScenario.scenario.id;
}

async function launched(url: string, scenario: string): Promise<string> {
  const { launchOptimization } = await dataOf<{ launchOptimization: { run: { id: string } } }>(
    url,
    'mutation ($scenario: ID!) { launchOptimization(scenario: $scenario) { run { id } problems { message } } }',
    { scenario },
  );
  return launchOptimization.run.id;
}

/** How the run stands; a server that has no time says so, and is asked again. */
async function standing(url: string, run: string): Promise<Standing> {
  for (;;) {
    const { data } = await ask<{ run: Standing }>(url, STANDING, { run });
    if (data != null) return data.run;
    await delay(POLL_MS);
  }
}

/** Asks until the run is as wanted: a client sees no sooner that it is. */
async function until(url: string, run: string, wanted: (standing: Standing) => boolean): Promise<Standing> {
  for (;;) {
    const stands = await standing(url, run);
    if (wanted(stands)) return stands;
    await delay(POLL_MS);
  }
}

function isOver({ state }: Standing): boolean {
  return state !== 'QUEUED' && state !== 'RUNNING';
}

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
