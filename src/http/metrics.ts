/** Figures in the format of Prometheus, for whoever watches the server: this machine, or who holds the token. */

import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { isLoopback, namesLoopback } from './protection.ts';

/** A figure of the application, read when it is asked for: of the database, of the queue. */
export interface Figure {
  /** Without the prefix of the application: `runs`. */
  name: string;
  help: string;
  /** Values with their labels, those of one figure all under the same names. */
  values: readonly { labels: Record<string, string>; value: number }[];
}

const prefix = 'metronome_';

/** The figures of one server. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #gauges = new Map<string, Gauge>();
  readonly #http = new Histogram({
    name: `${prefix}http_request_duration_seconds`,
    help: 'Time to answer, by route and status.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.#registry],
  });
  readonly #operations = new Counter({
    name: `${prefix}operations_total`,
    help: 'GraphQL operations, by kind and by how they ended.',
    labelNames: ['kind', 'outcome'],
    registers: [this.#registry],
  });
  readonly #cost = new Histogram({
    name: `${prefix}operation_cost_objects`,
    help: 'Objects that operations asked for before they ran, and that their answers held.',
    labelNames: ['count'],
    buckets: [1, 10, 100, 1_000, 5_000, 10_000, 20_000],
    registers: [this.#registry],
  });

  constructor() {
    // Event loop, memory, processor: gathered from when a server watches itself.
    collectDefaultMetrics({ register: this.#registry, prefix });
  }

  /** Counts an HTTP answer. */
  answered(route: string, status: number, seconds: number): void {
    this.#http.observe({ route, status: String(status) }, seconds);
  }

  /** Counts an operation. */
  asked(kind: string, outcome: string, cost: { requested: number; actual: number } | undefined): void {
    this.#operations.inc({ kind, outcome });
    if (cost === undefined) return;
    this.#cost.observe({ count: 'requested' }, cost.requested);
    this.#cost.observe({ count: 'actual' }, cost.actual);
  }

  /** Everything, as Prometheus reads it. */
  async text(figures: readonly Figure[]): Promise<string> {
    for (const { name, help, values } of figures) {
      const gauge = this.#gauge(name, help, Object.keys(values[0]?.labels ?? {}));
      gauge.reset();
      for (const { labels, value } of values) gauge.set(labels, value);
    }
    return this.#registry.metrics();
  }

  #gauge(name: string, help: string, labelNames: string[]): Gauge {
    const known = this.#gauges.get(name);
    if (known !== undefined) return known;
    const gauge = new Gauge({ name: `${prefix}${name}`, help, labelNames, registers: [this.#registry] });
    this.#gauges.set(name, gauge);
    return gauge;
  }
}

/** Serves `/metrics`; to anybody else it does not exist. */
export function routeMetrics(
  app: FastifyInstance,
  metrics: Metrics,
  token: string | undefined,
  figures: () => Promise<readonly Figure[]>,
): void {
  app.get('/metrics', async (request, reply) => {
    if (!mayWatch(request, token)) return reply.callNotFound();
    const read = await figures().catch((error: unknown) => {
      // A database away is what one wants to see: the other figures are served all the same.
      app.log.error({ err: error }, 'failure');
      return [];
    });
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics.text(read));
  });
}

/** With the token, or from this machine itself: a proxy on it speaks for others, and says so. */
function mayWatch(request: FastifyRequest, token: string | undefined): boolean {
  const { authorization } = request.headers;
  if (token !== undefined && authorization !== undefined) return isSame(authorization, `Bearer ${token}`);
  const isForwarded =
    request.headers.forwarded !== undefined || request.headers['x-forwarded-for'] !== undefined;
  const address = request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  return !isForwarded && isLoopback(address) && namesLoopback(request);
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
