/** A client of the contract on the small campaign, alone or with a worker that solves what it launches. */

import { afterAll, beforeAll, expect } from '@jest/globals';
import type { MikroORM } from '@mikro-orm/postgresql';
import { connect } from '../../src/db/connect.ts';
import { type Api, testApi } from './api.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { startTestWorker, type TestWorker } from './run-worker.ts';
import { saveSmallCampaign } from './small-campaign.ts';
import type { SqlCounter } from './sql-count.ts';

/**
 * Gives a test file a database with the campaign `petite` and a client, ready for its tests and its own hooks, and
 * stops them after its tests, none of which may have met an internal error:
 *
 *     const { api } = campaignApi();
 *
 * @param counter counts the queries of the client and of nobody else.
 */
export function campaignApi(counter?: SqlCounter): { db: TestDatabase; api: Api } {
  const [db, api] = [{} as TestDatabase, {} as Api];
  let counted: MikroORM | undefined;
  beforeAll(async () => {
    Object.assign(db, await testDatabase());
    if (counter !== undefined) counted = await connect(db.url, counter.options);
    Object.assign(api, await testApi({ em: (counted ?? db.orm).em, jobs: db.jobs }));
    await saveSmallCampaign(db.orm.em.fork());
  });
  afterAll(async () => {
    await api.stop();
    await counted?.close();
    await db.drop();
    expect(api.failures).toEqual([]);
  });
  return { db, api };
}

/** The same, with a worker: it has connections that no counter sees, for it ends its runs in its own time. */
export function solvingApi(counter?: SqlCounter): { db: TestDatabase; api: Api; worker: TestWorker } {
  const worker = {} as TestWorker;
  // Jest calls hooks in the order they are given: the worker leaves before its database goes.
  afterAll(() => worker.close());
  const shared = campaignApi(counter);
  beforeAll(async () => {
    Object.assign(worker, await startTestWorker(shared.db));
  });
  return { ...shared, worker };
}
