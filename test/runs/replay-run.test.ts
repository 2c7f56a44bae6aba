import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { OptimizationRun } from '../../src/entities/index.ts';
import { findPlanned } from '../../src/runs/index.ts';
import { compareReplay } from '../../src/runs/replay-run.ts';
import { metronome } from '../cli/metronome.ts';
import { type Api, testApi } from '../support/api.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario, saveFourSessions } from '../support/four-sessions.ts';
import { launched } from '../support/long-run.ts';
import { startTestWorker, type TestWorker } from '../support/run-worker.ts';

let db: TestDatabase;
let worker: TestWorker;
let api: Api;
let run: string;
beforeAll(async () => {
  db = await testDatabase();
  worker = await startTestWorker(db);
  api = await testApi({ em: db.orm.em, jobs: db.jobs });
  const em = db.orm.em.fork();
  run = await launched(db, await aScenario(em, { campaign: (await saveFourSessions(em, 'essai')).slug }));
  await worker.idle();
});
afterAll(async () => {
  expect([...api.failures, ...worker.failures]).toEqual([]);
  await api.stop();
  await worker.close();
  await db.drop();
});

const REPLAY =
  'mutation ($run: ID!) { replayRun(run: $run) { run { id replay { isSame } } problems { code path } } }';

test('a run solved again gives the same plan, and says so', async () => {
  const answer = await api.ask(REPLAY, { run });
  const id = expect.any(String);
  expect(answer).toMatchObject({ data: { replayRun: { run: { id, replay: null }, problems: [] } } });
  await worker.idle();
  const replay = (answer.data as { replayRun: { run: { id: string } } }).replayRun.run.id;
  expect(
    await api.ask('query ($id: ID!) { run(id: $id) { state replay { isSame moved reasons } } }', {
      id: replay,
    }),
  ).toMatchObject({
    data: { run: { state: 'SUCCEEDED', replay: { isSame: true, moved: 0, reasons: [] } } },
  });
});

test('the command line solves it again too', async () => {
  const answer = await metronome(['replay', run], { env: { DATABASE_URL: db.url } });
  expect([answer.code, answer.out]).toEqual([0, 'Le même plan : 4 sessions aux mêmes dates.\n']);
});

test('another plan is told with what may explain it', async () => {
  const found = await findPlanned(db.orm.em.fork(), run);
  if ('problems' in found) throw new Error('no plan');
  const { solved } = found;
  const assignments = solved.plan.assignments.map((one, s) => (s === 0 ? { ...one, week: null } : one));
  const other = { ...solved, plan: { ...solved.plan, assignments } };
  expect(compareReplay(solved, other)).toEqual({ isSame: false, moved: 1, reasons: [] });
  const late = {
    ...other,
    solvedWith: '9.9.9',
    plan: { ...other.plan, end: 'CLOCK' as const, instanceHash: 'x' },
  };
  expect(compareReplay(late, solved)).toEqual({
    isSame: false,
    moved: 1,
    reasons: ['CLOCK', 'VERSION', 'DATA'],
  });
});

test('refuses a run that does not exist, and one without a plan', async () => {
  expect(await api.ask(REPLAY, { run: 'x' })).toMatchObject({
    data: { replayRun: { run: null, problems: [{ code: 'RUN_UNKNOWN', path: '/run' }] } },
  });
  await db.orm.em.fork().nativeUpdate(OptimizationRun, { id: run }, { state: 'INVALID', result: null });
  expect(await api.ask(REPLAY, { run })).toMatchObject({
    data: { replayRun: { run: null, problems: [{ code: 'PLAN_MISSING', path: '/run' }] } },
  });
});
