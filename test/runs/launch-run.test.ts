import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { hashOf, verify } from '../../solver/index.ts';
import { OptimizationRun, PlanAssignment } from '../../src/entities/index.ts';
import {
  instanceOf,
  launchRun,
  leftOutOf,
  parametersOf,
  progressOf,
  resultOf,
} from '../../src/runs/index.ts';
import { aProject, aSession } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario, saveFourSessions } from '../support/four-sessions.ts';
import { startTestWorker, type TestWorker } from '../support/run-worker.ts';

let db: TestDatabase;
let worker: TestWorker;
let count = 0;

beforeAll(async () => {
  db = await testDatabase();
  worker = await startTestWorker(db);
});
afterAll(async () => {
  await worker.close();
  await db.drop();
});

const freshSlug = () => `essai-${count++}`;

/** Launches a scenario and waits for its end. */
async function solved(scenario: string): Promise<OptimizationRun> {
  const launched = await launchRun(db.orm.em.fork(), db.jobs, scenario);
  if ('problems' in launched) throw new Error(JSON.stringify(launched.problems));
  await worker.idle();
  return reread(launched.run.id);
}

const reread = (id: string) =>
  db.orm.em
    .fork()
    .findOneOrFail(OptimizationRun, id, { populate: ['instance', 'result', 'assignments.session'] });

describe('launchRun', () => {
  test('returns the run at once, waiting; its end comes later', async () => {
    const em = db.orm.em.fork();
    const { slug } = await saveFourSessions(em, freshSlug());
    const launched = await launchRun(em, db.jobs, await aScenario(em, { campaign: slug }));
    if ('problems' in launched) throw new Error(JSON.stringify(launched.problems));
    expect([launched.run.state, launched.run.startedAt]).toEqual(['QUEUED', null]);
    await worker.idle();
    expect((await reread(launched.run.id)).state).toBe('SUCCEEDED');
  });

  test('keeps all it takes to replay and to judge the plan', async () => {
    const em = db.orm.em.fork();
    const campaign = await saveFourSessions(em, freshSlug());
    aSession(em, aProject(em, campaign, 'P2'), 'S5', { state: 'ABANDONED' });
    await em.flush();
    const run = await solved(await aScenario(em, { campaign: campaign.slug }));

    const result = resultOf(run);
    if (result?.status !== 'PLANNED') throw new Error(`no plan: ${run.reason}`);
    const { plan } = result;
    expect(verify(instanceOf(run), parametersOf(run), plan.assignments).valid).toBe(true);
    expect([run.instanceHash, plan.instanceHash]).toEqual([hashOf(instanceOf(run)), run.instanceHash]);
    expect(plan.parametersHash).toBe(hashOf(parametersOf(run)));
    expect(run.engine).toBe(`${plan.engine.name} ${plan.engine.version}`);
    expect(run.engine).toMatch(/^highs \d/);
    expect(run).toMatchObject({
      solvedWith: '0.0.0-test',
      solvedOnNode: process.versions.node,
      attempt: 1,
      crashes: 0,
    });
    expect([run.planHash, run.worker]).toEqual([hashOf(plan.assignments), worker.worker.name]);
    expect(run.finishedAt!.getTime()).toBeGreaterThanOrEqual(run.startedAt!.getTime());
    expect(progressOf(run)).toMatchObject({ hasPlan: true });
    expect(leftOutOf(run)).toEqual([expect.objectContaining({ session: 'S5', reason: 'ABANDONED' })]);

    const rows = run.assignments.map(({ session, startDate, endDate, displacementWeeks, reasons }) => ({
      session: session.unwrap().reference,
      startDate,
      endDate,
      displacementWeeks,
      isExplained: reasons.length > 0,
    }));
    rows.sort((a, b) => (a.session < b.session ? -1 : 1));
    expect(rows).toEqual(plan.assignments.map(({ week: _, ...kept }) => ({ ...kept, isExplained: true })));
    // Forty trainees wished in April are spread over the months that their windows reach.
    expect(new Set(rows.map(({ startDate }) => startDate?.slice(0, 7))).size).toBe(4);
  });

  test('the same scenario gives the same plan, byte for byte', async () => {
    const em = db.orm.em.fork();
    const { slug } = await saveFourSessions(em, freshSlug());
    const scenario = await aScenario(em, { campaign: slug });
    const plans: string[] = [];
    for (let i = 0; i < 2; i++) {
      const { id } = await solved(scenario);
      const [row] = await em.execute<{ plan: string }[]>(
        `select result->'plan' as plan from optimization_run where id = ?`,
        [id],
      );
      plans.push(JSON.stringify(row?.plan));
    }
    expect(plans[0]).toBe(plans[1]);
    expect(plans[0]).toContain('metronome-plan/1');
  });

  test('infeasible is a result, with its conflicts', async () => {
    const em = db.orm.em.fork();
    const { slug } = await saveFourSessions(em, freshSlug(), { cents: 4_812_800 });
    const run = await solved(
      await aScenario(em, { campaign: slug, choices: { solver: { unplaced: 'FORBIDDEN' } } }),
    );
    const result = resultOf(run);
    expect([run.state, run.reason, result?.status]).toEqual(['INFEASIBLE', null, 'INFEASIBLE']);
    expect(result?.status === 'INFEASIBLE' && result.conflicts[0]).toMatchObject({
      kind: 'ENVELOPE_SHORT',
      envelope: 'ENV',
      shortCents: 3 * 4_812_800,
    });
    expect(run.assignments.length).toBe(0);
  });

  test('a session that cannot be paid stays unplaced, with its reason', async () => {
    const em = db.orm.em.fork();
    const { slug } = await saveFourSessions(em, freshSlug(), { cents: 3 * 4_812_800 });
    const run = await solved(await aScenario(em, { campaign: slug }));
    const unplaced = await em.find(PlanAssignment, { run: run.id, startDate: null });
    expect(unplaced.length).toBe(1);
    expect(unplaced[0]).toMatchObject({ endDate: null, displacementWeeks: null });
    expect(unplaced[0]?.reasons[0]).toMatchObject({ kind: 'ENVELOPE', envelope: 'ENV' });
  });

  test.each(['00000000-0000-7000-8000-000000000000', 'pas un identifiant'])(
    'refuses a scenario that does not exist: %s',
    async (id) => {
      const launched = await launchRun(db.orm.em.fork(), db.jobs, id);
      expect('problems' in launched && launched.problems[0]).toMatchObject({
        code: 'SCENARIO_UNKNOWN',
        path: '/scenario',
        value: id,
      });
    },
  );

  test('refuses a campaign without any session to programme, and saves nothing', async () => {
    const em = db.orm.em.fork();
    const campaign = await saveFourSessions(em, freshSlug());
    const scenario = await aScenario(em, { campaign: campaign.slug });
    await em.execute(`update poec_session set places = null where campaign_id = ?`, [campaign.id]);
    const launched = await launchRun(em, db.jobs, scenario);
    expect('problems' in launched && launched.problems.map(({ code }) => code)).toEqual(['NO_SESSION']);
    expect(await em.count(OptimizationRun, { scenario })).toBe(0);
  });
});

