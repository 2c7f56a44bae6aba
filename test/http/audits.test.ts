/** The public audit suite of GraphQL over HTTP, run against the real server and its real contract. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type HttpApi, httpApi } from '../support/http-api.ts';

let db: TestDatabase;
let api: HttpApi;
beforeAll(async () => {
  db = await testDatabase();
  api = await httpApi({ em: db.orm.em, jobs: db.jobs });
});
afterAll(async () => {
  await api.close();
  await db.drop();
});

// As any client would ask: no header that the suite does not send itself.
const audits = serverAudits({ url: () => `${api.url}graphql` });

test('the suite is the one of 61 audits: 13 MUST, 23 SHOULD, 25 MAY', () => {
  const levels = audits.map(({ name }) => name.split(' ')[0]);
  const count = (level: string) => levels.filter((found) => found === level).length;
  expect([audits.length, count('MUST'), count('SHOULD'), count('MAY')]).toEqual([61, 13, 23, 25]);
});

describe('GraphQL over HTTP, by the book', () => {
  test.each(audits.map(({ id, name, fn }) => [id, name, fn] as const))('%s %s', async (_id, _name, audit) => {
    const result = await audit();
    // Also what the suite calls a notice or a warning (MAY, SHOULD): all are held.
    expect(result).toMatchObject({ status: 'ok' });
  });
});
