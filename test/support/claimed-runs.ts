/** Runs of four sessions, taken as a worker takes them but solved nowhere: who may write them is what a test is about. */

import { afterAll, beforeAll } from '@jest/globals';
import { OptimizationRun, PlanAssignment } from '../../src/entities/index.ts';
import { type ClaimedRun, claimRun } from '../../src/runs/claim.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { aScenario, saveFourSessions } from './four-sessions.ts';
import { launched } from './long-run.ts';

/** What a test file does with its runs. */
export interface ClaimedRuns {
  db: TestDatabase;
  /** Launches a run; gives its id. */
  launch(): Promise<string>;
  /** Takes a run for a worker of this name. */
  take(id: string, worker: string): Promise<ClaimedRun>;
  /** A run with its documents, as it is now. */
  read(id: string): Promise<OptimizationRun>;
  /** How many sessions its plan has among the rows. */
  rowsOf(id: string): Promise<number>;
}

/** Gives a test file a database with a scenario of four sessions, ready for its tests. */
export function claimedRuns(): ClaimedRuns {
  const db = {} as TestDatabase;
  let scenario: string;
  beforeAll(async () => {
    Object.assign(db, await testDatabase());
    const em = db.orm.em.fork();
    const { slug } = await saveFourSessions(em, 'essai');
    scenario = await aScenario(em, { campaign: slug });
  });
  afterAll(() => db.drop());
  return {
    db,
    launch: () => launched(db, scenario),
    async take(id, worker) {
      const run = await claimRun(db.orm.em.fork(), id, worker);
      if (run === null) throw new Error('the run is over');
      return run;
    },
    read: (id) =>
      db.orm.em.fork().findOneOrFail(OptimizationRun, id, { populate: ['result', 'instance', 'parameters'] }),
    rowsOf: (run) => db.orm.em.fork().count(PlanAssignment, { run }),
  };
}
