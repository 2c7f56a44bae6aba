/** Workers as they are run: processes, which are killed, stopped and replaced. */

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { OptimizationRun } from '../../src/entities/index.ts';
import { cancelRun } from '../../src/runs/index.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import {
  aLongScenario,
  expectVerifiedPlan,
  hasKeptPlan,
  launched,
  reread,
  runWhen,
} from '../support/long-run.ts';
import { forgetHeartbeat, startWorkerProcess, type WorkerProcess } from '../support/worker-process.ts';

let db: TestDatabase;
let scenario: string;
const started: WorkerProcess[] = [];

beforeAll(async () => {
  db = await testDatabase();
  scenario = await aLongScenario(db);
});
afterAll(() => db.drop());
afterEach(async () => {
  for (const worker of started.splice(0)) await worker.kill();
});

async function aWorker(): Promise<WorkerProcess> {
  const worker = await startWorkerProcess(db.url);
  started.push(worker);
  return worker;
}

test('after kill -9 another worker takes the run, cancels it when asked from here, and there is one result', async () => {
  const id = await launched(db, scenario);
  const first = await aWorker();
  const before = await runWhen(db, id, hasKeptPlan);
  const second = await aWorker();
  await first.kill();
  await forgetHeartbeat(db, id);
  const again = await runWhen(db, id, ({ attempt }) => attempt === 2);
  expect(again).toMatchObject({ state: 'RUNNING', crashes: 1 });
  expect(again.worker).not.toBe(before.worker);
  // What the first attempt had found is still there for all to read.
  expectVerifiedPlan(again);

  await runWhen(db, id, (run) => hasKeptPlan(run) && run.progress !== null);
  await cancelRun(db.orm.em.fork(), id);
  const run = await runWhen(db, id, ({ state }) => state !== 'RUNNING');
  expect([run.state, run.attempt, run.crashes]).toEqual(['CANCELLED', 2, 1]);
  expectVerifiedPlan(run);
  expect(second.child.exitCode).toBeNull();
});

test('a worker that is told to stop hands its run back at once, and another goes on', async () => {
  const id = await launched(db, scenario);
  const first = await aWorker();
  await runWhen(db, id, hasKeptPlan);
  first.child.kill('SIGTERM');
  await first.ended;
  expect(first.child.exitCode).toBe(0);
  expect(await reread(db, id)).toMatchObject({ state: 'QUEUED', worker: null, attempt: 1, crashes: 0 });

  await aWorker();
  expect(await runWhen(db, id, ({ state }) => state === 'RUNNING')).toMatchObject({ attempt: 2, crashes: 0 });
  await cancelRun(db.orm.em.fork(), id);
  await runWhen(db, id, ({ state }) => state === 'CANCELLED');
});

test('the third crash ends a run', async () => {
  const id = await launched(db, scenario);
  await db.orm.em.fork().nativeUpdate(OptimizationRun, { id }, { crashes: 2 });
  const first = await aWorker();
  await runWhen(db, id, ({ state }) => state === 'RUNNING');
  await first.kill();
  await forgetHeartbeat(db, id);
  await aWorker();
  const run = await runWhen(db, id, ({ state }) => state !== 'RUNNING');
  expect([run.state, run.attempt, run.crashes]).toEqual(['FAILED', 2, 3]);
  expect(run.reason).toMatch(/^Le calcul a été interrompu 3 fois .* et n'est plus repris\./);
});
