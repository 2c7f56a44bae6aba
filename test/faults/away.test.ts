/**
 * A database that answers nobody for a while: nobody ends, nothing is lost, and work goes on by itself.
 * `AWAY_SECONDS=60` makes it the minute of `docs/faults.md`; a heartbeat of the queue is lost in less.
 */

import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { trySignal } from '../support/processes.ts';
import { standing, violations, watch } from './witness.ts';
import { Work } from './work.ts';
import { World } from './world.ts';

const AWAY_SECONDS = Number(process.env.AWAY_SECONDS ?? 15);

let world: World;
let work: Work;
beforeAll(async () => {
  world = await World.create('');
  work = await Work.prepare(world);
  await world.ask(watch);
  world.addWorker();
}, 300_000);
afterAll(async () => {
  await work.close();
  await world.close();
});

test('a database away for a while and back', async () => {
  const [worker] = world.workers;
  while (worker?.isReady !== true) await delay(50);
  const { pid } = worker.child!;
  for (let n = 0; n < 5; n += 1) await work.launch('here');
  const frozen = world.databaseProcesses();
  for (const one of frozen) trySignal(one, 'SIGSTOP');
  await delay(1_000 * AWAY_SECONDS);
  for (const one of frozen) trySignal(one, 'SIGCONT');

  const backAt = performance.now();
  for (;;) {
    const { waiting, running } = await world.ask(standing);
    if (waiting + running === 0) break;
    expect(performance.now() - backAt).toBeLessThan(120_000);
    await delay(200);
  }
  expect(await world.ask((client) => violations(client, work))).toEqual([]);
  expect(await world.ask(standing)).toMatchObject({ over: 7, givenUp: 0 });
  // The same process all along.
  expect(worker.child?.pid).toBe(pid);
}, 300_000);
