/** A scenario against an adopted plan: whose week each session then has, and what moving away from it costs. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Instance, SolveResult } from '../../solver/index.ts';
import { OptimizationRun } from '../../src/entities/index.ts';
import { launchRun } from '../../src/runs/index.ts';
import { adoptedPlans, type NamesPlans } from '../../src/scenarios/adopted-plans.ts';
import { createScenario } from '../../src/scenarios/create-scenario.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario, saveFourSessions } from '../support/four-sessions.ts';
import { startTestWorker, type TestWorker } from '../support/run-worker.ts';
import { sqlCounter } from '../support/sql-count.ts';

let db: TestDatabase;
const sql = sqlCounter();
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
  db = await testDatabase(sql.options);
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

/** What a scenario of a campaign names. */
const naming = (campaign: string, published: string | null, plan: string | null = null): NamesPlans => ({
  campaign,
  choices: { published },
  hand: { plan },
});

test('adopted plans give their starts by reference; those that are not named, nothing', async () => {
  const answers = await adoptedPlans(db.orm.em.fork(), [
    naming(campaignId, adopted),
    naming(campaignId, null, adopted),
    naming(otherId, null),
  ]);
  const starts = new Map(['S1', 'S2', 'S3', 'S4'].map((session) => [session, '2022-04-04']));
  expect(answers).toEqual([
    { published: starts, inForce: null },
    { published: null, inForce: starts },
    { published: null, inForce: null },
  ]);
});

test('two queries read the plans of any number of scenarios, and none those of scenarios without', async () => {
  const many = Array.from({ length: 5 }, () => naming(campaignId, adopted, adopted));
  expect(await sql.of(() => adoptedPlans(db.orm.em.fork(), many))).toBe(2);
  expect(await sql.of(() => adoptedPlans(db.orm.em.fork(), [naming(campaignId, null)]))).toBe(0);
});

describe('a run that cannot be adopted', () => {
  const refused = async (campaign: string, run: string) => {
    const [answer] = await adoptedPlans(db.orm.em.fork(), [naming(campaign, run, run)]);
    return 'problems' in answer! ? answer.problems.map(({ code, path }) => `${code} ${path}`) : [];
  };
  const both = (code: string) => [`${code} /published`, `${code} /hand/plan`];

  test('is refused, and so is the scenario that names it', async () => {
    expect(await refused(campaignId, 'x')).toEqual(both('RUN_UNKNOWN'));
    expect(await refused(otherId, adopted)).toEqual(both('PUBLISHED_OTHER_CAMPAIGN'));
    const planlessRun = await db.orm.em
      .fork()
      .findOneOrFail(OptimizationRun, planless, { populate: ['scenario'] });
    expect(await refused(planlessRun.scenario.$.campaign.id, planless)).toEqual(
      both('PUBLISHED_PLAN_MISSING'),
    );
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
