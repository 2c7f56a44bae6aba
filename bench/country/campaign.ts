/** The country of the benchmark of scale as a campaign of a server, and how its runs are driven there. */

import { setTimeout as delay } from 'node:timers/promises';
import { connect, migrate } from '../../src/db/connect.ts';
import { importDataSet } from '../../src/imports/import-data-set.ts';
import { aCountry } from '../scale/instances.ts';
import { ask, type Bench, dataOf } from '../served.ts';
import { COUNTRY, writeCountry } from './data-set.ts';

/** Regions, and sessions of each. */
const [REGIONS, SESSIONS] = [18, 200] as const;

/** Sessions of the country. */
export const NATIONAL_SESSIONS = REGIONS * SESSIONS;

/** How often a client asks how its run stands, milliseconds. */
const POLL_MS = 10;

const STANDING = 'query ($run: ID!) { run(id: $run) { state planHash progress { level hasPlan } } }';

/** How a run stands. */
export interface Standing {
  state: string;
  planHash: string | null;
  progress: { level: string; hasPlan: boolean } | null;
}

/** Fills the empty database of a bench; gives the folder of the data set. */
export async function importCountry(bench: Bench): Promise<string> {
  const folder = writeCountry(bench.folder, aCountry(REGIONS, SESSIONS, true));
  await migrate(bench.databaseUrl);
  const orm = await connect(bench.databaseUrl);
  const { applied, problems } = await importDataSet(orm.em.fork(), folder);
  await orm.close();
  if (!applied) throw new Error(problems.map(({ message }) => message).join('\n'));
  return folder;
}

/** Creates a scenario of the country, with the defaults; gives its id. */
export async function nationalScenario(url: string): Promise<string> {
  const { createScenario } = await dataOf<{ createScenario: { scenario: { id: string } } }>(
    url,
    `mutation { createScenario(input: { campaign: "${COUNTRY}", name: "National" }) { scenario { id } } }`,
  );
  return createScenario.scenario.id;
}

/** Launches a run; gives its id. */
export async function launched(url: string, scenario: string): Promise<string> {
  const { launchOptimization } = await dataOf<{ launchOptimization: { run: { id: string } } }>(
    url,
    'mutation ($scenario: ID!) { launchOptimization(scenario: $scenario) { run { id } problems { message } } }',
    { scenario },
  );
  return launchOptimization.run.id;
}

/** How the run stands; a server that has no time says so, and is asked again. */
export async function standing(url: string, run: string): Promise<Standing> {
  for (;;) {
    const { data } = await ask<{ run: Standing }>(url, STANDING, { run });
    if (data != null) return data.run;
    await delay(POLL_MS);
  }
}

/** Asks until the run is as wanted: a client sees no sooner that it is. */
export async function until(
  url: string,
  run: string,
  wanted: (standing: Standing) => boolean,
): Promise<Standing> {
  for (;;) {
    const stands = await standing(url, run);
    if (wanted(stands)) return stands;
    await delay(POLL_MS);
  }
}

/** Whether nothing more happens to the run. */
export function isOver({ state }: Standing): boolean {
  return state !== 'QUEUED' && state !== 'RUNNING';
}
