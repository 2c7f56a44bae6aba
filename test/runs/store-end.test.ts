import { expect, test } from '@jest/globals';
import { explainPlan, solve } from '../../solver/index.ts';
import { OptimizationRun, PlanAssignment } from '../../src/entities/index.ts';
import { storeEnd } from '../../src/runs/store-end.ts';
import { storeReasons } from '../../src/runs/store-plan.ts';
import { claimedRuns } from '../support/claimed-runs.ts';

const by = { version: '0.0.0-test' };
const { db, launch, take, read, rowsOf } = claimedRuns();

/** A run under way, and the plan that solving it gives. */
async function underWay() {
  const executed = await take(await launch(), 'essai');
  const result = await solve(executed.instance, executed.parameters);
  if (result.status !== 'PLANNED') throw new Error(result.status);
  return { executed, result };
}

test('a plan that breaks a rule is not stored: the run has failed and says which', async () => {
  const { executed, result } = await underWay();
  const moved = result.plan.assignments.map((one, s) => (s === 0 ? { ...one, week: 51 } : one));
  const broken = { ...result, plan: { ...result.plan, assignments: moved } };
  const end = { state: 'SUCCEEDED', reason: null, result: broken, explanations: [] } as const;
  expect(await storeEnd(db.orm, executed, { ...end, explanations: [] }, by)).toBe(true);
  const run = await read(executed.id);
  expect([run.state, run.result]).toEqual(['FAILED', null]);
  expect(run.reason).toMatch(/^Le plan calculé a été refusé à la vérification \(1 règles? enfreintes?\) : /);
  expect(await rowsOf(executed.id)).toBe(0);
});

test('nothing is written to a run that is over', async () => {
  const { executed, result } = await underWay();
  const em = db.orm.em.fork();
  await em.nativeUpdate(OptimizationRun, { id: executed.id }, { state: 'FAILED', reason: 'perdu' });
  const end = { state: 'SUCCEEDED' as const, reason: null, result, explanations: [] };
  expect(await storeEnd(db.orm, executed, end, by)).toBe(false);
  expect(await read(executed.id)).toMatchObject({ state: 'FAILED', reason: 'perdu', result: null });
  expect(await rowsOf(executed.id)).toBe(0);
});

test('why each session is there follows a plan that was cut short, from who ended it alone', async () => {
  const { executed, result } = await underWay();
  const end = { state: 'CANCELLED' as const, reason: null, result, explanations: null };
  expect(await storeEnd(db.orm, executed, end, by)).toBe(true);
  const reasons = async (): Promise<string[][]> => {
    const rows = await db.orm.em.fork().find(PlanAssignment, { run: executed.id });
    return rows.map((row) => row.reasons.map(({ kind }) => String(kind)));
  };
  expect(await reasons()).toEqual([[], [], [], []]);
  const told = explainPlan(executed.instance, executed.parameters, result.plan.assignments);
  await storeReasons(db.orm.em.fork(), { ...executed, attempt: executed.attempt + 1 }, told);
  expect(await reasons()).toEqual([[], [], [], []]);
  await storeReasons(db.orm.em.fork(), executed, told);
  const kinds = told.map((one) => one.reasons.map(({ kind }) => kind));
  expect((await reasons()).toSorted()).toEqual(kinds.toSorted());
});

test('a session that has left the campaign is in the plan, not among the rows', async () => {
  const { executed, result } = await underWay();
  const em = db.orm.em.fork();
  await em.execute(`update poec_session set reference = 'S4-RETIREE' where reference = 'S4'`);
  try {
    const end = { state: 'SUCCEEDED' as const, reason: null, result, explanations: [] };
    expect(await storeEnd(db.orm, executed, end, by)).toBe(true);
    expect([result.plan.assignments.length, await rowsOf(executed.id)]).toEqual([4, 3]);
  } finally {
    await em.execute(`update poec_session set reference = 'S4' where reference = 'S4-RETIREE'`);
  }
});
