/** What every resolver of one request shares. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { seenBy } from '../src/access/sight.ts';
import type { JobQueue } from '../src/db/job-queue.ts';
import type { Viewer } from '../src/domain/viewer.ts';
import type { CampaignFeed, RunFeed } from '../src/live/index.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import { PageLoaders } from './pagination/page-loaders.ts';

/** What the composition root gives the contract, once. */
export interface ContractDependencies {
  /** The ORM's manager; each request works on a fork of it. */
  em: EntityManager;
  /** What subscriptions follow. */
  live: { runs: RunFeed; campaigns: CampaignFeed };
  /** Where launched runs wait for a worker. */
  jobs: JobQueue;
  /** Folder of the published figures and data sets, absolute. */
  dataFolder: string;
}

/** What is known of a request before it is read: who asks decides the rights, the id follows what it starts. */
export interface RequestFacts {
  /** Follows the request through the log, the queue and the solver. */
  requestId: string;
  /** Whether who asks may read the contract itself: introspection, and the names that errors suggest. Not a stranger in production. */
  mayIntrospect: boolean;
  /** Who asks. */
  viewer: Viewer;
}

/** The context of one request. */
export interface Context extends ContractDependencies, RequestFacts {
  /** A fork that belongs to this request alone, and reads what its viewer sees: identity maps are never shared. */
  em: EntityManager;
  /** A fork that reads everything: for a use case that writes, and judges itself what is whose. */
  whole: EntityManager;
  pages: PageLoaders;
  load: Loaders;
  /** Objects the operation may fetch, counted before it ran, and those its answer holds: see `guard/cost.ts`. */
  cost: { requested: number; actual: number };
}

/** Makes the context of one request. */
export function createContext(deps: ContractDependencies, request: RequestFacts): Context {
  const em = seenBy(request.viewer, deps.em);
  return {
    ...deps,
    ...request,
    em,
    whole: deps.em.fork(),
    pages: new PageLoaders(em),
    load: createLoaders(em),
    cost: { requested: 0, actual: 0 },
  };
}
