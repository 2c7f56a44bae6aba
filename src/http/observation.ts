/** One line in the log and a few figures for each request: what was asked of the server, never what was said. */

import { AsyncLocalStorage } from 'node:async_hooks';
import type { ApolloServerPlugin, BaseContext } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.ts';

/** What is kept of an operation. */
interface Asked {
  operation: string | null;
  kind: string;
  /** `ok`, or the code of the first error. */
  outcome: string;
  cost?: { requested: number; actual: number };
}

/** The request under way, wherever the code is; Apollo Server hands plugins a copy of the context, not ours. */
const scope = new AsyncLocalStorage<{ requestId: string; asked?: Asked }>();

/** Id of the request under way, if any: what a failure is logged with. */
export function currentRequestId(): string | undefined {
  return scope.getStore()?.requestId;
}

/** Follows the requests of a server. */
export class Observation {
  readonly #metrics: Metrics;

  constructor(metrics: Metrics) {
    this.#metrics = metrics;
  }

  /** Reads what is asked, as Apollo Server understands it. */
  plugin<TContext extends BaseContext>(): ApolloServerPlugin<TContext> {
    return {
      requestDidStart: async () => ({
        willSendResponse: async ({ operation, operationName, response: { body } }) => {
          const current = scope.getStore();
          if (current === undefined || body.kind !== 'single') return;
          const { errors, extensions } = body.singleResult;
          const cost = extensions?.cost as Asked['cost'];
          current.asked = {
            operation: operationName ?? null,
            kind: operation?.operation ?? 'unknown',
            outcome: errors === undefined ? 'ok' : String(errors[0]?.extensions?.code ?? 'UNKNOWN'),
            ...(cost === undefined ? {} : { cost: { requested: cost.requested, actual: cost.actual } }),
          };
        },
      }),
    };
  }

  /** Logs and counts every answer. */
  hook(app: FastifyInstance): void {
    app.addHook('onRequest', (request, _reply, done) => scope.run({ requestId: request.id }, done));
    app.addHook('onResponse', (request, reply, done) => {
      const asked = scope.getStore()?.asked;
      const route = request.routeOptions.url ?? 'unknown';
      this.#metrics.answered(route, reply.statusCode, reply.elapsedTime / 1_000);
      if (asked !== undefined) this.#metrics.asked(asked.kind, asked.outcome, asked.cost);
      if (app.log.level === 'info' || app.log.level === 'debug' || app.log.level === 'trace') {
        app.log.info(
          {
            requestId: request.id,
            method: request.method,
            route,
            status: reply.statusCode,
            durationMs: Math.round(reply.elapsedTime * 10) / 10,
            ...asked,
          },
          'request',
        );
      }
      done();
    });
  }
}
