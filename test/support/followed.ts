/** A contract served with what subscriptions need, and a client of the field for them. */

import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { RequestFacts } from '../../schema/context.ts';
import type { Served } from '../../schema/server-options.ts';
import { openNotifications } from '../../src/db/notify.ts';
import type { SubscriptionLimits } from '../../src/http/subscriptions/limits.ts';
import { CampaignFeed, RunFeed, SimulationFeed } from '../../src/live/index.ts';
import type { TestDatabase } from './database.ts';
import { type HttpApi, httpApi } from './http-api.ts';
import type { OfTheTest } from './without-live.ts';

/** A server that tells what changes. */
export interface FollowedApi extends HttpApi {
  /** Address of its subscriptions. */
  ws: string;
  /** Stops listening to the database, then the server. */
  close(): Promise<void>;
}

/** Serves the contract on a database, as one process would. */
export async function followedApi(
  db: TestDatabase,
  dependencies: Omit<OfTheTest, 'em'>,
  subscriptionLimits: Partial<SubscriptionLimits> = {},
  request: Partial<RequestFacts> = {},
  served: Served = {},
): Promise<FollowedApi> {
  const notifications = await openNotifications(db.url);
  const live = {
    runs: new RunFeed(db.orm, notifications, { pauseMs: 10 }),
    simulations: new SimulationFeed(db.orm, notifications, { pauseMs: 10 }),
    campaigns: new CampaignFeed(notifications),
  };
  const setting = { subscriptionLimits };
  const whole = { em: db.orm.em, ...dependencies, live };
  const server = await httpApi(whole, request, setting, undefined, served);
  return {
    ...server,
    ws: `${server.url.replace('http', 'ws')}graphql`,
    async close() {
      await server.close();
      await notifications.close();
    },
  };
}

/** A client that does not try again: a test sees what happens the first time. It shows `token`, if there is one. */
export function follower(url: string, token?: string): Client {
  return createClient({
    ...{ url, webSocketImpl: WebSocket, retryAttempts: 0, lazy: true },
    ...(token === undefined ? {} : { connectionParams: { authorization: `Bearer ${token}` } }),
  });
}

/** One subscription, read piece by piece. */
export interface Following<T> {
  /** The next answer; an error of the subscription fails. */
  next(): Promise<T>;
  /** Whether it has ended; waits for its end. */
  ended(): Promise<boolean>;
  stop(): Promise<void>;
}

/** Subscribes with a client. */
export function follow<T>(
  client: Client,
  query: string,
  variables: Record<string, unknown> = {},
): Following<T> {
  const answers = client.iterate<T>({ query, variables });
  return {
    async next() {
      // What is refused before it starts is thrown as a list of errors.
      const refused = (errors: unknown): never => {
        throw new Error(JSON.stringify(errors));
      };
      const { value, done } = await answers.next().catch(refused);
      if (done === true) throw new Error('The subscription ended');
      if (value.errors !== undefined) throw new Error(JSON.stringify(value.errors));
      return value.data as T;
    },
    ended: async () => (await answers.next()).done === true,
    async stop() {
      await answers.return?.();
    },
  };
}
