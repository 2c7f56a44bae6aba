/** What of a plan each role sees: the measures count the sessions it sees, and working material stays closed. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { PoecSession } from '../../src/entities/index.ts';
import { RunDocuments } from '../../src/scenarios/index.ts';
import { type Api, testApi } from '../support/api.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario, saveFourSessions } from '../support/four-sessions.ts';
import { startTestWorker, type TestWorker } from '../support/run-worker.ts';
import { launch } from '../support/scenario-verbs.ts';
import { aViewer } from '../support/viewers.ts';

let db: TestDatabase;
let worker: TestWorker;
let planner: Api;
let member: Api;
let run: string;

beforeAll(async () => {
  db = await testDatabase();
  worker = await startTestWorker(db);
  // What runs gave is kept for all who ask one server.
  const dependencies = { em: db.orm.em, jobs: db.jobs, runDocuments: new RunDocuments() };
  planner = await testApi(dependencies, { viewer: aViewer(null, 'PLANNER') });
  member = await testApi(dependencies, { viewer: aViewer(null, 'MEMBER') });
  const em = db.orm.em.fork();
  await saveFourSessions(em, 'quatre');
  run = await launch(planner, await aScenario(em, { campaign: 'quatre' }));
  await worker.idle();
  await em.nativeUpdate(PoecSession, { reference: { $ne: 'S1' } }, { state: 'SUBMITTED' });
}, 60_000);
afterAll(async () => {
  expect([...planner.failures, ...member.failures]).toEqual([]);
  await worker.close();
  await planner.stop();
  await member.stop();
  await db.drop();
});

const PLAN = `{ campaign(slug: "quatre") { latestPlan {
  assignments { totalCount nodes { session { reference } } }
  curve(period: QUARTER) { points { sessions entries } }
  wishedCurve(period: QUARTER) { points { sessions } }
  peakBefore { sessions } unplaced { sessions }
  envelopeConsumption { points { engaged } }
} } }`;

interface Shown {
  campaign: {
    latestPlan: {
      assignments: { totalCount: number; nodes: { session: { reference: string } }[] };
      curve: { points: { sessions: number; entries: number }[] };
      wishedCurve: { points: { sessions: number }[] };
      peakBefore: { sessions: number };
      unplaced: { sessions: number };
      envelopeConsumption: { points: { engaged: string }[] }[];
    };
  };
}

test.each([
  ['planner', ['S1', 'S2', 'S3', 'S4'], '192512.00'],
  ['member', ['S1'], '48128.00'],
] as const)('a %s reads the plan of the sessions it sees', async (name, references, engaged) => {
  const api = name === 'planner' ? planner : member;
  const answer = await api.ask(PLAN);
  expect(answer.errors).toBeUndefined();
  const { latestPlan: plan } = (answer.data as Shown).campaign;
  expect(plan.assignments.totalCount).toBe(references.length);
  expect(plan.assignments.nodes.map(({ session }) => session.reference).sort()).toEqual(references);
  const sum = (points: { sessions: number }[]) => points.reduce((total, { sessions }) => total + sessions, 0);
  expect(sum(plan.curve.points)).toBe(references.length);
  expect(sum(plan.wishedCurve.points)).toBe(references.length);
  expect(plan.peakBefore.sessions).toBe(references.length);
  expect(plan.unplaced.sessions).toBe(0);
  expect(plan.envelopeConsumption[0]!.points.at(-1)!.engaged).toBe(engaged);
});

test('what a reader sees is asked each time: a session counts as soon as it is validated, and no longer than that', async () => {
  const measured = async () => {
    const { data } = await member.ask(
      '{ campaign(slug: "quatre") { latestPlan { curve { points { sessions } } wishedCurve { points { sessions } } } } }',
    );
    const { latestPlan: plan } = (data as Pick<Shown, 'campaign'>).campaign;
    return [plan.curve, plan.wishedCurve].map(({ points }) =>
      points.reduce((total, { sessions }) => total + sessions, 0),
    );
  };
  const state = (of: 'SUBMITTED' | 'VALIDATED') =>
    db.orm.em.fork().nativeUpdate(PoecSession, { reference: 'S2' }, { state: of });
  expect(await measured()).toEqual([1, 1]);
  await state('VALIDATED');
  expect(await measured()).toEqual([2, 2]);
  await state('SUBMITTED');
  expect(await measured()).toEqual([1, 1]);
});

test.each(['run { id }', 'levels { value }', 'scores { smoothing }', 'statistics { rows }'])(
  'what a plan owes to drafts is closed to a member: %s',
  async (field) => {
    const query = `{ campaign(slug: "quatre") { latestPlan { ${field} } } }`;
    expect(await member.ask(query)).toMatchObject({
      data: { campaign: { latestPlan: null } },
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    expect((await planner.ask(query)).errors).toBeUndefined();
  },
);

test('the curve of a run is no way round: a run that exists is answered as one that does not', async () => {
  const ask = async (id: string) =>
    JSON.stringify(
      await member.ask(
        `query($run: ID!) { campaign(slug: "quatre") { entryCurve(run: $run) { points { sessions } } } }`,
        { run: id },
      ),
    ).replaceAll(id, 'KEY');
  const unknown = await ask('0198a2ee-1111-7000-8000-000000000001');
  expect(unknown).toContain('NOT_FOUND');
  expect(await ask(run)).toBe(unknown);
});

test('a scenario is closed by operation and by relation', async () => {
  for (const query of [
    '{ scenarios { totalCount } }',
    '{ campaign(slug: "quatre") { scenarios { totalCount } } }',
  ])
    expect(await member.ask(query)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
});
