import { describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { explainPlan, solve } from '../../solver/index.ts';
import { OptimizationRun, PlanAssignment } from '../../src/entities/index.ts';
import { runKind } from '../../src/runs/run-kind.ts';
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

describe('why each session is there follows a plan that was cut short', () => {
  /** A run that was cancelled with its plan, and what is to be told of each of its sessions. */
  async function cancelled() {
    const { executed, result } = await underWay();
    const end = { state: 'CANCELLED' as const, reason: null, result, explanations: null };
    expect(await storeEnd(db.orm, executed, end, by)).toBe(true);
    expect(await reasonsOf(executed.id)).toEqual([[], [], [], []]);
    const told = explainPlan(executed.instance, executed.parameters, result.plan.assignments);
    const kinds = told.map((one) => one.reasons.map(({ kind }) => kind));
    return { executed, plan: result.plan, told, kinds };
  }
  const reasonsOf = async (run: string): Promise<string[][]> => {
    const rows = await db.orm.em.fork().find(PlanAssignment, { run });
    return rows.map((row) => row.reasons.map(({ kind }) => String(kind))).toSorted();
  };

  test('for that very plan', async () => {
    const { executed, plan, told, kinds } = await cancelled();
    const other = { ...plan, assignments: plan.assignments.slice(1) };
    await storeReasons(db.orm.em.fork(), executed, other, told);
    expect(await reasonsOf(executed.id)).toEqual([[], [], [], []]);
    await storeReasons(db.orm.em.fork(), executed, plan, told);
    expect(await reasonsOf(executed.id)).toEqual(kinds.toSorted());
  });

  test('from the next worker, if its own died before', async () => {
    const { executed, kinds } = await cancelled();
    const order = { id: executed.id, worker: 'autre', log: pino({ enabled: false }) };
    expect(await runKind(by).execute(db.orm, order).done).toBe('OVER');
    expect(await reasonsOf(executed.id)).toEqual(kinds.toSorted());
    expect(await read(executed.id)).toMatchObject({ state: 'CANCELLED', worker: 'essai' });
  });
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
