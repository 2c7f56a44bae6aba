/** What every resolver of one request shares. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { seenBy } from '../src/access/sight.ts';
import type { JobQueue } from '../src/db/job-queue.ts';
import type { Viewer } from '../src/domain/viewer.ts';
import type { CampaignFeed, RunFeed, SimulationFeed } from '../src/live/index.ts';
import type { RunDocuments } from '../src/scenarios/index.ts';
import { createLoaders, type Loaders } from './loaders.ts';
import { PageLoaders } from './pagination/page-loaders.ts';

/** What the composition root gives the contract, once. */
export interface ContractDependencies {
  /** The ORM's manager; each request works on a fork of it. */
  em: EntityManager;
  /** What subscriptions follow. */
  live: { runs: RunFeed; simulations: SimulationFeed; campaigns: CampaignFeed };
  /** Where launched work waits for a worker. */
  jobs: JobQueue;
  /** What the runs of the database gave. */
  runDocuments: RunDocuments;
  /** Folder of the published figures and data sets, absolute. */
  dataFolder: string;
}

/** What is known of a request before it is read: who asks decides the rights, the id follows what it starts. */
export interface RequestFacts {
  /** Follows the request through the log, the queue and the solver. */
  requestId: string;
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

/** Makes the context of one request. What reads the database is made when it is asked for: an answer that is kept needs none. */
export function createContext(deps: ContractDependencies, request: RequestFacts): Context {
  return new RequestContext(deps, request);
}

/** Apollo Server copies the context property by property: what is made is held by both through `made`. */
class RequestContext implements Context {
  readonly dataFolder: Context['dataFolder'];
  readonly jobs: Context['jobs'];
  readonly live: Context['live'];
  readonly runDocuments: Context['runDocuments'];
  readonly requestId: string;
  readonly viewer: Viewer;
  readonly cost = { requested: 0, actual: 0 };
  private readonly base: EntityManager;
  private readonly made: Partial<Pick<Context, 'em' | 'whole' | 'pages' | 'load'>> = {};

  constructor(
    { em, jobs, live, runDocuments, dataFolder }: ContractDependencies,
    { requestId, viewer }: RequestFacts,
  ) {
    this.base = em;
    this.dataFolder = dataFolder;
    this.jobs = jobs;
    this.live = live;
    this.runDocuments = runDocuments;
    this.requestId = requestId;
    this.viewer = viewer;
  }

  get em(): EntityManager {
    this.made.em ??= seenBy(this.viewer, this.base);
    return this.made.em;
  }

  get whole(): EntityManager {
    this.made.whole ??= this.base.fork();
    return this.made.whole;
  }

  get pages(): PageLoaders {
    this.made.pages ??= new PageLoaders(this.em);
    return this.made.pages;
  }

  get load(): Loaders {
    this.made.load ??= createLoaders(this.em, this.runDocuments);
    return this.made.load;
  }
}
