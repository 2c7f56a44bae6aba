/** Following runs and campaigns with the client that the field uses, over two servers of one database. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Client } from 'graphql-ws';
import { OptimizationRun, PoecSession } from '../../../src/entities/index.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { type FollowedApi, follow, followedApi, follower } from '../../support/followed.ts';
import { aScenario, saveFourSessions } from '../../support/four-sessions.ts';
import { startTestWorker, type TestWorker } from '../../support/run-worker.ts';

let db: TestDatabase;
let worker: TestWorker;
let [near, far]: FollowedApi[] = [];
let client: Client;
let campaign: string;
let scenario: string;
beforeAll(async () => {
  db = await testDatabase();
  worker = await startTestWorker(db);
  near = await followedApi(db, { jobs: db.jobs });
  far = await followedApi(db, { jobs: db.jobs });
  client = follower(near.ws);
  const em = db.orm.em.fork();
  campaign = (await saveFourSessions(em, 'suivie')).id;
  scenario = await aScenario(em, { campaign: 'suivie' });
});
afterAll(async () => {
  await client.dispose();
  await worker.close();
  await near?.close();
  await far?.close();
  await db.drop();
});

async function mutate(server: FollowedApi, query: string, variables: object): Promise<object> {
  const answer = await fetch(`${server.url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answer.json()) as { data: object; errors?: unknown };
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

const FOLLOW_RUN = `subscription ($run: ID!) {
  runProgress(run: $run) {
    id state reason
    progress { hasPlan elapsedMs levels { level value bound gap } }
  }
}`;
interface RunAnswer {
  runProgress: { id: string; state: string; progress: { hasPlan: boolean; levels: object[] } | null };
}

const FOLLOW_CAMPAIGN = `subscription ($campaign: String!, $of: [ChangedThing!]) {
  campaignChanges(campaign: $campaign, of: $of) { campaign isComplete changes { of kind id } }
}`;
interface CampaignAnswer {
  campaignChanges: { campaign: string; isComplete: boolean; changes: object[] };
}

describe('a run launched on one server and followed on another', () => {
  test('is told from where it is to its plan, and the subscription ends with it', async () => {
    const launched = await mutate(
      far!,
      'mutation ($scenario: ID!) { launchOptimization(scenario: $scenario) { run { id } } }',
      { scenario },
    );
    const { id } = (launched as { launchOptimization: { run: { id: string } } }).launchOptimization.run;
    const told: RunAnswer['runProgress'][] = [];
    const answers = client.iterate<RunAnswer>({ query: FOLLOW_RUN, variables: { run: id } });
    for await (const { data } of answers as AsyncIterable<{ data?: RunAnswer }>) {
      if (data !== undefined) told.push(data.runProgress);
    }
    expect(told.at(-1)).toMatchObject({
      id,
      state: 'SUCCEEDED',
      reason: null,
      progress: { hasPlan: true, levels: expect.arrayContaining([expect.objectContaining({ gap: 0 })]) },
    });
    const states = told.map(({ state }) => state);
    expect(states).toEqual([...states].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)));
    // One that is over tells its end at once, and ends.
    const late = follow<RunAnswer>(client, FOLLOW_RUN, { run: id });
    expect((await late.next()).runProgress.state).toBe('SUCCEEDED');
    expect(await late.ended()).toBe(true);
  });

  test('that does not exist is refused like anywhere else', async () => {
    for (const run of ['0191a0b0-0000-7000-8000-000000000000', 'pas un identifiant']) {
      const following = follow(client, FOLLOW_RUN, { run });
      await expect(following.next()).rejects.toThrow(/NOT_FOUND/);
    }
    expect(near?.failures).toEqual([]);
  });
});

const ORDER = ['QUEUED', 'RUNNING', 'SUCCEEDED'];

describe('a campaign changed on one server and followed on another', () => {
  test('says what changed, once it is committed', async () => {
    const following = follow<CampaignAnswer>(client, FOLLOW_CAMPAIGN, {
      campaign: 'suivie',
      of: ['SCENARIO', 'SESSION'],
    });
    expect(await following.next()).toEqual({
      campaignChanges: { campaign, isComplete: false, changes: [] },
    });
    const created = await mutate(
      far!,
      `mutation { createScenario(input: { campaign: "suivie", name: "Ailleurs" }) { scenario { id } } }`,
      {},
    );
    const { id } = (created as { createScenario: { scenario: { id: string } } }).createScenario.scenario;
    expect(await following.next()).toEqual({
      campaignChanges: { campaign, isComplete: true, changes: [{ of: 'SCENARIO', kind: 'CREATED', id }] },
    });

    const em = db.orm.em.fork();
    const session = await em.findOneOrFail(PoecSession, { campaign, reference: 'S1' });
    session.hours = 71;
    await em.flush();
    expect(await following.next()).toEqual({
      campaignChanges: {
        campaign,
        isComplete: true,
        changes: [{ of: 'SESSION', kind: 'UPDATED', id: session.id }],
      },
    });
    await following.stop();
  });

  test('has all its subscriptions on one connection, each with what it asked for', async () => {
    const all = [['SCENARIO'], ['SESSION'], ['RUN'], ['PROJECT'], null].map((of) =>
      follow<CampaignAnswer>(client, FOLLOW_CAMPAIGN, { campaign, of }),
    );
    for (const one of all) expect((await one.next()).campaignChanges.isComplete).toBe(false);
    const em = db.orm.em.fork();
    const session = await em.findOneOrFail(PoecSession, { campaign, reference: 'S2' });
    session.hours = 72;
    await em.flush();
    const changes = [{ of: 'SESSION', kind: 'UPDATED', id: session.id }];
    for (const one of [all[1]!, all[4]!]) expect((await one.next()).campaignChanges.changes).toEqual(changes);
    for (const one of all) await one.stop();
  });

  test('that does not exist is refused', async () => {
    const following = follow(client, FOLLOW_CAMPAIGN, { campaign: 'nulle-part' });
    await expect(following.next()).rejects.toThrow(/nulle-part.*NOT_FOUND/);
  });

  test('a value that the contract refuses says which and what was expected', async () => {
    const following = follow(client, FOLLOW_CAMPAIGN, { campaign: 'suivie', of: ['PLANETE'] });
    await expect(following.next()).rejects.toThrow(/PLANETE/);
    expect(near?.failures).toEqual([]);
  });
});

test('a slow reader gets the last state of a run, not all those in between', async () => {
  const em = db.orm.em.fork();
  const [run] = await em.find(OptimizationRun, {}, { limit: 1 });
  await em.nativeUpdate(
    OptimizationRun,
    { id: run!.id },
    { state: 'RUNNING', finishedAt: null, result: null },
  );
  const following = follow<RunAnswer>(client, FOLLOW_RUN, { run: run!.id });
  await following.next();
  const write = (value: number) =>
    em.nativeUpdate(
      OptimizationRun,
      { id: run!.id },
      {
        progress: {
          level: 'smoothing',
          value,
          bound: 0,
          gap: 1,
          elapsedMs: value,
          hasPlan: true,
          levels: [],
        },
      },
    );
  for (let n = 200; n >= 1; n -= 1) await write(n);
  let [answers, elapsedMs] = [0, 0];
  while (elapsedMs !== 1) {
    const { runProgress } = (await following.next()) as unknown as {
      runProgress: { progress: { elapsedMs: number } };
    };
    elapsedMs = runProgress.progress.elapsedMs;
    answers += 1;
  }
  expect(answers).toBeLessThan(200);
  await following.stop();
});
