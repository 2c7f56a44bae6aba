/** Who is let in on a connection, and for how long. */

import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { revokeToken } from '../../../src/access/tokens.ts';
import { AccessToken } from '../../../src/entities/index.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';
import { type FollowedApi, followedApi } from '../../support/followed.ts';
import { saveFourSessions } from '../../support/four-sessions.ts';
import { aToken } from '../../support/given-token.ts';
import { cutAll, FOLLOW, greeted, raw, subscribe } from '../../support/raw-subscriber.ts';

let db: TestDatabase;
let server: FollowedApi;
beforeAll(async () => {
  db = await testDatabase();
  await saveFourSessions(db.orm.em.fork(), 'suivie');
  server = await followedApi(db, { jobs: db.jobs }, { keepAliveMs: 100 });
});
afterAll(async () => {
  cutAll();
  expect(server.failures).toEqual([]);
  await server.close();
  await db.drop();
});

describe('a token', () => {
  test('is taken from the header of the connection too', async () => {
    const token = await aToken(db.orm.em.fork(), { name: 'Programme', roles: ['PLANNER'] });
    const socket = new WebSocket(server.ws, 'graphql-transport-ws', {
      headers: { authorization: `Bearer ${token}` },
    });
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init' }));
    const [data] = await once(socket, 'message');
    expect(JSON.parse(String(data))).toEqual({ type: 'connection_ack' });
    socket.terminate();
  });

  test.each(['Bearer faux', 'Bearer', 'Basic YTph', 'autre chose'])('« %s » opens nothing', async (shown) => {
    const client = await raw(server);
    client.say({ type: 'connection_init', payload: { authorization: shown } });
    expect(await client.closed).toBe(4403);
  });

  test('that is taken back closes what it opened, and opens nothing more', async () => {
    const em = db.orm.em.fork();
    const token = await aToken(em, { name: 'Reprise', roles: ['PLANNER'] });
    const client = await raw(server);
    client.say({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } });
    await eventually('the acknowledgement', () => client.heard.some(({ type }) => type === 'connection_ack'));
    client.say(subscribe('1', FOLLOW));
    await eventually('the first news', () => client.heard.some(({ type }) => type === 'next'));
    const { id } = await em.findOneOrFail(AccessToken, { organisation: { name: 'Reprise' } });
    await revokeToken(em, id);
    client.say(subscribe('2', FOLLOW));
    expect(await client.closed).toBe(4403);
    expect(client.heard.filter((message) => message.id === '2' && message.type === 'next')).toEqual([]);
  });
});

test('without a token, in local mode, it is whoever sits at the machine', async () => {
  const client = await greeted(server);
  client.say(subscribe('1', FOLLOW));
  await eventually('the first news', () => client.heard.some(({ type }) => type === 'next'));
});
