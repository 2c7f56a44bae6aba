/** A solve that goes wrong in a worker as it is run: its run ends and says why, and the worker takes the next. */

import { execFileSync, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario, saveFourSessions } from '../support/four-sessions.ts';
import { aLongScenario, expectVerifiedPlan, launched, runWhen } from '../support/long-run.ts';
import { solvingOf, startWorkerProcess, type WorkerProcess } from '../support/worker-process.ts';

let db: TestDatabase;
let worker: WorkerProcess;
let long: string;
let short: string;
beforeAll(async () => {
  db = await testDatabase();
  long = await aLongScenario(db);
  short = await aScenario(db.orm.em.fork(), {
    campaign: (await saveFourSessions(db.orm.em.fork(), 'essai')).slug,
  });
  worker = await startWorkerProcess(db.url);
});
afterAll(async () => {
  await worker.kill();
  await db.drop();
});

/** The worker is the one that began, and solves what comes next at its first attempt. */
async function expectNextSolved(): Promise<void> {
  const run = await runWhen(db, await launched(db, short), ({ state }) => state === 'SUCCEEDED');
  expect([run.attempt, run.crashes, run.assignments.length]).toEqual([1, 0, 4]);
  expect(worker.child.exitCode ?? worker.child.signalCode).toBeNull();
}

const overAfter = (seconds: number): string => `Les ${seconds} s données au calcul sont écoulées. `;

test('an engine that never gives back control is ended with the time of its run, and its plan is kept', async () => {
  // javascript-lp-solver is lost in this scenario, and hears nothing.
  const id = await launched(db, long, { seconds: 12 });
  const run = await runWhen(db, id, ({ state }) => state !== 'QUEUED' && state !== 'RUNNING');
  expect([run.state, run.attempt, run.reason]).toEqual([
    'SUCCEEDED',
    1,
    `${overAfter(12)}Le meilleur plan vérifié est gardé.`,
  ]);
  expectVerifiedPlan(run);
  await expectNextSolved();
});

test('so is a whole process that never answers, not even that it should stop', async () => {
  const id = await launched(db, long, { seconds: 5 });
  const solving = await solvingOf(worker);
  process.kill(solving, 'SIGSTOP');
  const run = await runWhen(db, id, ({ state }) => state !== 'QUEUED' && state !== 'RUNNING');
  // How far it had come is chance; that it is told is not.
  expect(['SUCCEEDED', 'FAILED']).toContain(run.state);
  expect([run.attempt, run.reason?.startsWith(overAfter(5))]).toEqual([1, true]);
  expect(() => process.kill(solving, 0)).toThrow('ESRCH');
  await expectNextSolved();
});

/** Linux alone lets the memory of a process that runs be limited. */
const canLimit = spawnSync('prlimit', ['--version']).status === 0;

(canLimit ? test : test.skip)(
  `a machine that has no memory left ends its run the third time, and says so${canLimit ? '' : ' (not tried: it takes prlimit, which Linux has)'}`,
  async () => {
    const limitTo = (bytes: string): void =>
      void execFileSync('prlimit', ['--pid', String(worker.child.pid), `--data=${bytes}:`]);
    // What a process starts in, and not the engine in it: Node reserves some 600 MB for each thread.
    limitTo(String(1_300 * 2 ** 20));
    const id = await launched(db, long);
    const run = await runWhen(db, id, ({ state }) => state !== 'QUEUED' && state !== 'RUNNING');
    limitTo('unlimited');
    expect(run).toMatchObject({ state: 'FAILED', attempt: 3, crashes: 3 });
    expect(run.reason).toBe(
      "Le calcul a été interrompu 3 fois (la dernière : SIGTRAP, la machine n'avait plus de mémoire à lui donner) et n'est plus repris. " +
        'Vérifiez la mémoire libre des machines qui calculent, puis relancez-le.',
    );
    await expectNextSolved();
  },
);
