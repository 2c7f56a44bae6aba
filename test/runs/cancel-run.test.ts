import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { OptimizationRun } from '../../src/entities/index.ts';
import { cancelRun, type RunKindOptions, resultOf } from '../../src/runs/index.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import {
  aLongScenario,
  expectVerifiedPlan,
  hasKeptPlan,
  launched,
  reread,
  runWhen,
} from '../support/long-run.ts';
import { startTestWorker, type TestWorker } from '../support/run-worker.ts';

let db: TestDatabase;
let scenario: string;
let listening: string;
let worker: TestWorker | undefined;

beforeAll(async () => {
  db = await testDatabase();
  scenario = await aLongScenario(db);
  listening = await aLongScenario(db, 'highs');
});
afterAll(() => db.drop());
afterEach(async () => {
  await worker?.close();
  worker = undefined;
});

const isExplained = ({ assignments }: OptimizationRun): boolean =>
  assignments.getItems().every(({ reasons }) => reasons.length > 0);

const cancel = (id: string) => cancelRun(db.orm.em.fork(), id);

async function codeOf(id: string): Promise<string | undefined> {
  const answer = await cancel(id);
  return 'problems' in answer ? answer.problems[0]?.code : undefined;
}

describe('cancelRun', () => {
  test.each<[string, Partial<RunKindOptions>]>([
    ['that listens answers with its best plan', { graceMs: 20_000 }],
    ['that does not is ended, and its best plan kept', { graceMs: 0 }],
    ['whose message was lost is found by the next look', { graceMs: 0, lookMs: 20 }],
  ])('a solve %s', async (title, options) => {
    worker = await startTestWorker(db, options);
    const id = await launched(db, title.includes('listens') ? listening : scenario);
    await runWhen(db, id, hasKeptPlan);
    if (title.includes('lost')) {
      // As a worker that was reconnecting sees it: the table says so, no message came.
      await db.orm.em
        .fork()
        .execute('update optimization_run set cancel_requested_at = now() where id = ?', [id]);
    } else {
      const answer = await cancel(id);
      expect('run' in answer && answer.run.state).toBe('RUNNING');
    }
    await worker.idle();
    const run = await reread(db, id);
    expect([run.state, run.reason]).toEqual([
      'CANCELLED',
      'Calcul annulé à la demande. Le meilleur plan vérifié est gardé.',
    ]);
    expectVerifiedPlan(run);
    const result = resultOf(run);
    expect(result?.status === 'PLANNED' && [result.plan.end, result.statistics.totalMs > 0]).toEqual([
      'CANCELLED',
      true,
    ]);
    // Nobody waits for why each session is there: it follows.
    while (!isExplained(await reread(db, id))) await delay(20);
  });

  test('a run that waits is cancelled at once and never starts', async () => {
    const id = await launched(db, scenario);
    const answer = await cancel(id);
    expect('run' in answer && answer.run.state).toBe('CANCELLED');
    worker = await startTestWorker(db);
    const next = await launched(db, scenario, { seconds: 1 });
    await runWhen(db, next, ({ state }) => state === 'RUNNING');
    const run = await reread(db, id);
    expect([run.state, run.startedAt, run.result, run.reason]).toEqual([
      'CANCELLED',
      null,
      null,
      'Calcul annulé à la demande.',
    ]);
  });

  test('refuses a run that has ended and one that does not exist', async () => {
    const id = await launched(db, scenario);
    expect(await codeOf(id)).toBeUndefined();
    expect(await codeOf(id)).toBe('RUN_FINISHED');
    expect(await codeOf('00000000-0000-7000-8000-000000000000')).toBe('RUN_UNKNOWN');
    expect(await codeOf('x')).toBe('RUN_UNKNOWN');
  });
});

test('a run that has used up its time keeps its best plan, and its levels end by the clock', async () => {
  worker = await startTestWorker(db);
  const id = await launched(db, scenario, { seconds: 8 });
  await worker.idle();
  const run = await reread(db, id);
  expect([run.state, run.reason]).toEqual([
    'SUCCEEDED',
    'Les 8 s données au calcul sont écoulées. Le meilleur plan vérifié est gardé.',
  ]);
  expectVerifiedPlan(run);
  const result = resultOf(run);
  expect(result?.status === 'PLANNED' && result.plan.end).toBe('CLOCK');
});
