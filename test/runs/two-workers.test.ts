/** Two workers, each a process, and one run: one of them executes it, and it ends once. */

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario, saveFourSessions } from '../support/four-sessions.ts';
import { expectVerifiedPlan, launched, reread, runWhen } from '../support/long-run.ts';
import { solvingOf, startWorkerProcess, type WorkerProcess } from '../support/worker-process.ts';

let db: TestDatabase;
let short: string;
const started: WorkerProcess[] = [];
beforeAll(async () => {
  db = await testDatabase();
  const em = db.orm.em.fork();
  short = await aScenario(em, { campaign: (await saveFourSessions(em, 'essai')).slug });
});
afterAll(() => db.drop());
afterEach(async () => {
  for (const { child, ended } of started.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
});

async function aWorker(): Promise<WorkerProcess> {
  const worker = await startWorkerProcess(db.url);
  started.push(worker);
  return worker;
}

/** The row as the database holds it: any write of it, the same values even, gives it another version. */
async function versionOf(id: string): Promise<unknown> {
  return db.orm.em.fork().execute('select xmin::text, ctid::text from optimization_run where id = ?', [id]);
}

test('a worker that sleeps until another has ended its run writes nothing when it wakes up', async () => {
  const sleeper = await aWorker();
  const id = await launched(db, short);
  await solvingOf(sleeper);
  sleeper.child.kill('SIGSTOP');
  const taken = await reread(db, id);
  expect([taken.state, taken.attempt]).toEqual(['RUNNING', 1]);

  // Its solve goes on, and what it answers waits to be heard. Nothing hurries the queue here: ten seconds without
  // a sign of life, as shipped.
  await aWorker();
  const asleepAt = performance.now();
  const ended = await runWhen(db, id, ({ state }) => state === 'SUCCEEDED');
  expect(performance.now() - asleepAt).toBeLessThan(30_000);
  expect([ended.attempt, ended.crashes]).toEqual([2, 1]);
  expect(ended.worker).not.toBe(taken.worker);
  const before = await versionOf(id);

  sleeper.child.kill('SIGCONT');
  // It heard its solve out, and then works as before.
  const [other] = started.splice(1, 1);
  other!.child.kill('SIGTERM');
  await other!.ended;
  const next = await runWhen(db, await launched(db, short), ({ state }) => state === 'SUCCEEDED');
  expect([next.worker, next.attempt]).toEqual([taken.worker, 1]);
  expect(await versionOf(id)).toEqual(before);
  expectVerifiedPlan(await reread(db, id));
});

test('of runs that two workers are told of at once, each is executed once', async () => {
  await Promise.all([aWorker(), aWorker()]);
  const ids = await Promise.all(Array.from({ length: 8 }, () => launched(db, short)));
  const runs = await Promise.all(ids.map((id) => runWhen(db, id, ({ state }) => state === 'SUCCEEDED')));
  expect(runs.map(({ attempt, crashes }) => [attempt, crashes])).toEqual(ids.map(() => [1, 0]));
  expect(new Set(runs.map(({ worker }) => worker)).size).toBe(2);
  expect(new Set(runs.map(({ planHash }) => planHash)).size).toBe(1);
});
