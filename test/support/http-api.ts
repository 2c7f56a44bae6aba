/** The real contract over real HTTP and a real database, for what only the whole can show. */

import { createContext, type RequestFacts } from '../../schema/context.ts';
import { type Served, serverOptions } from '../../schema/server-options.ts';
import { recognise } from '../../src/access/recognise.ts';
import { type RunningServer, type ServerSetting, startServer } from '../../src/http/server.ts';
import type { SignInService } from '../../src/http/sign-in.ts';
import { sharedContract } from './contract.ts';
import { type OfTheTest, withoutLive } from './without-live.ts';

/** A served contract, and the causes of the failures it hid from its clients. */
export interface HttpApi extends RunningServer {
  failures: unknown[];
}

/** Serves the contract on a free port of this machine; who asks without a token is of the house. */
export async function httpApi(
  dependencies: OfTheTest,
  request: Partial<RequestFacts> = {},
  setting: Partial<ServerSetting> = {},
  signIn?: SignInService,
  served?: Served,
): Promise<HttpApi> {
  const schema = await sharedContract();
  const failures: unknown[] = [];
  const contract = withoutLive(dependencies);
  const server = await startServer(
    {
      apolloOptions: () => serverOptions(schema, (error) => failures.push(error), served),
      recognise: (shown) => recognise(dependencies.em, shown, { local: signIn === undefined }),
      signIn,
      createContext: (facts) => createContext(contract, { ...facts, ...request }),
      exampleQuery: '{ __typename }',
      readiness: () => Promise.resolve({ database: true }),
      figures: () => Promise.resolve([]),
    },
    {
      host: '127.0.0.1',
      port: 0,
      local: signIn === undefined,
      logLevel: 'silent',
      version: '0.0.0',
      identity: 'essai',
      // Its loop is shared with the tests, which compile and wait beside it.
      lateMs: 60_000,
      ...setting,
    },
  );
  return { ...server, failures };
}
