import type { FastifyReply, FastifyRequest } from 'fastify';

/** Headers of every answer; the query editor replaces the content policy by its own. */
const headers: Record<string, string> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Sets them before anything else may answer. */
export function setSecurityHeaders(reply: FastifyReply): void {
  reply.headers(headers);
}

/** Whether a name or address is this machine's own. `127.example.fr` is a name like any other. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * Whether the request names this server as a program of this machine would.
 *
 * A page of the internet can have its own name resolve to 127.0.0.1 and then read a local server as if
 * it were its own (DNS rebinding); the name it used is in `Host`.
 */
export function namesLoopback(request: FastifyRequest): boolean {
  return isLoopback(request.hostname.replace(/^\[|\]$/g, ''));
}
