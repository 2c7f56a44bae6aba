import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { hashOf, simulate } from '../../solver/index.ts';
import { SimulationRun } from '../../src/entities/index.ts';
import { instanceOf, parametersOf, resultOf } from '../../src/runs/index.ts';
import {
  parametersOf as drawnOf,
  launchSimulation,
  type NewSimulation,
  simulationOf,
} from '../../src/simulations/index.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario, saveFourSessions } from '../support/four-sessions.ts';
import { launched, reread } from '../support/long-run.ts';
import { startTestWorker, type TestWorker } from '../support/run-worker.ts';
import { aPlannedRun, isOver, simulationWhen } from '../support/simulations.ts';

let db: TestDatabase;
let worker: TestWorker;
let planned: string;
beforeAll(async () => {
  db = await testDatabase();
  worker = await startTestWorker(db);
  planned = await aPlannedRun(db, 'essai');
});
afterAll(async () => {
  await worker.close();
  await db.drop();
});

const launch = (asked: Partial<NewSimulation> = {}) =>
  launchSimulation(db.orm.em.fork(), db.jobs, { run: planned, ...asked });

async function simulated(parameters: object): Promise<SimulationRun> {
  const answer = await launch({ parameters });
  if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
  expect([answer.simulation.state, answer.simulation.startedAt]).toEqual(['QUEUED', null]);
  return simulationWhen(db, answer.simulation.id, isOver);
}

describe('a simulation', () => {
  test('finds what the solver finds with what the run keeps, and keeps all it takes to do it again', async () => {
    const row = await simulated({ draws: 50, seed: 7 });
    expect(row).toMatchObject({
      state: 'SUCCEEDED',
      reason: null,
      drawsDone: 50,
      attempt: 1,
      crashes: 0,
      worker: worker.worker.name,
      simulatedWith: '0.0.0-test',
      simulatedOnNode: process.versions.node,
    });
    expect(row.finishedAt!.getTime()).toBeGreaterThanOrEqual(row.startedAt!.getTime());
    expect(drawnOf(row)).toMatchObject({ draws: 50, seed: 7, slipWeeks: { least: 8, most: 13 } });

    const run = await reread(db, planned);
    const result = resultOf(run);
    if (result?.status !== 'PLANNED') throw new Error('the run has no plan');
    const expected = simulate(instanceOf(run), parametersOf(run), result.plan.assignments, drawnOf(row));
    expect(expected).toEqual({ status: 'SIMULATED', simulation: simulationOf(row) });
    expect(row.resultHash).toBe(hashOf(simulationOf(row)));
  });

  test('done again gives the same; with another seed, other draws', async () => {
    const [one, again, other] = [
      await simulated({ draws: 40, seed: 1 }),
      await simulated({ draws: 40, seed: 1 }),
      await simulated({ draws: 40, seed: 2 }),
    ];
    expect(again.resultHash).toBe(one.resultHash);
    expect(other.resultHash).not.toBe(one.resultHash);
  });
});

describe('is refused, and nothing is saved,', () => {
  const refused = async (asked: Partial<NewSimulation>) => {
    const before = await db.orm.em.fork().count(SimulationRun);
    const answer = await launch(asked);
    expect(await db.orm.em.fork().count(SimulationRun)).toBe(before);
    return 'problems' in answer && answer.problems;
  };

  test.each(['00000000-0000-7000-8000-000000000000', 'pas un identifiant'])(
    'for a run that does not exist: %s',
    async (run) => {
      expect(await refused({ run })).toMatchObject([{ code: 'RUN_UNKNOWN', path: '/run', value: run }]);
    },
  );

  test('for a run that has no plan yet', async () => {
    await worker.close();
    const em = db.orm.em.fork();
    const scenario = await aScenario(em, { campaign: (await saveFourSessions(em, 'autre')).slug });
    const run = await launched(db, scenario);
    expect(await refused({ run })).toMatchObject([{ code: 'PLAN_MISSING', path: '/run', value: run }]);
  });

  test('for parameters and a budget out of range, all told together', async () => {
    const parameters = { draws: 0, abandonShare: 2, slipShare: { STRUCTURAL: -0.1 } };
    expect(await refused({ parameters, budget: { seconds: 0 } })).toMatchObject([
      { path: '/parameters/draws', value: 0, message: expect.stringContaining('1') },
      { path: '/parameters/slipShare/STRUCTURAL', value: -0.1 },
      { path: '/parameters/abandonShare', value: 2 },
      { code: 'BUDGET_OUT_OF_RANGE', path: '/budget/seconds', value: 0 },
    ]);
    const [reversed] = (await refused({ parameters: { slipWeeks: { least: 14 } } })) || [];
    expect(reversed).toMatchObject({ code: 'SLIP_WEEKS_REVERSED', path: '/parameters/slipWeeks/most' });
  });
});
