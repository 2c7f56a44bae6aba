/** Clients that mean harm, or are broken: what each may take, and how it is told. */

import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect as connectTcp, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { PoecSession } from '../../../src/entities/index.ts';
import type { SubscriptionLimits } from '../../../src/http/subscriptions/limits.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { eventually } from '../../support/eventually.ts';
import { type FollowedApi, followedApi } from '../../support/followed.ts';
import { saveFourSessions } from '../../support/four-sessions.ts';
import { cutAll, FOLLOW, greeted, type Raw, raw, subscribe } from '../../support/raw-subscriber.ts';

let db: TestDatabase;
const servers: FollowedApi[] = [];
const sockets: Socket[] = [];
beforeAll(async () => {
  db = await testDatabase();
  await saveFourSessions(db.orm.em.fork(), 'suivie');
});
afterEach(async () => {
  cutAll();
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) {
    expect(server.failures).toEqual([]);
    await server.close();
  }
});
afterAll(async () => {
  await db.drop();
});

async function serve(limits: Partial<SubscriptionLimits> = {}): Promise<FollowedApi> {
  const server = await followedApi(db, { jobs: db.jobs }, limits);
  servers.push(server);
  return server;
}

/** Status and body of a request to open a connection. */
async function knock(
  server: FollowedApi,
  headers: Record<string, string>,
  path = '/graphql',
): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest(`${server.url.slice(0, -1)}${path}`, {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': Buffer.alloc(16).toString('base64'),
        'sec-websocket-protocol': 'graphql-transport-ws',
        ...headers,
      },
    });
    asked.on('upgrade', ({ statusCode }, socket) => {
      sockets.push(socket as Socket);
      resolve({ status: statusCode, text: '' });
    });
    asked.on('response', async (answer) => {
      let text = '';
      for await (const part of answer) text += part;
      resolve({ status: answer.statusCode, text });
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('opening a connection', () => {
  test.each<[string, Record<string, string>, string, number, string]>([
    ['a program', {}, '/graphql', 101, ''],
    ['the editor', { origin: 'SELF' }, '/graphql', 101, ''],
    ['a page of another site', { origin: 'https://malin.example' }, '/graphql', 403, 'autre site'],
    ['a page without a name', { origin: 'null' }, '/graphql', 403, 'autre site'],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }, '/graphql', 403, 'autre site'],
    ['a name that leads here', { host: 'malin.example' }, '/graphql', 421, 'localhost'],
    ['an old protocol', { 'sec-websocket-protocol': 'graphql-ws' }, '/graphql', 400, 'graphql-transport-ws'],
    ['another address', {}, '/ailleurs', 404, '/graphql'],
  ])('%s', async (_, headers, path, status, hint) => {
    const server = await serve();
    const origin = headers.origin === 'SELF' ? { origin: server.url.slice(0, -1) } : {};
    const answer = await knock(server, { ...headers, ...origin }, path);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(hint);
    if (status !== 101) expect(JSON.parse(answer.text)).toMatchObject({ errors: [{ extensions: {} }] });
  });

  test('beyond what an address may open is refused, and possible again once one closes', async () => {
    const server = await serve({ connectionsPerAddress: 2 });
    const [one] = [await raw(server), await raw(server)];
    expect((await knock(server, {})).status).toBe(429);
    one.socket.close();
    await one.closed;
    await delay(50);
    expect((await knock(server, {})).status).toBe(101);
  });

  test('beyond what the server holds is refused', async () => {
    const server = await serve({ connections: 1 });
    await raw(server);
    expect((await knock(server, {})).status).toBe(503);
  });

  test('a client that offers HTTP/2 with its first request is answered', async () => {
    const server = await serve();
    const answer = await knock(server, { upgrade: 'h2c', 'http2-settings': 'AAMAAABk' }, '/health');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ status: 'ok' });
  });

  test('is answered though the client cuts in the middle of its request', async () => {
    const server = await serve();
    for (let n = 0; n < 50; n += 1) {
      const socket = connectTcp(Number(new URL(server.url).port), '127.0.0.1');
      sockets.push(socket);
      await once(socket, 'connect');
      socket.write(
        'GET /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n',
      );
      socket.resetAndDestroy();
    }
    expect((await knock(server, {})).status).toBe(101);
  });
});

