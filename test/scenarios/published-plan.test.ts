/** A scenario against an adopted plan: whose week each session then has, and what moving away from it costs. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Instance, SolveResult } from '../../solver/index.ts';
import { OptimizationRun } from '../../src/entities/index.ts';
import { launchRun } from '../../src/runs/index.ts';
import { createScenario } from '../../src/scenarios/create-scenario.ts';
import { publishedStarts } from '../../src/scenarios/published-plan.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario, saveFourSessions } from '../support/four-sessions.ts';
import { startTestWorker, type TestWorker } from '../support/run-worker.ts';

let db: TestDatabase;
let worker: TestWorker;
let campaignId: string;
let otherId: string;
let adopted: string;
let planless: string;

/** Launches a scenario and waits for its end. Returns the id of the run. */
async function solved(scenarioId: string): Promise<string> {
  const launched = await launchRun(db.orm.em.fork(), db.jobs, scenarioId);
  if ('problems' in launched) throw new Error(JSON.stringify(launched.problems));
  await worker.idle();
  return launched.run.id;
}

beforeAll(async () => {
  db = await testDatabase();
  worker = await startTestWorker(db);
  const em = db.orm.em.fork();
  campaignId = (await saveFourSessions(em, 'essai')).id;
  otherId = (await saveFourSessions(em, 'autre')).id;
  const still = { windowWeeks: { STRUCTURAL: 0 } };
  adopted = await solved(await aScenario(em, { campaign: 'essai', choices: still }));
  // Money enough for one session of four, and none may be left out: there is no plan.
  await saveFourSessions(em, 'pauvre', { cents: 4_812_800 });
  planless = await solved(
    await aScenario(em, { campaign: 'pauvre', choices: { solver: { unplaced: 'FORBIDDEN' } } }),
  );
});
afterAll(async () => {
  await worker.close();
  await db.drop();
});

test('a published plan gives its starts by reference', async () => {
  const published = await publishedStarts(db.orm.em.fork(), campaignId, adopted);
  expect('starts' in published && [...published.starts].sort()).toEqual(
    ['S1', 'S2', 'S3', 'S4'].map((session) => [session, '2022-04-04']),
  );
});

test('no plan published, no start', async () => {
  expect(await publishedStarts(db.orm.em.fork(), campaignId, null)).toEqual({ starts: new Map() });
});

describe('a run that cannot be published', () => {
  const refused = async (campaign: string, run: string) => {
    const answer = await publishedStarts(db.orm.em.fork(), campaign, run);
    return 'problems' in answer ? answer.problems.map(({ code, path }) => `${code} ${path}`) : [];
  };

  test('is refused, and so is the scenario that names it', async () => {
    expect(await refused(campaignId, 'x')).toEqual(['RUN_UNKNOWN /published']);
    expect(await refused(otherId, adopted)).toEqual(['PUBLISHED_OTHER_CAMPAIGN /published']);
    const planlessRun = await db.orm.em
      .fork()
      .findOneOrFail(OptimizationRun, planless, { populate: ['scenario'] });
    expect(await refused(planlessRun.scenario.$.campaign.id, planless)).toEqual([
      'PUBLISHED_PLAN_MISSING /published',
    ]);
    const created = await createScenario(db.orm.em.fork(), {
      campaign: 'autre',
      name: 'x',
      choices: { published: adopted },
    });
    expect('problems' in created && created.problems.map(({ code }) => code)).toEqual([
      'PUBLISHED_OTHER_CAMPAIGN',
    ]);
  });
});

test('with stability first, the published plan is kept, however much smoother another one would be', async () => {
  const levels = ['placement', 'stability', 'smoothing'].map((term) => ({
    name: term,
    terms: [{ term, weight: 1 }],
    tolerance: 0,
  }));
  const stable = await solved(
    await aScenario(db.orm.em.fork(), {
      campaign: 'essai',
      choices: { published: adopted, solver: { levels } },
    }),
  );
  const run = await db.orm.em
    .fork()
    .findOneOrFail(OptimizationRun, stable, { populate: ['instance', 'result'] });
  const instance = run.instance as unknown as Instance;
  const week = instance.weeks.findIndex(({ startDate }) => startDate === '2022-04-04');
  expect(instance.sessions.map(({ publishedWeek }) => publishedWeek)).toEqual([week, week, week, week]);
  const result = run.result as unknown as SolveResult;
  expect(result.status === 'PLANNED' && result.plan.assignments.map(({ startDate }) => startDate)).toEqual(
    Array.from({ length: 4 }, () => '2022-04-04'),
  );
  expect(result.status === 'PLANNED' && result.plan.scores.stability).toBe(0);
});
