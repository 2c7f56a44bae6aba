/** What befalls one run befalls nothing else of its worker. */

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { ensureJobs } from '../../src/durable/index.ts';
import { OptimizationRun } from '../../src/entities/index.ts';
import { cancelRun, runKind } from '../../src/runs/index.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario, saveFourSessions } from '../support/four-sessions.ts';
import {
  aLongScenario,
  expectVerifiedPlan,
  hasKeptPlan,
  launched,
  reread,
  runWhen,
} from '../support/long-run.ts';
import { workingFor } from '../support/processes.ts';
import { startTestWorker, type TestWorker } from '../support/run-worker.ts';

let db: TestDatabase;
let long: string;
let short: string;
let workers: TestWorker[] = [];

beforeAll(async () => {
  db = await testDatabase();
  long = await aLongScenario(db);
  const em = db.orm.em.fork();
  short = await aScenario(em, { campaign: (await saveFourSessions(em, 'essai')).slug });
});
afterAll(() => db.drop());
afterEach(async () => {
  for (const worker of workers) await worker.close();
  workers = [];
});

async function aWorker(): Promise<TestWorker> {
  const worker = await startTestWorker(db);
  workers.push(worker);
  return worker;
}

/** Processes that solve for this one. */
const solving = (): number[] => workingFor(process.pid);

test('a solve that the system kills is tried again, three times, and the next run is solved', async () => {
  await aWorker();
  const id = await launched(db, long);
  const next = await launched(db, short);
  for (const attempt of [1, 2, 3]) {
    await runWhen(db, id, (run) => run.attempt === attempt && hasKeptPlan(run) && solving().length === 1);
    process.kill(solving()[0]!, 'SIGKILL');
  }
  const run = await runWhen(db, id, ({ state }) => state === 'FAILED');
  expect(run.reason).toMatch(
    /^Le calcul a été interrompu 3 fois \(la dernière : SIGKILL\) et n'est plus repris\./,
  );
  expect([run.attempt, run.crashes]).toEqual([3, 3]);
  // What it had found is not lost.
  expectVerifiedPlan(run);
  expect((await runWhen(db, next, ({ state }) => state === 'SUCCEEDED')).attempt).toBe(1);
});

test('two workers and one run: one of them executes it', async () => {
  const [one, other] = [await aWorker(), await aWorker()];
  const id = await launched(db, short);
  const run = await runWhen(db, id, ({ state }) => state === 'SUCCEEDED');
  expect([run.attempt, run.assignments.length]).toEqual([1, 4]);
  expect([one.worker.name, other.worker.name]).toContain(run.worker);
});

test('a run without a job, of a database filled before there was a queue, is taken', async () => {
  const id = await launched(db, short);
  const em = db.orm.em.fork();
  await em.execute('delete from pgboss.job where id = ?', [id]);
  await ensureJobs(db.orm, db.jobs, [runKind({ version: '0.0.0-test' })]);
  await ensureJobs(db.orm, db.jobs, [runKind({ version: '0.0.0-test' })]);
  expect(await em.execute('select count(*)::int as jobs from pgboss.job where id = ?', [id])).toEqual([
    { jobs: 1 },
  ]);
  await aWorker();
  await runWhen(db, id, ({ state }) => state === 'SUCCEEDED');
});

test('connections that the server cuts are made again: the run goes on, and the next is taken', async () => {
  await aWorker();
  const id = await launched(db, long);
  await runWhen(db, id, hasKeptPlan);
  await db.orm.em
    .fork()
    .execute(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
  await cancelRun(db.orm.em.fork(), id);
  const run = await runWhen(db, id, ({ state }) => state === 'CANCELLED');
  expect(run.attempt).toBe(1);
  expectVerifiedPlan(run);
  const next = await launched(db, short);
  await runWhen(db, next, ({ state }) => state === 'SUCCEEDED');
  expect(await db.orm.em.fork().count(OptimizationRun, { state: 'RUNNING' })).toBe(0);
  expect((await reread(db, next)).crashes).toBe(0);
});
