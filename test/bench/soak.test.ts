/** The storm of the soak on a real server with its database: small here, so that every kind is known to be sound. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { KINDS } from '../../bench/soak/hostile-requests.ts';
import { type Outcome, storm } from '../../bench/soak/storm.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type FollowedApi, followedApi } from '../support/followed.ts';
import { saveFourSessions } from '../support/four-sessions.ts';

let db: TestDatabase;
let server: FollowedApi;
let outcome: Outcome;
beforeAll(async () => {
  db = await testDatabase();
  await saveFourSessions(db.orm.em.fork(), 'normandie-2022');
  server = await followedApi(db, { jobs: db.jobs });
  outcome = await storm(server.url, { seed: 1, requests: 600, atOnce: 8, secondsLimit: 60 });
}, 120_000);
afterAll(async () => {
  await server.close();
  await db.drop();
});

const statusesOf = (kind: string): string[] => [...(outcome.byKind.get(kind)?.keys() ?? [])].sort();

test('every kind is answered, none by a failure of ours', () => {
  expect(outcome.sent).toBe(600);
  expect(server.failures).toEqual([]);
  for (const [kind, { weight }] of Object.entries(KINDS)) {
    const statuses = statusesOf(kind);
    expect(statuses.filter((status) => !/^[234]\d\d$/.test(status))).toEqual([]);
    if (weight >= 1) expect(statuses.length).toBeGreaterThan(0);
  }
});

test('wrong tokens are refused, and one address that goes on is made to wait', () => {
  expect(statusesOf('wrong tokens, from one address')).toEqual(['401', '429']);
  expect(statusesOf('requests of another site')).toEqual(['403']);
  expect(statusesOf('batches')).toEqual(['400']);
});

test('nothing that was to be refused was written', async () => {
  const [rows] = await db.orm.em
    .fork()
    .execute(
      'select (select count(*)::int from optimization_run) as runs, (select count(*)::int from scenario) as scenarios',
    );
  expect(rows).toEqual({ runs: 0, scenarios: 0 });
});
