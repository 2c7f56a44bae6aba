/** What a hostile client does with connections, kind by kind: each call opens one, and settles once it is gone. */

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Random } from '../../solver/random.ts';

/** Opens a connection to the server at `url` and does harm with it. */
type Connection = (url: string, random: Random) => Promise<void>;

/** Longest that any is held open, milliseconds. */
const HELD_MS = 25_000;

/** A connection of a few bytes; those who see it cut have what they came for. */
async function opened(url: string, bytes: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  socket.resume();
  socket.write(bytes);
  return socket;
}

async function gone(socket: Socket, afterMs: number): Promise<void> {
  const stop = new AbortController();
  await Promise.race([
    once(socket, 'close', { signal: stop.signal }),
    delay(afterMs, null, { signal: stop.signal }),
  ]);
  stop.abort();
  socket.destroy();
}

const HEAD = 'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';

const FOLLOW = 'subscription { campaignChanges(campaign: "normandie-2022") { isComplete changes { id } } }';

async function socketThat(
  url: string,
  act: (socket: WebSocket, send: (message: object) => void) => Promise<void>,
): Promise<void> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}graphql`, 'graphql-transport-ws');
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const isOpen = await Promise.race([
    once(socket, 'open').then(
      () => true,
      () => false,
    ),
    closed.then(() => false),
  ]);
  if (isOpen) await act(socket, (message) => socket.send(JSON.stringify(message)));
  socket.terminate();
  await closed;
}

/** Waits until the server says something more. */
async function heard(socket: WebSocket): Promise<void> {
  const stop = new AbortController();
  const { signal } = stop;
  await Promise.race([
    once(socket, 'message', { signal }),
    once(socket, 'close', { signal }),
    delay(2_000, null, { signal }),
  ]).catch(() => {});
  stop.abort();
}

/** A kind appears as often as its weight says, among the others. */
export const CONNECTIONS: Readonly<Record<string, { weight: number; connection: Connection }>> = {
  'headers drop by drop, until cut': {
    weight: 0.1,
    connection: async (url) => gone(await opened(url, HEAD), HELD_MS),
  },
  'bodies that never end': {
    weight: 1,
    connection: async (url, random) =>
      gone(await opened(url, `${HEAD}content-length: 100000\r\n\r\n{"query":`), 500 * random()),
  },
  'what is no HTTP': {
    weight: 1,
    connection: async (url) => gone(await opened(url, '\u0016\u0003\u0001\u0000\r\n\r\n'), 1_000),
  },
  'answers that nobody waits for': {
    weight: 3,
    connection: async (url, random) => {
      const query = `{ sessions(first: 100, skip: 0) { nodes { reference } } a${Math.floor(random() * 1e9)}: campaigns { nodes { sessions(first: 100) { nodes { reference title } } } } }`;
      const body = JSON.stringify({ query });
      return gone(
        await opened(url, `${HEAD}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`),
        5 * random(),
      );
    },
  },
  'sockets that say nothing': {
    weight: 1,
    connection: (url, random) => socketThat(url, () => delay(200 * random())),
  },
  'sockets with a wrong token': {
    weight: 1,
    connection: (url) =>
      socketThat(url, async (socket, send) => {
        send({ type: 'connection_init', payload: { authorization: 'Bearer wrong' } });
        await heard(socket);
      }),
  },
  'sockets that talk nonsense': {
    weight: 1,
    connection: (url) =>
      socketThat(url, async (socket) => {
        socket.send('{"type":"subscribe"}');
        await heard(socket);
      }),
  },
  'subscriptions dropped': {
    weight: 2,
    connection: (url, random) =>
      socketThat(url, async (socket, send) => {
        send({ type: 'connection_init' });
        await heard(socket);
        for (let id = 0; id < 5; id += 1)
          send({ id: String(id), type: 'subscribe', payload: { query: FOLLOW } });
        await delay(50 * random());
      }),
  },
  'subscriptions cancelled, or to nothing': {
    weight: 2,
    connection: (url) =>
      socketThat(url, async (socket, send) => {
        send({ type: 'connection_init' });
        await heard(socket);
        send({ id: '1', type: 'subscribe', payload: { query: FOLLOW } });
        send({
          id: '2',
          type: 'subscribe',
          payload: { query: 'subscription { runProgress(run: "x") { id } }' },
        });
        await heard(socket);
        send({ id: '1', type: 'complete' });
      }),
  },
};
