/** A few rounds of the faults, and that the witness sees what it has to. `npm run faults` does a thousand. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRandom } from '../../data/reconstruction/random.ts';
import { OptimizationRun, PlanAssignment, SimulationRun } from '../../src/entities/index.ts';
import { asAdmin } from '../support/admin.ts';
import { buildApp } from '../support/built-app.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { drawFaults, FAULTS } from './faults.ts';
import { runRounds, sharesOf } from './rounds.ts';
import { DRAWN } from './simulations.ts';
import { violations, watch } from './witness.ts';
import { Work } from './work.ts';

test('a seed gives the same faults, of every kind, on every machine', () => {
  const draws = drawFaults(createRandom(5), 1_000);
  expect(drawFaults(createRandom(5), 1_000)).toEqual(draws);
  expect(new Set(draws.map(({ fault }) => fault))).toEqual(new Set(Object.keys(FAULTS)));
  expect(drawFaults(createRandom(6), 1_000)).not.toEqual(draws);
  expect(Object.values(FAULTS).reduce((sum, weight) => sum + weight, 0)).toBe(100);
});

test('lanes share the rounds, each once, in order', () => {
  const draws = drawFaults(createRandom(5), 10);
  const shares = sharesOf(draws, 3);
  expect(shares.map(({ first, draws: own }) => [first, own.length])).toEqual([
    [1, 4],
    [5, 4],
    [9, 2],
  ]);
  expect(shares.flatMap((share) => share.draws)).toEqual(draws);
});

describe('the witness sees', () => {
  let db: TestDatabase;
  let work: Work;
  let run: string;
  beforeAll(async () => {
    db = await testDatabase();
    work = await Work.prepare({ databaseUrl: db.url, serverUrl: 'http://127.0.0.1:1/' });
    await asAdmin(db.url, watch);
    run = work.runs[0]!;
  });
  afterAll(async () => {
    await work.close();
    await db.drop();
  });

  const found = (): Promise<string[]> => asAdmin(db.url, (client) => violations(client, work));
  const write = (data: object): Promise<number> =>
    db.orm.em.fork().nativeUpdate(OptimizationRun, { id: run }, data);

  test('nothing when all is well', async () => {
    expect(await found()).toEqual([]);
  });

  test('half an import, one that is not the last, one that is lost', async () => {
    await work.applyImports();
    expect(await found()).toEqual([]);
    const em = db.orm.em.fork();
    await em.execute(`update poec_session set hours = 333 where reference = 'I1'`);
    expect(await found()).toEqual([expect.stringContaining('half an import')]);
    await em.execute(`update poec_session set hours = 333 where reference like 'I%'`);
    expect(await found()).toEqual([expect.stringContaining('not the last: 333 h x 60, expected 101 h x 60')]);
    await em.execute(`update poec_session set hours = 101 where reference like 'I%'`);
    work.imports.push('0191a0b0-0000-7000-8000-000000000000');
    expect(await found()).toEqual([expect.stringContaining('an import that was acknowledged is lost')]);
    work.imports.pop();
    expect(await found()).toEqual([]);
  });

  test('a simulation that is lost, that found something else, or that ended without a reason', async () => {
    const [id] = work.simulations;
    work.simulations.push('0191a0b0-0000-7000-8000-000000000000');
    expect(await found()).toEqual([expect.stringContaining('a simulation that was acknowledged is lost')]);
    work.simulations.pop();
    const end = (data: object) => db.orm.em.fork().nativeUpdate(SimulationRun, { id: id! }, data);
    await end({ state: 'SUCCEEDED', drawsDone: DRAWN.draws, result: {}, resultHash: work.simulatedHash });
    expect(await found()).toEqual([]);
    await end({ resultHash: 'x' });
    expect(await found()).toEqual([expect.stringContaining('something else than one undisturbed')]);
    await end({ state: 'CANCELLED', result: null, resultHash: null });
    expect((await found()).join()).toContain('a simulation ended in a state that nothing explains');
    await db.orm.em.fork().nativeDelete(SimulationRun, { id: id! });
    work.simulations.pop();
    await asAdmin(db.url, (client) => client.query('DELETE FROM faults.seen WHERE run = $1', [id]));
    expect(await found()).toEqual([]);
  });

  test('a run that is lost, taken twice, written after its end, or without its whole plan', async () => {
    work.runs.push('0191a0b0-0000-7000-8000-000000000000');
    expect(await found()).toEqual([expect.stringContaining('acknowledged is lost')]);
    work.runs.pop();

    await write({ state: 'RUNNING', attempt: 1, startedAt: new Date() });
    expect(await found()).toEqual([]);
    await write({ state: 'SUCCEEDED', result: {}, planHash: 'x' });
    expect(await found()).toEqual([
      expect.stringContaining('has not exactly its plan'),
      expect.stringContaining('the same data gave two plans'),
    ]);
    await db.orm.em.fork().nativeDelete(PlanAssignment, { run });
    await write({ state: 'FAILED', reason: 'essai', crashes: 3 });
    expect(await found()).toEqual([expect.stringContaining('written after its end')]);
    await write({ state: 'RUNNING', attempt: 3 });
    expect((await found()).join()).toContain('taken twice, or went backwards');
  });
});

test('a few rounds leave nothing lost, twice or by half', async () => {
  const app = buildApp();
  try {
    const report = await runRounds(app.folder, { seed: 3, rounds: 6 }, () => {});
    expect(report.violations).toEqual([]);
    expect(report.rounds).toBe(6);
    expect(Object.values(report.struck).reduce((sum, n) => sum + n, 0)).toBeGreaterThan(2);
    expect(report.standing).toMatchObject({ waiting: 0, running: 0 });
  } finally {
    app.remove();
  }
}, 300_000);
