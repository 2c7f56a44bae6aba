/** Simulations in workers as they are run: processes, which are killed, stopped and replaced. */

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { cancelSimulation } from '../../src/simulations/index.ts';
import { statesSeen, watch } from '../faults/witness.ts';
import { asAdmin } from '../support/admin.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { trySignal } from '../support/processes.ts';
import {
  aPlannedRun,
  isOver,
  launchedSimulation,
  MANY_DRAWS,
  simulationWhen,
} from '../support/simulations.ts';
import {
  forgetHeartbeat,
  solvingOf,
  startWorkerProcess,
  type WorkerProcess,
} from '../support/worker-process.ts';

let db: TestDatabase;
let run: string;
let worker: WorkerProcess;
beforeAll(async () => {
  db = await testDatabase();
  await asAdmin(db.url, watch);
  worker = await startWorkerProcess(db.url);
  run = await aPlannedRun(db, 'essai');
});
afterAll(async () => {
  await worker.kill();
  await db.drop();
});
/** Processes that were frozen, lest one be left. */
const frozen: number[] = [];
afterEach(() => {
  for (const pid of frozen.splice(0)) trySignal(pid, 'SIGKILL');
});

const launch = () => launchedSimulation(db, { run, parameters: { draws: MANY_DRAWS } });

/** Launches a simulation and freezes its process in the middle; gives its id and that of the process. */
async function frozenSimulation(): Promise<{ id: string; pid: number }> {
  const id = await launch();
  const pid = await solvingOf(worker);
  process.kill(pid, 'SIGSTOP');
  frozen.push(pid);
  return { id, pid };
}

const seen = (id: string): Promise<string[]> => asAdmin(db.url, (client) => statesSeen(client, id));

test('cancelled from another process, its process is ended within a second and nothing is kept', async () => {
  const { id, pid } = await frozenSimulation();
  const answer = await cancelSimulation(db.orm.em.fork(), id);
  expect('simulation' in answer && answer.simulation.state).toBe('RUNNING');
  const row = await simulationWhen(db, id, isOver);
  expect(row).toMatchObject({
    state: 'CANCELLED',
    reason: 'Simulation annulée à la demande.',
    result: null,
    resultHash: null,
    attempt: 1,
  });
  expect(row.finishedAt!.getTime() - row.cancelRequestedAt!.getTime()).toBeLessThan(1_000);
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});

test('after kill -9 another worker does it again, and finds what one that nothing disturbs does, once', async () => {
  const { id } = await frozenSimulation();
  const first = await simulationWhen(db, id, ({ state }) => state === 'RUNNING');
  await worker.kill();
  await forgetHeartbeat(db, id);
  worker = await startWorkerProcess(db.url);
  const row = await simulationWhen(db, id, isOver);
  expect(row).toMatchObject({ state: 'SUCCEEDED', attempt: 2, crashes: 1, drawsDone: MANY_DRAWS });
  expect(row.worker).not.toBe(first.worker);
  expect(await seen(id)).toEqual(['QUEUED 0', 'RUNNING 1', 'RUNNING 2', 'SUCCEEDED 2']);

  const undisturbed = await simulationWhen(db, await launch(), isOver);
  expect(row.resultHash).toBe(undisturbed.resultHash);
});

test('a worker that is told to stop hands its simulation back at once', async () => {
  const { id } = await frozenSimulation();
  worker.child.kill('SIGTERM');
  await worker.ended;
  expect(worker.child.exitCode).toBe(0);
  expect(await seen(id)).toEqual(['QUEUED 0', 'RUNNING 1', 'QUEUED 1']);
});
