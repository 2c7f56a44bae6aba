/** One connection: between `ws` and the protocol, with what keeps a hostile or dead client from costing more. */

import type { IncomingMessage } from 'node:http';
import { CloseCode, type Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Viewer } from '../../domain/viewer.ts';
import type { Shown } from '../identity.ts';
import type { SubscriptionLimits } from './limits.ts';

/** Close codes of WebSocket itself (RFC 6455 and its registry): clients connect again after these. */
export const closeCodes = { goingAway: 1001, restart: 1012, policy: 1008 } as const;

/** What the protocol is told of a connection. */
export interface ConnectionFacts extends Record<PropertyKey, unknown> {
  /** The request that opened it. */
  request: IncomingMessage;
  /** Who it was recognised as, once it presented itself. */
  known: Known | undefined;
}

/** Who speaks on a connection, and what it showed to be recognised. */
export interface Known {
  viewer: Viewer;
  shown: Shown;
}

/** Whether who speaks is still who it was. */
export type StillKnown = (facts: ConnectionFacts) => Promise<boolean>;

const tenSeconds = 10_000;

/** Speaks the protocol on an open connection until it closes. */
export function serveSocket(
  socket: WebSocket,
  facts: ConnectionFacts,
  protocol: Server<ConnectionFacts>,
  limits: SubscriptionLimits,
  { isStillKnown, report }: { isStillKnown: StillKnown; report: (error: unknown) => void },
): void {
  // What a client does wrong is no news of ours: `ws` closes the connection with the code that says it.
  socket.on('error', () => {});
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      // Fulfilled once the system has taken it: a subscription is not asked for more before that.
      send: (text) =>
        new Promise((resolve) => {
          if (socket.readyState === socket.OPEN) socket.send(text, () => resolve());
          else resolve();
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage(handle) {
        const isBearable = messageBudget(socket, limits);
        socket.on('message', (data) => {
          if (!isBearable()) return;
          handle(String(data)).catch((error: unknown) => {
            if (!isOfTheClient(error)) report(error);
            socket.close(CloseCode.BadRequest, 'Bad request');
          });
        });
      },
    },
    facts,
  );
  const stopProving = proveAlive(socket, limits, async () => {
    if (!(await isStillKnown(facts))) socket.close(CloseCode.Forbidden, 'Forbidden');
  });
  socket.once('close', (code, reason) => {
    stopProving();
    closed(code, String(reason)).catch(report);
  });
}

/** Counts what a client sends and what it leaves unread; cuts one that goes too far. */
function messageBudget(socket: WebSocket, limits: SubscriptionLimits): () => boolean {
  let [left, renewedAt] = [limits.messagesPerTenSeconds, performance.now()];
  const isReading = (): boolean => socket.bufferedAmount <= limits.unsentBytes;
  // Its pings are answered too, and answers that are not read pile up.
  socket.on('ping', () => {
    left -= 1;
    if (!isReading()) socket.terminate();
  });
  return () => {
    if (performance.now() - renewedAt >= tenSeconds) {
      [left, renewedAt] = [limits.messagesPerTenSeconds, performance.now()];
    }
    left -= 1;
    if (!isReading()) socket.terminate();
    else if (left < 0) socket.close(closeCodes.policy, 'Too many messages');
    return socket.readyState === socket.OPEN;
  };
}

/** Asks now and then for a sign of life, and ends the connection when there is none or when it is old. */
function proveAlive(
  socket: WebSocket,
  { keepAliveMs, lifeMs }: SubscriptionLimits,
  proveKnown: () => Promise<void>,
): () => void {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const proof = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
    // A database that does not answer takes nobody's rights away.
    proveKnown().catch(() => {});
  }, keepAliveMs);
  const life = setTimeout(() => socket.close(closeCodes.restart, 'Connect again'), lifeMs);
  return () => {
    clearInterval(proof);
    clearTimeout(life);
  };
}

/** The protocol throws on messages it does not know. */
function isOfTheClient(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Unexpected message');
}