test('refuses a budget out of range, and saves nothing', async () => {
  const em = db.orm.em.fork();
  const { slug } = await saveFourSessions(em, freshSlug());
  const scenario = await aScenario(em, { campaign: slug });
  const launched = await launchRun(em, db.jobs, scenario, { seconds: 0, megabytes: 1.5 });
  expect('problems' in launched && launched.problems).toEqual([
    {
      code: 'BUDGET_OUT_OF_RANGE',
      path: '/budget/seconds',
      value: 0,
      message: expect.stringContaining('de 1 à 21600 s'),
    },
    expect.objectContaining({ path: '/budget/megabytes', value: 1.5 }),
  ]);
  expect(await em.count(OptimizationRun, { scenario })).toBe(0);
});

test('a run and its job are created together or not at all', async () => {
  const em = db.orm.em.fork();
  const { slug } = await saveFourSessions(em, freshSlug());
  const scenario = await aScenario(em, { campaign: slug });
  const abandoned = em.fork().transactional(async (own) => {
    const launched = await launchRun(own, db.jobs, scenario);
    if ('problems' in launched) throw new Error('refused');
    throw new Error(launched.run.id);
  });
  const id = await abandoned.catch((error: Error) => error.message);
  expect(await em.count(OptimizationRun, { id: String(id) })).toBe(0);
  expect(await em.execute(`select 1 from pgboss.job where id = ?`, [id])).toEqual([]);
});

test('one worker executes one run at a time, in the order of their launch', async () => {
  const em = db.orm.em.fork();
  const { slug } = await saveFourSessions(em, freshSlug());
  const scenario = await aScenario(em, { campaign: slug });
  const ids: string[] = [];
  for (let i = 0; i < 2; i++) {
    const launched = await launchRun(em, db.jobs, scenario);
    if ('problems' in launched) throw new Error(JSON.stringify(launched.problems));
    ids.push(launched.run.id);
  }
  await worker.idle();
  const runs = await Promise.all(ids.map(reread));
  expect(runs.map(({ state }) => state)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  expect(runs[1]!.startedAt!.getTime()).toBeGreaterThanOrEqual(runs[0]!.finishedAt!.getTime());
  expect(worker.failures).toEqual([]);
});
