/** What is killed exactly as a plan is being proven: the plan stays, and the run ends once. */

import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { projectRoot } from '../../src/config.ts';
import type { OptimizationRun } from '../../src/entities/index.ts';
import { importDataSet } from '../../src/imports/import-data-set.ts';
import { resultOf } from '../../src/runs/index.ts';
import { setsOutToProve } from '../faults/sets-out-to-prove.ts';
import { statesSeen, watch } from '../faults/witness.ts';
import { asAdmin } from '../support/admin.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario } from '../support/four-sessions.ts';
import { expectVerifiedPlan, launched, runWhen } from '../support/long-run.ts';
import { startTestWorker } from '../support/run-worker.ts';
import { startWorkerProcess } from '../support/worker-process.ts';

let db: TestDatabase;
let scenario: string;
beforeAll(async () => {
  db = await testDatabase();
  // A region-year: its proof takes long enough to be struck.
  await importDataSet(db.orm.em.fork(), join(projectRoot(), 'data', 'normandie-2022'));
  scenario = await aScenario(db.orm.em.fork(), { campaign: 'normandie-2022' });
  await asAdmin(db.url, watch);
});
afterAll(() => db.drop());

/** Every change of its state, as the database saw it. */
const seen = (id: string): Promise<string[]> => asAdmin(db.url, (client) => statesSeen(client, id));

const isProven = (run: OptimizationRun): boolean => {
  const result = resultOf(run);
  return result?.status === 'PLANNED' && result.proof !== undefined;
};

test('the process that proves: the answer stands without its proof', async () => {
  const kill = (told: unknown): void => {
    const { process: solving } = told as { process: ChildProcess };
    solving.on('message', (said) => setsOutToProve(said) && solving.kill('SIGKILL'));
  };
  const worker = await startTestWorker(db);
  subscribe('child_process', kill);
  try {
    const id = await launched(db, scenario);
    const run = await runWhen(db, id, ({ state }) => state !== 'QUEUED' && state !== 'RUNNING');
    expect([run.state, run.reason, run.attempt, run.crashes]).toEqual(['SUCCEEDED', null, 1, 0]);
    expect(isProven(run)).toBe(false);
    expectVerifiedPlan(run);
    expect(await seen(id)).toEqual(['QUEUED 0', 'RUNNING 1', 'SUCCEEDED 1']);
  } finally {
    unsubscribe('child_process', kill);
    await worker.close();
  }
});

test('its worker: another solves and proves it, and it ends once', async () => {
  const preload = new URL('../faults/killed-at-proof.ts', import.meta.url).href;
  const first = await startWorkerProcess(db.url, `--import=${preload}`);
  first.child.kill('SIGUSR2');
  const id = await launched(db, scenario);
  await first.ended;
  expect(first.child.signalCode).toBe('SIGKILL');
  const second = await startWorkerProcess(db.url);
  try {
    const run = await runWhen(db, id, ({ state }) => state === 'SUCCEEDED');
    expect([run.attempt, run.crashes, isProven(run)]).toEqual([2, 1, true]);
    expectVerifiedPlan(run);
    expect(await seen(id)).toEqual(['QUEUED 0', 'RUNNING 1', 'RUNNING 2', 'SUCCEEDED 2']);
  } finally {
    await second.kill();
  }
});
