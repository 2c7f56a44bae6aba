import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { verify } from '../../solver/index.ts';
import { OptimizationRun } from '../../src/entities/index.ts';
import { importDataSet } from '../../src/imports/import-data-set.ts';
import {
  cancelRun,
  instanceOf,
  launchRun,
  parametersOf,
  progressOf,
  RunQueue,
  resultOf,
} from '../../src/runs/index.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario } from '../support/four-sessions.ts';

let db: TestDatabase;
let queue: RunQueue;
let scenario: string;

beforeAll(async () => {
  db = await testDatabase();
  const data = fileURLToPath(new URL('../../data', import.meta.url));
  await importDataSet(db.orm.em.fork(), join(data, 'normandie-2022'));
  // Wide windows and no gap allowed: a region-year that takes far longer than this test.
  scenario = await aScenario(db.orm.em.fork(), {
    campaign: 'normandie-2022',
    choices: {
      windowWeeks: { STRUCTURAL: 26, CONJUNCTURAL: 26, INNOVATIVE: 26 },
      solver: {
        levels: ['placement', 'smoothing', 'fidelity'].map((term) => ({
          name: term,
          terms: [{ term, weight: 1 }],
          gap: 0,
          secondsLimit: 60,
        })),
      },
    },
  });
});
afterAll(() => db.drop());
afterEach(() => queue.close());

async function launched(): Promise<string> {
  const result = await launchRun(db.orm.em.fork(), queue, scenario);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.run.id;
}

const reread = (id: string) =>
  db.orm.em.fork().findOneOrFail(OptimizationRun, id, { populate: ['instance', 'result', 'assignments'] });

/** Waits until the database knows that a verified plan exists. */
async function untilThereIsAPlan(id: string): Promise<void> {
  while (progressOf(await reread(id))?.hasPlan !== true) await delay(20);
}

function expectVerifiedPlan(run: OptimizationRun): void {
  const result = resultOf(run);
  if (result?.status !== 'PLANNED') throw new Error(`no plan was kept: ${result?.status}`);
  expect(verify(instanceOf(run), parametersOf(run), result.plan.assignments).valid).toBe(true);
  expect(result.plan.end).toBe('CANCELLED');
  expect(run.assignments.length).toBe(result.plan.assignments.length);
  expect(run.assignments.getItems().every(({ reasons }) => reasons.length > 0)).toBe(true);
  expect(result.statistics.totalMs).toBeGreaterThan(0);
}

describe('cancelRun', () => {
  test.each([
    ['that listens answers with its best plan', 20_000],
    ['that does not is ended, and its best plan kept', 0],
  ])('a solve %s', async (_, graceMs) => {
    queue = new RunQueue(db.orm, { progressMs: 1, graceMs });
    const id = await launched();
    await untilThereIsAPlan(id);
    const answer = await cancelRun(db.orm.em.fork(), queue, id);
    expect('run' in answer && answer.run.state).toBe('RUNNING');
    await queue.idle();
    const run = await reread(id);
    expect([run.state, run.reason]).toEqual([
      'CANCELLED',
      'Calcul annulé à la demande. Le meilleur plan vérifié est gardé.',
    ]);
    expectVerifiedPlan(run);
  });

  test('a run that waits is cancelled at once and never starts', async () => {
    queue = new RunQueue(db.orm, { progressMs: 1, graceMs: 0 });
    const [first, second] = [await launched(), await launched()];
    const answer = await cancelRun(db.orm.em.fork(), queue, second);
    expect('run' in answer && answer.run.state).toBe('CANCELLED');
    await cancelRun(db.orm.em.fork(), queue, first);
    await queue.idle();
    const run = await reread(second);
    expect([run.state, run.startedAt, run.result]).toEqual(['CANCELLED', null, null]);
    expect(run.reason).toBe('Calcul annulé avant de commencer.');
  });

  test('refuses a run that has ended, one that does not exist, and one of another server', async () => {
    queue = new RunQueue(db.orm, { progressMs: 1, graceMs: 0 });
    const id = await launched();
    const elsewhere = new RunQueue(db.orm);
    await untilThereIsAPlan(id);
    const codeOf = async (run: string, from: RunQueue) => {
      const answer = await cancelRun(db.orm.em.fork(), from, run);
      return 'problems' in answer ? answer.problems[0]?.code : undefined;
    };
    expect(await codeOf(id, elsewhere)).toBe('RUN_ELSEWHERE');
    await cancelRun(db.orm.em.fork(), queue, id);
    await queue.idle();
    expect(await codeOf(id, queue)).toBe('RUN_FINISHED');
    expect(await codeOf('00000000-0000-7000-8000-000000000000', queue)).toBe('RUN_UNKNOWN');
    expect(await codeOf('x', queue)).toBe('RUN_UNKNOWN');
  });
});
