/** Asks the real contract over a real database, as a client would, and counts the SQL it costs. */

import { ApolloServer } from '@apollo/server';
import { type Context, createContext, type RequestFacts } from '../../schema/context.ts';
import { serverOptions } from '../../schema/server-options.ts';
import { LOCAL_VIEWER } from '../../src/domain/viewer.ts';
import { sharedContract } from './contract.ts';
import { type OfTheTest, withoutLive } from './without-live.ts';

/** An answer as it would travel over HTTP. */
export interface Answer {
  status: number;
  data?: unknown;
  errors?: unknown;
}

/** The body of an answer. */
export interface Body {
  data?: unknown;
  errors?: unknown;
  extensions?: unknown;
}

/** A client of the contract. */
export interface Api {
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** The same with the whole body, extensions included. */
  raw(query: string, variables?: Record<string, unknown>): Promise<{ status: number; body: Body }>;
  /** Causes of the internal errors answered so far: a test that expects none checks that it is empty. */
  failures: unknown[];
  stop(): Promise<void>;
}

/** Starts a client of the contract on these dependencies; somebody of the house, who may do everything, unless told. */
export async function testApi(dependencies: OfTheTest, request: Partial<RequestFacts> = {}): Promise<Api> {
  const failures: unknown[] = [];
  const contract = withoutLive(dependencies);
  const server = new ApolloServer<Context>({
    ...serverOptions(await sharedContract(), (error) => failures.push(error)),
    stopOnTerminationSignals: false,
  });
  await server.start();
  const raw: Api['raw'] = async (query, variables = {}) => {
    const { http, body } = await server.executeOperation(
      { query, variables },
      {
        contextValue: createContext(contract, {
          requestId: 'essai-0001',
          viewer: LOCAL_VIEWER,
          ...request,
        }),
      },
    );
    if (body.kind !== 'single') throw new Error('An answer in several parts was not expected');
    // Through JSON, as a client reads it: objects without prototype, no undefined.
    return { status: http.status ?? 200, body: JSON.parse(JSON.stringify(body.singleResult)) as Body };
  };
  return {
    failures,
    raw,
    stop: () => server.stop(),
    async ask(query, variables) {
      const { status, body } = await raw(query, variables);
      const { data, errors } = body;
      return {
        status,
        ...(data === undefined ? {} : { data }),
        ...(errors === undefined ? {} : { errors }),
      };
    },
  };
}
