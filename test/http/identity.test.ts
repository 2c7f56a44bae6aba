/** Who is let in over HTTP, and the one answer that everybody else receives. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { revokeToken } from '../../src/access/tokens.ts';
import { roles } from '../../src/domain/role.ts';
import { AccessToken } from '../../src/entities/index.ts';
import { FAILURES_A_MINUTE } from '../../src/http/identity.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aToken } from '../support/given-token.ts';
import { type HttpApi, httpApi } from '../support/http-api.ts';

let db: TestDatabase;
let api: HttpApi;
let region: string;

beforeAll(async () => {
  db = await testDatabase();
  region = await aToken(db.orm.em.fork(), { name: 'Région Normandie', roles: ['REGION'] });
});
afterAll(() => db.drop());

/** A server that has seen no failure yet. */
async function served<T>(
  use: (ask: (authorization?: string) => Promise<Response>) => Promise<T>,
): Promise<T> {
  api = await httpApi({ em: db.orm.em, jobs: db.jobs });
  try {
    return await use((authorization) =>
      fetch(`${api.url}graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(authorization === undefined ? {} : { authorization }),
        },
        body: JSON.stringify({ query: '{ viewer { kind organisationName opco roles } }' }),
      }),
    );
  } finally {
    await api.close();
  }
}

test('a token opens with the roles of its organisation; without one, in local mode, the machine does', async () => {
  await served(async (ask) => {
    expect(await (await ask(`Bearer ${region}`)).json()).toMatchObject({
      data: {
        viewer: { kind: 'TOKEN', organisationName: 'Région Normandie', opco: null, roles: ['REGION'] },
      },
      extensions: { cost: { requested: 1, actual: 1, limit: 20_000 } },
    });
    expect(await (await ask()).json()).toMatchObject({
      data: { viewer: { kind: 'LOCAL', roles: roles.codes } },
    });
  });
});

describe('what does not hold', () => {
  test('is answered 401 in the same words, wrong, expired, taken back, of another place or of another scheme', async () => {
    const em = db.orm.em.fork();
    const revoked = await aToken(em, { name: 'Reprise', roles: ['REGION'] });
    const expired = await aToken(em, { name: 'Périmée', roles: ['REGION'] });
    const { id } = await em.findOneOrFail(AccessToken, { organisation: { name: 'Reprise' } });
    await revokeToken(em, id);
    await em.nativeUpdate(
      AccessToken,
      { organisation: { name: 'Périmée' } },
      { createdAt: new Date('2026-01-01'), expiresAt: new Date('2026-01-02') },
    );
    await served(async (ask) => {
      const answers = [];
      for (const shown of [
        `Bearer ${region.slice(0, -1)}x`,
        `Bearer ${expired}`,
        `Bearer ${revoked}`,
        'Bearer eyJhbGciOiJub25lIn0.e30.',
        'Bearer',
        'Basic YWRtaW46YWRtaW4=',
        region,
      ]) {
        const answer = await ask(shown);
        answers.push({
          status: answer.status,
          challenge: answer.headers.get('www-authenticate'),
          body: await answer.text(),
        });
      }
      expect(answers[0]).toEqual({
        status: 401,
        challenge: 'Bearer realm="metronome"',
        body: expect.stringContaining('"code":"UNAUTHENTICATED"'),
      });
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    });
  });

  test('makes its address wait once it has failed too often, and is not looked up meanwhile', async () => {
    await served(async (ask) => {
      for (let n = 0; n < FAILURES_A_MINUTE; n += 1) expect((await ask('Bearer sesame')).status).toBe(401);
      const waiting = await ask('Bearer sesame');
      expect(waiting.status).toBe(429);
      expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(waiting.headers.get('retry-after'))).toBeLessThanOrEqual(60);
      expect(await waiting.text()).toContain('TOO_MANY_FAILURES');
      expect((await ask(`Bearer ${region}`)).status).toBe(429);
      // Whoever shows no token has failed nothing.
      expect((await ask()).status).toBe(200);
    });
  });

  test('is refused before its body is read', async () => {
    await served(async () => {
      const answer = await fetch(`${api.url}graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Bearer sesame' },
        body: 'this is no JSON at all',
      });
      expect(answer.status).toBe(401);
    });
  });
});
