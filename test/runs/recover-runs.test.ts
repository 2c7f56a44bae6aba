import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RunState } from '../../src/domain/run-state.ts';
import { OptimizationRun, Scenario } from '../../src/entities/index.ts';
import { launchRun, RunQueue, recoverRuns } from '../../src/runs/index.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario, saveFourSessions } from '../support/four-sessions.ts';

let db: TestDatabase;
let scenario: string;

beforeAll(async () => {
  db = await testDatabase();
  const em = db.orm.em.fork();
  const { slug } = await saveFourSessions(em, 'essai');
  scenario = await aScenario(em, { campaign: slug });
});
afterAll(() => db.drop());

/** A run as a process that died has left it. */
async function leftBehind(state: RunState): Promise<string> {
  const em = db.orm.em.fork();
  const closed = new RunQueue(db.orm);
  await closed.close();
  const launched = await launchRun(em, closed, scenario);
  if ('problems' in launched) throw new Error(JSON.stringify(launched.problems));
  await em.nativeUpdate(OptimizationRun, { id: launched.run.id }, { state, startedAt: new Date() });
  return launched.run.id;
}

const read = (id: string) => db.orm.em.fork().findOneOrFail(OptimizationRun, id);

test('a start marks the run of a dead process failed and takes up those that waited', async () => {
  const [lost, waiting] = [await leftBehind('RUNNING'), await leftBehind('QUEUED')];
  const queue = new RunQueue(db.orm);
  const recovery = await recoverRuns(db.orm, queue, db.url);
  expect(recovery).toMatchObject({ failed: 1, queued: 1, presence: { wasAlone: true } });
  await queue.idle();
  expect(await read(lost)).toMatchObject({
    state: 'FAILED',
    reason:
      "Le serveur s'est arrêté pendant le calcul. Relancez-le : les mêmes données redonnent le même plan.",
  });
  expect((await read(waiting)).state).toBe('SUCCEEDED');
  await queue.close();
  await recovery.presence.release();
});

test('a second server leaves the runs of the living one alone', async () => {
  const [first, second] = [new RunQueue(db.orm), new RunQueue(db.orm)];
  const alive = await recoverRuns(db.orm, first, db.url);
  const running = await leftBehind('RUNNING');
  const other = await recoverRuns(db.orm, second, db.url);
  expect(other).toMatchObject({ failed: 0, queued: 0, presence: { wasAlone: false } });
  expect((await read(running)).state).toBe('RUNNING');

  await alive.presence.release();
  await other.presence.release();
  const next = await recoverRuns(db.orm, first, db.url);
  expect(next).toMatchObject({ failed: 1, presence: { wasAlone: true } });
  await next.presence.release();
  expect(await db.orm.em.fork().count(Scenario)).toBe(1);
});
