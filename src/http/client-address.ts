/** Where a request comes from, behind the proxies whose word is taken. */

import type { IncomingMessage } from 'node:http';
import proxyAddr from '@fastify/proxy-addr';

/** The address of whoever sends a request. */
export type ClientAddress = (request: IncomingMessage) => string;

/**
 * Tells addresses as Fastify tells those of the requests that it routes, which openings of WebSocket are not: the
 * last one that no trusted proxy forwarded. Whoever is no such proxy cannot say where it comes from.
 */
export function clientAddress(trustedProxies: string[] = []): ClientAddress {
  const isTrusted = proxyAddr.compile(trustedProxies);
  // Undefined once the client has gone, whatever the type says.
  return (request) => proxyAddr(request, isTrusted) ?? '';
}
