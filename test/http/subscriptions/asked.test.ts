/** What is refused of a subscription: the same as of any operation, in the same words. */

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';
import { type FollowedApi, followedApi } from '../../support/followed.ts';
import { saveFourSessions } from '../../support/four-sessions.ts';
import { cutAll, FOLLOW, greeted, subscribe } from '../../support/raw-subscriber.ts';

let db: TestDatabase;
const servers: FollowedApi[] = [];
beforeAll(async () => {
  db = await testDatabase();
  await saveFourSessions(db.orm.em.fork(), 'suivie');
});
afterEach(async () => {
  cutAll();
  for (const server of servers.splice(0)) {
    expect(server.failures).toEqual([]);
    await server.close();
  }
});
afterAll(async () => {
  await db.drop();
});

async function serve(): Promise<FollowedApi> {
  const server = await followedApi(db, { jobs: db.jobs });
  servers.push(server);
  return server;
}

describe('what may be asked', () => {
  test.each<[string, string, object, string, string]>([
    ['a query', '{ campaigns { totalCount } }', {}, 'WRONG_TRANSPORT', 'HTTP'],
    ['a mutation', 'mutation { cancelRun(run: "x") { run { id } } }', {}, 'WRONG_TRANSPORT', 'HTTP'],
    ['what cannot be read', 'subscription {', {}, 'GRAPHQL_PARSE_FAILED', 'Syntax'],
    ['what does not exist', 'subscription { nothing }', {}, 'GRAPHQL_VALIDATION_FAILED', 'nothing'],
    [
      'two things at once',
      'subscription { a: campaignChanges(campaign: "suivie") { campaign } b: campaignChanges(campaign: "suivie") { campaign } }',
      {},
      'GRAPHQL_VALIDATION_FAILED',
      '',
    ],
    [
      'more tokens than a document may have',
      `subscription { ${'a '.repeat(6_000)} }`,
      {},
      'QUERY_TOO_LARGE',
      '5000',
    ],
    [
      'more fields than an operation may have',
      `subscription { campaignChanges(campaign: "suivie") { ${Array.from({ length: 1_100 }, (_, n) => `a${n}:campaign`).join(' ')} } }`,
      {},
      'QUERY_TOO_LARGE',
      '',
    ],
    [
      'a text that the database refuses',
      'subscription ($c: String!) { campaignChanges(campaign: $c) { campaign } }',
      { c: '\0' },
      'BAD_USER_INPUT',
      'nul',
    ],
    [
      'a variable of another type',
      'subscription ($c: String!) { campaignChanges(campaign: $c) { campaign } }',
      { c: { a: 1 } },
      'BAD_USER_INPUT',
      '$c',
    ],
  ])('%s is refused as over HTTP, and the connection goes on', async (_, query, variables, code, hint) => {
    const client = await greeted(await serve());
    client.say(subscribe('1', query, variables));
    await eventually('the refusal', () => client.heard.some(({ id }) => id === '1'));
    const refusals = client.heard.find(({ id }) => id === '1') as unknown as {
      type: string;
      payload: { message: string; extensions: { code: string } }[];
    };
    expect(refusals.type).toBe('error');
    expect(refusals.payload[0]?.extensions.code).toBe(code);
    expect(refusals.payload[0]?.message).toContain(hint);
    expect(JSON.stringify(refusals.payload)).not.toMatch(/stacktrace|node_modules/);
    client.say(subscribe('2', FOLLOW));
    await eventually('the next one', () =>
      client.heard.some(({ id, type }) => id === '2' && type === 'next'),
    );
  });

  test('a subscription over HTTP says where to go', async () => {
    const server = await serve();
    const answer = await fetch(`${server.url}graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: FOLLOW }),
    });
    expect(await answer.json()).toMatchObject({
      errors: [{ message: expect.stringContaining('WebSocket'), extensions: { code: 'WRONG_TRANSPORT' } }],
    });
  });
});
