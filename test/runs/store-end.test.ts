import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { solve } from '../../solver/index.ts';
import { OptimizationRun, PlanAssignment } from '../../src/entities/index.ts';
import { instanceOf, launchRun, parametersOf, RunQueue } from '../../src/runs/index.ts';
import { type ExecutedRun, storeEnd } from '../../src/runs/store-end.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario, saveFourSessions } from '../support/four-sessions.ts';

let db: TestDatabase;
let campaignId: string;
let scenario: string;

beforeAll(async () => {
  db = await testDatabase();
  const em = db.orm.em.fork();
  const campaign = await saveFourSessions(em, 'essai');
  campaignId = campaign.id;
  scenario = await aScenario(em, { campaign: 'essai' });
});
afterAll(() => db.drop());

/** A run under way, and the plan that solving it gives. */
async function underWay() {
  const em = db.orm.em.fork();
  const closed = new RunQueue(db.orm);
  await closed.close();
  const launched = await launchRun(em, closed, scenario);
  if ('problems' in launched) throw new Error(JSON.stringify(launched.problems));
  const { run } = launched;
  await em.nativeUpdate(OptimizationRun, { id: run.id }, { state: 'RUNNING' });
  const executed: ExecutedRun = {
    id: run.id,
    campaign: campaignId,
    instance: instanceOf(run),
    parameters: parametersOf(run),
  };
  const result = await solve(executed.instance, executed.parameters);
  if (result.status !== 'PLANNED') throw new Error(result.status);
  return { executed, result };
}

const read = (id: string) => db.orm.em.fork().findOneOrFail(OptimizationRun, id, { populate: ['result'] });
const assignmentsOf = (run: string) => db.orm.em.fork().count(PlanAssignment, { run });

test('a plan that breaks a rule is not stored: the run has failed and says which', async () => {
  const { executed, result } = await underWay();
  const moved = result.plan.assignments.map((one, s) => (s === 0 ? { ...one, week: 51 } : one));
  const broken = { ...result, plan: { ...result.plan, assignments: moved } };
  const end = { state: 'SUCCEEDED', reason: null, result: broken, explanations: [] } as const;
  expect(await storeEnd(db.orm, executed, { ...end, explanations: [] })).toBe(true);
  const run = await read(executed.id);
  expect([run.state, run.result]).toEqual(['FAILED', null]);
  expect(run.reason).toMatch(/^Le plan calculé a été refusé à la vérification \(1 règles? enfreintes?\) : /);
  expect(await assignmentsOf(executed.id)).toBe(0);
});

test('nothing is written to a run that another process has judged lost', async () => {
  const { executed, result } = await underWay();
  const em = db.orm.em.fork();
  await em.nativeUpdate(OptimizationRun, { id: executed.id }, { state: 'FAILED', reason: 'perdu' });
  const end = { state: 'SUCCEEDED' as const, reason: null, result, explanations: [] };
  expect(await storeEnd(db.orm, executed, end)).toBe(false);
  expect(await read(executed.id)).toMatchObject({ state: 'FAILED', reason: 'perdu', result: null });
  expect(await assignmentsOf(executed.id)).toBe(0);
});

test('a session that has left the campaign is in the plan, not among the rows', async () => {
  const { executed, result } = await underWay();
  const em = db.orm.em.fork();
  await em.execute(`update poec_session set reference = 'S4-RETIREE' where reference = 'S4'`);
  try {
    const end = { state: 'SUCCEEDED' as const, reason: null, result, explanations: [] };
    expect(await storeEnd(db.orm, executed, end)).toBe(true);
    expect([result.plan.assignments.length, await assignmentsOf(executed.id)]).toEqual([4, 3]);
  } finally {
    await em.execute(`update poec_session set reference = 'S4' where reference = 'S4-RETIREE'`);
  }
});
