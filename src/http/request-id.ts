import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What a caller's id may be made of: it is written to logs and to the runs that the request launches, so nothing else goes through. */
const wellFormedId = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/;

/** W3C trace context: version, trace id, parent id, flags. */
const traceparent = /^[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}(-.*)?$/;

/**
 * The id that follows a request through the log, the queue and the solver: the caller's `x-request-id` when it
 * is well formed, else the trace id of its `traceparent`, else a new one.
 */
export function requestIdOf(headers: IncomingHttpHeaders): string {
  const given = headers['x-request-id'];
  if (typeof given === 'string' && wellFormedId.test(given)) return given;
  const trace = headers.traceparent;
  const [, traceId] = (typeof trace === 'string' ? traceparent.exec(trace) : null) ?? [];
  // All zeros is how the specification writes an invalid trace.
  return traceId === undefined || /^0+$/.test(traceId) ? randomUUID() : traceId;
}