describe('an open connection', () => {
  test.each<[string, Partial<SubscriptionLimits>, (client: Raw) => void, number]>([
    ['that does not present itself', { initMs: 50 }, () => {}, 4408],
    ['that presents itself twice', {}, (client) => client.say({ type: 'connection_init' }), 4429],
    ['that speaks no JSON', {}, (client) => client.say('{'), 4400],
    ['that says what the protocol does not know', {}, (client) => client.say({ type: 'steal' }), 4400],
    ['that sends more than a message may hold', {}, (client) => client.say('x'.repeat(70_000)), 1009],
    [
      'that gives two subscriptions one name',
      {},
      (client) => {
        client.say(subscribe('1', FOLLOW));
        client.say(subscribe('1', FOLLOW));
      },
      4409,
    ],
    [
      'that floods',
      { messagesPerTenSeconds: 20 },
      (client) => {
        for (let n = 0; n < 100; n += 1) client.say({ type: 'ping' });
      },
      1008,
    ],
    ['that has lived its time', { lifeMs: 100 }, () => {}, 1012],
  ])('%s is closed with the code that says it', async (what, limits, act, code) => {
    const server = await serve(limits);
    const client = await (what.includes('does not present') ? raw(server) : greeted(server));
    act(client);
    expect(await client.closed).toBe(code);
  });

  test('that subscribes before it presents itself is closed', async () => {
    const client = await raw(await serve());
    client.say(subscribe('1', FOLLOW));
    expect(await client.closed).toBe(4401);
  });

  test('that does not answer any more is cut', async () => {
    const client = await greeted(await serve({ keepAliveMs: 50 }));
    client.socket.pause();
    await delay(300);
    client.socket.resume();
    expect(await client.closed).toBe(1006);
  });

  test('with its fill of subscriptions is refused one more, and keeps the others', async () => {
    const client = await greeted(await serve({ subscriptions: 3 }));
    for (const id of ['1', '2', '3', '4']) client.say(subscribe(id, FOLLOW));
    await eventually('the refusal', () => client.heard.some(({ type }) => type === 'error'));
    expect(client.heard.find(({ type }) => type === 'error')).toMatchObject({
      id: '4',
      payload: [
        { message: expect.stringContaining('3 au plus'), extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } },
      ],
    });
    client.say({ type: 'complete', id: '1' });
    client.say(subscribe('5', FOLLOW));
    await eventually('the fifth', () => client.heard.some(({ type, id }) => type === 'next' && id === '5'));
  });

  test('that reads nothing costs a bounded amount of memory, and is cut when it goes on asking', async () => {
    const server = await serve({ unsentBytes: 50_000, messagesPerTenSeconds: 1_000_000 });
    const client = await greeted(server);
    client.socket.pause();
    const payload = { filler: 'x'.repeat(30_000) };
    let sent = 0;
    client.socket.on('close', () => {
      sent = Number.POSITIVE_INFINITY;
    });
    // What the two systems buffer between them is a few megabytes.
    for (; sent < 2_000; sent += 1) {
      client.say({ type: 'ping', payload });
      if (sent % 20 === 0) await delay(1);
    }
    client.socket.resume();
    expect(await client.closed).toBe(1006);
  });
});

test('a connection that closes leaves nothing behind it', async () => {
  const server = await serve();
  for (let n = 0; n < 20; n += 1) {
    const client = await greeted(server);
    for (let id = 0; id < 5; id += 1) client.say(subscribe(String(id), FOLLOW));
    // Half of them leave before they are answered.
    if (n % 2 === 0) await eventually('an answer', () => client.heard.some(({ type }) => type === 'next'));
    client.socket.terminate();
  }
  const em = db.orm.em.fork();
  const client = await greeted(server);
  client.say(subscribe('1', FOLLOW));
  await eventually('the first news', () => client.heard.some(({ type }) => type === 'next'));
  const session = await em.findOneOrFail(PoecSession, { reference: 'S1' });
  session.hours = 71;
  await em.flush();
  await eventually('the change', () => client.heard.filter(({ type }) => type === 'next').length === 2);
});

test('a server that stops says so to those who follow, and does not wait for those who do not listen', async () => {
  const server = await followedApi(db, { jobs: db.jobs }, { farewellMs: 100 });
  const [polite, deaf] = [await greeted(server), await greeted(server)];
  polite.say(subscribe('1', FOLLOW));
  deaf.socket.pause();
  const startedAt = performance.now();
  await server.close();
  expect(performance.now() - startedAt).toBeLessThan(3_000);
  expect(await polite.closed).toBe(1001);
});
