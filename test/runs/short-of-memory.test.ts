/** Runs that are short of memory, their WebAssembly or their process, seen from outside: they end, and the next is solved. */

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Api, testApi } from '../support/api.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario, saveFourSessions } from '../support/four-sessions.ts';
import { expectVerifiedPlan, launched, reread, saveDifferentSessions } from '../support/long-run.ts';
import { startTestWorker, type TestWorker } from '../support/run-worker.ts';

/** Before a process is started, with the arguments it will have. */
const STARTS = 'tracing:child_process.spawn:start';

/** Pages of 64 kB: HiGHS starts in 320, and its WebAssembly aborts as soon as its tree grows. */
const SCARCE = '--wasm-max-mem-pages=330';

let db: TestDatabase;
let api: Api;
let worker: TestWorker | undefined;
beforeAll(async () => {
  db = await testDatabase();
  api = await testApi({ em: db.orm.em, jobs: db.jobs });
});
afterAll(async () => {
  await worker?.close();
  await api.stop();
  await db.drop();
});

async function told(id: string): Promise<unknown> {
  const { data } = await api.ask(
    'query ($id: ID!) { run(id: $id) { state reason plan { levels { name end } } } }',
    {
      id,
    },
  );
  return (data as { run: unknown }).run;
}

/** A scenario that one level solves, by HiGHS, which has to branch. */
async function aBranchingScenario(): Promise<string> {
  await saveDifferentSessions(db.orm.em.fork(), 'longue');
  const terms = ['smoothing', 'equity', 'fidelity'].map((term) => ({ term, weight: 1 }));
  const levels = [{ name: 'ensemble', terms, gap: 0, nodeLimit: 1_000_000, secondsLimit: 600 }];
  return aScenario(db.orm.em.fork(), {
    campaign: 'longue',
    choices: {
      windowWeeks: { STRUCTURAL: 26, CONJUNCTURAL: 26, INNOVATIVE: 26 },
      solver: { engine: 'highs', levels, proof: false },
    },
  });
}

test('each run that is short of memory ends with its reason, and those beside it are as if it had not been', async () => {
  const short = await aScenario(db.orm.em.fork(), {
    campaign: (await saveFourSessions(db.orm.em.fork(), 'essai')).slug,
  });
  const aborted = await launched(db, await aBranchingScenario());
  const starved = await launched(db, short);
  const others = [await launched(db, short), await launched(db, short)];
  // Less than anybody may ask for: Node alone holds more.
  await db.orm.em.fork().execute('update optimization_run set budget_megabytes = 16 where id = ?', [starved]);

  const scarce = (started: unknown): void => {
    const { options } = started as { options: { args: string[] } };
    options.args.splice(1, 0, SCARCE);
    // The first process that the worker starts, and no other.
    unsubscribe(STARTS, scarce);
  };
  subscribe(STARTS, scarce);
  worker = await startTestWorker(db);
  await worker.idle();

  expect(await told(aborted)).toEqual({
    state: 'SUCCEEDED',
    reason:
      "Le moteur s'est interrompu avant d'avoir fini (niveaux : ensemble). Le meilleur plan vérifié est gardé. Relancez le calcul ; si cela recommence, essayez l'autre moteur.",
    plan: { levels: [{ name: 'ensemble', end: 'ENGINE_FAILED' }] },
  });
  expect(await told(starved)).toEqual({
    state: 'FAILED',
    reason: expect.stringMatching(
      /^Le calcul a demandé plus de mémoire que les 16 Mo qui lui sont donnés \(\d+ Mo\)\. Relancez-le avec plus de mémoire \(budget\)/,
    ),
    plan: null,
  });
  for (const id of others) expect(await told(id)).toMatchObject({ state: 'SUCCEEDED', reason: null });
  const runs = await Promise.all([aborted, starved, ...others].map((id) => reread(db, id)));
  for (const { attempt, crashes } of runs) expect([attempt, crashes]).toEqual([1, 0]);
  expect(runs.map(({ assignments }) => assignments.length > 0)).toEqual([true, false, true, true]);
  expectVerifiedPlan(runs[0]!);
  expect(worker.failures).toEqual([]);
});
