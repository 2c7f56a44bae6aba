/** Who may write a run: the worker that took it last, and nobody else. */

import { expect, test } from '@jest/globals';
import { solve } from '../../solver/index.ts';
import { standingOf } from '../../src/durable/claim.ts';
import { release } from '../../src/durable/index.ts';
import { BestPlan } from '../../src/runs/best-plan.ts';
import { type ClaimedRun, claimRun } from '../../src/runs/claim.ts';
import { cancelRun, resultOf } from '../../src/runs/index.ts';
import type { RunEnd } from '../../src/runs/store-end.ts';
import { storeEnd } from '../../src/runs/store-end.ts';
import { claimedRuns } from '../support/claimed-runs.ts';

const by = { version: '0.0.0-test' };
const { db, launch, take, read, rowsOf } = claimedRuns();

async function endOf(run: ClaimedRun): Promise<RunEnd> {
  const result = await solve(run.instance, run.parameters);
  return { state: 'SUCCEEDED', reason: null, result, explanations: [] };
}

test('a worker thought dead writes nothing once another has the run', async () => {
  const id = await launch();
  const [dead, alive] = [await take(id, 'dead'), await take(id, 'alive')];
  expect([dead.attempt, alive.attempt, alive.crashes]).toEqual([1, 2, 1]);
  const end = await endOf(dead);

  const best = new BestPlan(dead);
  const plan = end.result?.status === 'PLANNED' ? end.result.plan : null;
  best.hear(10, plan!.assignments);
  await best.keep(db.orm);
  expect(await storeEnd(db.orm, dead, end, by)).toBe(false);
  await release(db.orm.em.fork(), 'optimization', dead, 1);
  expect(await standingOf(db.orm.em.fork(), 'optimization', dead)).toBe('LOST');
  expect(await read(id)).toMatchObject({ state: 'RUNNING', worker: 'alive', result: null, crashes: 1 });
  expect(await rowsOf(id)).toBe(0);

  expect(await standingOf(db.orm.em.fork(), 'optimization', alive)).toBe('HELD');
  expect(await storeEnd(db.orm, alive, end, by)).toBe(true);
  expect(await storeEnd(db.orm, alive, end, by)).toBe(false);
  expect([(await read(id)).state, await rowsOf(id)]).toEqual(['SUCCEEDED', 4]);
});

test('the same worker is fenced too: it is the attempt that counts', async () => {
  const id = await launch();
  const [first, second] = [await take(id, 'one'), await take(id, 'one')];
  expect(await storeEnd(db.orm, first, await endOf(first), by)).toBe(false);
  expect(await storeEnd(db.orm, second, await endOf(second), by)).toBe(true);
});

test('the best plan so far is read with the run, and the next attempt keeps it until it has one as good', async () => {
  const id = await launch();
  const first = await take(id, 'one');
  const end = await endOf(first);
  if (end.result?.status !== 'PLANNED') throw new Error('no plan');
  const good = end.result.plan.assignments;
  const best = new BestPlan(first);
  best.hear(10, good);
  await best.keep(db.orm);
  const running = await read(id);
  expect(running.state).toBe('RUNNING');
  expect(resultOf(running)).toMatchObject({ status: 'PLANNED', plan: { end: 'CANCELLED' } });
  expect(await rowsOf(id)).toBe(4);

  const next = new BestPlan(await take(id, 'two'));
  expect(next.exists).toBe(true);
  // All as wished: the peak that the good plan flattens.
  next.hear(
    20,
    good.map(({ session }) => ({ session, week: first.instance.sessions[0]!.wishedWeek })),
  );
  expect(next.result()?.plan.assignments).toEqual(
    resultOf(running)?.status === 'PLANNED' && best.result()?.plan.assignments,
  );
});

test('a plan that breaks a rule is no best plan', async () => {
  const run = await take(await launch(), 'one');
  const best = new BestPlan(run);
  best.hear(
    10,
    run.instance.sessions.map(({ id: session }) => ({ session, week: 51 })),
  );
  expect(best.result()).toBeNull();
});

test('a run handed back waits, without a crash; one that is over is not taken', async () => {
  const id = await launch();
  await release(db.orm.em.fork(), 'optimization', await take(id, 'one'), 0);
  expect(await read(id)).toMatchObject({ state: 'QUEUED', worker: null, attempt: 1, crashes: 0 });
  const again = await take(id, 'two');
  expect([again.attempt, again.crashes]).toEqual([2, 0]);
  await storeEnd(db.orm, again, await endOf(again), by);
  expect(await claimRun(db.orm.em.fork(), id, 'three')).toBeNull();
});

test('a cancel asked while a worker dies is known to the next', async () => {
  const id = await launch();
  await take(id, 'one');
  const answer = await cancelRun(db.orm.em.fork(), id);
  expect('run' in answer && answer.run.cancelRequestedAt).toEqual(expect.any(Date));
  expect((await take(id, 'two')).isCancelRequested).toBe(true);
});
