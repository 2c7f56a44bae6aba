/** Where a request comes from, behind a proxy: over HTTP and over WebSocket the same failures are counted. */

import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { FAILURES_A_MINUTE } from '../../src/http/identity.ts';
import type { ServerSetting } from '../../src/http/server.ts';
import { testDatabase } from '../support/database.ts';
import { aToken } from '../support/given-token.ts';
import { type HttpApi, httpApi } from '../support/http-api.ts';

let db: Awaited<ReturnType<typeof testDatabase>>;
let token: string;
let api: HttpApi;
beforeAll(async () => {
  db = await testDatabase();
  token = await aToken(db.orm.em.fork(), { name: 'Programme', roles: ['PLANNER'] });
});
afterEach(() => api.close());
afterAll(() => db.drop());

async function serve(setting: Partial<ServerSetting>): Promise<void> {
  api = await httpApi({ em: db.orm.em, jobs: db.jobs }, {}, setting);
}

const from = (address: string) => ({ 'x-forwarded-for': address });

async function overHttp(shown: string, address: string): Promise<number> {
  const answer = await fetch(`${api.url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${shown}`, ...from(address) },
    body: '{"query":"{ __typename }"}',
  });
  return answer.status;
}

/** Presents a token on a connection: true when it is acknowledged. */
async function overWebSocket(shown: string, address: string): Promise<boolean> {
  const socket = new WebSocket(`${api.url.replace('http', 'ws')}graphql`, 'graphql-transport-ws', {
    headers: from(address),
  });
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${shown}` } }));
  const heard = await Promise.race([
    once(socket, 'message').then(() => true),
    once(socket, 'close').then(() => false),
  ]);
  socket.terminate();
  return heard;
}

test('a client of a trusted proxy that keeps failing waits, and no other of that proxy', async () => {
  await serve({ trustedProxies: ['127.0.0.0/8'] });
  for (let n = 0; n < FAILURES_A_MINUTE; n += 1)
    expect(await overWebSocket('faux', '203.0.113.1')).toBe(false);
  expect(await overWebSocket(token, '203.0.113.1')).toBe(false);
  expect(await overHttp(token, '203.0.113.1')).toBe(429);
  expect(await overWebSocket(token, '203.0.113.2')).toBe(true);
  expect(await overHttp(token, '203.0.113.2')).toBe(200);
  // What a client writes before its proxy does is not believed.
  expect(await overWebSocket(token, '203.0.113.2, 203.0.113.1')).toBe(false);
});

test('without a trusted proxy nobody says where they come from', async () => {
  await serve({});
  for (let n = 0; n < FAILURES_A_MINUTE; n += 1)
    expect(await overWebSocket('faux', `203.0.113.${n}`)).toBe(false);
  expect(await overWebSocket(token, '203.0.113.77')).toBe(false);
  expect(await overHttp(token, '203.0.113.77')).toBe(429);
});

test('connections are counted by the client, not by its proxy', async () => {
  await serve({ trustedProxies: ['127.0.0.1'], subscriptionLimits: { connectionsPerAddress: 1 } });
  const open = async (address: string): Promise<WebSocket | number> => {
    const url = `${api.url.replace('http', 'ws')}graphql`;
    const socket = new WebSocket(url, 'graphql-transport-ws', { headers: from(address) });
    socket.on('error', () => {});
    return Promise.race([
      once(socket, 'open').then(() => socket),
      once(socket, 'unexpected-response').then(([, { statusCode }]) => statusCode as number),
    ]);
  };
  const first = (await open('203.0.113.1')) as WebSocket;
  expect(await open('203.0.113.1')).toBe(429);
  const second = (await open('203.0.113.2')) as WebSocket;
  for (const socket of [first, second]) socket.terminate();
});
