/** A database restarted at once under a server and its workers, as shipped: all come back, and work goes on in time. */

import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildApp } from '../support/built-app.ts';
import { RESUMED_WITHIN_MS, ready } from './lane.ts';
import { type Standing, standing, violations, watch } from './witness.ts';
import { Work } from './work.ts';
import { type Kept, World } from './world.ts';

const app = buildApp();
let world: World;
let work: Work;
beforeAll(async () => {
  world = await World.create(app.folder);
  work = await Work.prepare(world);
  await world.ask(watch);
  world.startServer();
  world.addWorker();
  world.addWorker();
  await ready(world);
}, 300_000);
afterAll(async () => {
  await work.close();
  await world.close();
  app.remove();
});

/** Waits until the runs stand as told. */
async function runsWhen(holds: (runs: Standing) => boolean, patienceMs: number): Promise<Standing> {
  const from = performance.now();
  for (;;) {
    const runs = await world.ask(standing);
    if (holds(runs)) return runs;
    expect(performance.now() - from).toBeLessThan(patienceMs);
    await delay(50);
  }
}

const areOver = ({ waiting, running }: Standing): boolean => waiting + running === 0;

test('a restart of the database, and the end of the worker that had the run', async () => {
  while (world.workers.some(({ isReady }) => !isReady)) await delay(50);
  await runsWhen(areOver, 60_000);
  const pidsOf = (kept: Kept[]) => kept.map(({ child }) => child?.pid);
  await work.launch('server');
  let struck: Kept | undefined;
  while (struck === undefined) {
    struck = world.workers.find((worker) => worker.children().length > 0);
    await delay(5);
  }
  const others = [world.server!, ...world.workers.filter((worker) => worker !== struck)];
  const pids = pidsOf(others);
  expect(world.signalDatabase('SIGQUIT')).toBe(true);
  expect(struck.signal('SIGKILL')).toBe(true);

  // Two runs were over; the other is taken for the second time.
  await runsWhen(({ attempts }) => attempts === 4, RESUMED_WITHIN_MS);
  expect(await runsWhen(areOver, 60_000)).toMatchObject({ over: 3, givenUp: 0, attempts: 4 });
  // Nobody but who was killed began again.
  expect(pidsOf(others)).toEqual(pids);

  await ready(world);
  const { runs, imports } = { runs: work.runs.length, imports: work.imports.length };
  await Promise.all([work.launch('server'), work.import('server')]);
  await runsWhen((all) => all.over === 4, 60_000);
  expect([work.runs.length, work.imports.length]).toEqual([runs + 1, imports + 1]);
  expect(await world.ask((client) => violations(client, work))).toEqual([]);
}, 300_000);
