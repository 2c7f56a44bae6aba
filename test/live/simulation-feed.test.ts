import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SimulationRun } from '../../src/entities/index.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type FollowedApi, type Following, follow, followedApi, follower } from '../support/followed.ts';
import { startTestWorker } from '../support/run-worker.ts';
import { aPlannedRun, launchedSimulation } from '../support/simulations.ts';

let db: TestDatabase;
let api: FollowedApi;
let run: string;
beforeAll(async () => {
  db = await testDatabase();
  const worker = await startTestWorker(db);
  run = await aPlannedRun(db, 'suivie');
  await worker.close();
  api = await followedApi(db, { jobs: db.jobs });
});
afterAll(async () => {
  expect(api.failures).toEqual([]);
  await api.close();
  await db.drop();
});

interface Progress {
  simulationProgress: { state: string; drawsDone: number };
}
interface Changes {
  campaignChanges: { isComplete: boolean; changes: object[] };
}

test('a simulation tells how it stands at once, then its draws, and ends; its campaign hears of its states', async () => {
  const client = follower(api.ws);
  const campaign: Following<Changes> = follow(
    client,
    'subscription { campaignChanges(campaign: "suivie", of: [SIMULATION]) { isComplete changes { of kind id } } }',
  );
  expect(await campaign.next()).toEqual({ campaignChanges: { isComplete: false, changes: [] } });
  const id = await launchedSimulation(db, { run, parameters: { draws: 30 } });
  const changed = (kind: string) => ({
    campaignChanges: { isComplete: true, changes: [{ of: 'SIMULATION', kind, id }] },
  });
  expect(await campaign.next()).toEqual(changed('CREATED'));

  const news: Following<Progress> = follow(
    client,
    'subscription ($id: ID!) { simulationProgress(simulation: $id) { id state reason drawsDone draws } }',
    { id },
  );
  const stands = (state: string, drawsDone: number, reason: string | null = null) => ({
    simulationProgress: { id, state, reason, drawsDone, draws: 30 },
  });
  const write = (data: object) => db.orm.em.fork().nativeUpdate(SimulationRun, { id }, data);
  expect(await news.next()).toEqual(stands('QUEUED', 0));
  await write({ state: 'RUNNING', startedAt: new Date() });
  expect(await news.next()).toEqual(stands('RUNNING', 0));
  expect(await campaign.next()).toEqual(changed('UPDATED'));
  await write({ drawsDone: 12 });
  expect(await news.next()).toEqual(stands('RUNNING', 12));
  await write({ state: 'FAILED', reason: 'essai', finishedAt: new Date() });
  expect(await news.next()).toEqual(stands('FAILED', 12, 'essai'));
  expect(await news.ended()).toBe(true);
  // Draws are no change of the campaign: the next it hears of is the end.
  expect(await campaign.next()).toEqual(changed('UPDATED'));
  await campaign.stop();
  await client.dispose();
});
