import { once } from 'node:events';
import { WebSocket } from 'ws';
import { eventually } from './eventually.ts';
import type { FollowedApi } from './followed.ts';

const opened: WebSocket[] = [];

/** Cuts every connection opened so far. */
export function cutAll(): void {
  for (const socket of opened.splice(0)) socket.terminate();
}

/** A connection without any client library, which can say anything. */
export interface Raw {
  socket: WebSocket;
  /** Messages received so far. */
  heard: { type: string; id?: string; payload?: never }[];
  say(message: unknown): void;
  /** Code with which the server closes. */
  closed: Promise<number>;
}

/** Opens one; it is for the test to end it. */
export async function raw(server: FollowedApi): Promise<Raw> {
  const socket = new WebSocket(server.ws, 'graphql-transport-ws');
  opened.push(socket);
  socket.on('error', () => {});
  const heard: Raw['heard'] = [];
  socket.on('message', (data) => heard.push(JSON.parse(String(data))));
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  return {
    socket,
    heard,
    closed,
    say: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
  };
}

/** A connection that has presented itself. */
export async function greeted(server: FollowedApi): Promise<Raw> {
  const client = await raw(server);
  client.say({ type: 'connection_init' });
  await eventually('the acknowledgement', () => client.heard.some(({ type }) => type === 'connection_ack'));
  return client;
}

/** The message that subscribes. */
export const subscribe = (id: string, query: string, variables: object = {}) => ({
  id,
  type: 'subscribe',
  payload: { query, variables },
});
/** A subscription that answers at once. */
export const FOLLOW = 'subscription { campaignChanges(campaign: "suivie") { isComplete } }';
