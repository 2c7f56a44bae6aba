/** Simulations that do not go to their end: each says why, and the next is done. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SimulationRun } from '../../src/entities/index.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { startedBy } from '../support/processes.ts';
import { startTestWorker, type TestWorker } from '../support/run-worker.ts';
import {
  aPlannedRun,
  isOver,
  launchedSimulation,
  MANY_DRAWS,
  simulationWhen,
} from '../support/simulations.ts';

let db: TestDatabase;
let worker: TestWorker;
let run: string;
beforeAll(async () => {
  db = await testDatabase();
  worker = await startTestWorker(db);
  run = await aPlannedRun(db, 'essai');
});
afterAll(async () => {
  await worker.close();
  await db.drop();
});

const parameters = { draws: MANY_DRAWS };

async function expectNextDone(): Promise<void> {
  const row = await simulationWhen(
    db,
    await launchedSimulation(db, { run, parameters: { draws: 1 } }),
    isOver,
  );
  expect(row).toMatchObject({ state: 'SUCCEEDED', attempt: 1 });
}

test('one that never answers is ended with its time', async () => {
  const id = await launchedSimulation(db, { run, parameters, budget: { seconds: 1 } });
  const pid = await startedBy(process.pid);
  process.kill(pid, 'SIGSTOP');
  expect(await simulationWhen(db, id, isOver)).toMatchObject({
    state: 'FAILED',
    reason:
      'Les 1 s données à la simulation sont écoulées. Donnez-lui plus de temps (budget), ou demandez moins de tirages.',
    result: null,
    attempt: 1,
    crashes: 0,
  });
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  await expectNextDone();
});

test('one that takes more memory than it is given is ended', async () => {
  await worker.close();
  const id = await launchedSimulation(db, { run, parameters });
  // Less than anybody may ask for: Node alone holds more. Said before a worker can take it.
  await db.orm.em.fork().nativeUpdate(SimulationRun, { id }, { budgetMegabytes: 16 });
  worker = await startTestWorker(db);
  const row = await simulationWhen(db, id, isOver);
  expect(row).toMatchObject({ state: 'FAILED', attempt: 1, crashes: 0, result: null });
  expect(row.reason).toMatch(
    /^La simulation a demandé plus de mémoire que les 16 Mo qui lui sont donnés \(\d+ Mo\)\. /,
  );
  await expectNextDone();
});

test('the third crash ends one', async () => {
  const id = await launchedSimulation(db, { run, parameters });
  let killed: number | undefined;
  for (const attempt of [1, 2, 3]) {
    await simulationWhen(db, id, (row) => row.attempt === attempt);
    killed = await startedBy(process.pid, killed);
    process.kill(killed, 'SIGKILL');
  }
  const row = await simulationWhen(db, id, isOver);
  expect(row).toMatchObject({ state: 'FAILED', attempt: 3, crashes: 3, result: null });
  expect(row.reason).toMatch(
    /^La simulation a été interrompue 3 fois \(la dernière : SIGKILL\) et n'est plus reprise\. /,
  );
  await expectNextDone();
});

test('one whose plan the judge refuses by now says which rule', async () => {
  await worker.close();
  const id = await launchedSimulation(db, { run, parameters });
  await db.orm.em
    .fork()
    .execute(
      `update optimization_run set result = jsonb_set(result::jsonb, '{plan,assignments,0,week}', '9999')::json where id = ?`,
      [run],
    );
  worker = await startTestWorker(db);
  const row = await simulationWhen(db, id, isOver);
  expect(row).toMatchObject({ state: 'FAILED', attempt: 1, result: null });
  expect(row.reason).toMatch(/^Le plan gardé avec le calcul ne peut plus être simulé : .*9999/);
});
