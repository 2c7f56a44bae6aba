import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { launchRun } from '../../src/runs/index.ts';
import { compareScenarios } from '../../src/scenarios/compare-scenarios.ts';
import { loadPlans } from '../../src/scenarios/load-plan.ts';
import { RunDocuments } from '../../src/scenarios/run-documents.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario, saveFourSessions } from '../support/four-sessions.ts';
import { startTestWorker } from '../support/run-worker.ts';

let db: TestDatabase;
let asWished: string;
let smoothed: string;
let unsolved: string;
let elsewhere: string;

beforeAll(async () => {
  db = await testDatabase();
  const em = db.orm.em.fork();
  await saveFourSessions(em, 'essai');
  await saveFourSessions(em, 'autre');
  const still = { windowWeeks: { STRUCTURAL: 0 } };
  asWished = await aScenario(em, { campaign: 'essai', name: 'Sans lissage', choices: still });
  smoothed = await aScenario(em, { base: asWished, choices: { windowWeeks: { STRUCTURAL: 8 } } });
  unsolved = await aScenario(em, { campaign: 'essai' });
  elsewhere = await aScenario(em, { campaign: 'autre' });
  const worker = await startTestWorker(db);
  for (const scenario of [asWished, smoothed, elsewhere]) await launchRun(em, db.jobs, scenario);
  await worker.idle();
  await worker.close();
});
afterAll(() => db.drop());

const documents = new RunDocuments();

function compare(first: string, second: string) {
  const em = db.orm.em.fork();
  const planOf = async (run: string) => {
    const given = await documents.read(em, [run]);
    return (await loadPlans(em, [...given.values()])).get(run) ?? null;
  };
  return compareScenarios(em, planOf, first, second);
}

const codesOf = async (first: string, second: string) => {
  const answer = await compare(first, second);
  return 'problems' in answer ? answer.problems.map(({ code, path }) => `${code} ${path}`) : [];
};

test('sets two plans side by side: terms, peaks, weeks moved, sessions that differ', async () => {
  const compared = await compare(asWished, smoothed);
  if ('problems' in compared) throw new Error(JSON.stringify(compared.problems));
  const { first, second, differences } = compared;

  expect(first.peakMonth).toEqual({ period: '2022-04', sessions: 4, entries: 40 });
  expect([first.movedSessions, first.movedWeeks, first.movedTraineeWeeks]).toEqual([0, 0, 0]);
  expect(second.peakMonth).toMatchObject({ sessions: 1, entries: 10 });
  expect(second.scores.smoothing).toBeLessThan(first.scores.smoothing);
  expect(second.movedTraineeWeeks).toBe(10 * second.movedWeeks);
  expect(first.scores.fidelity).toBe(0);
  expect(second.curve.months.filter(({ sessions }) => sessions > 0).length).toBe(4);

  expect(differences.length).toBe(second.movedSessions);
  for (const { session, first: before, second: after, days } of differences) {
    expect([session, before]).toEqual([expect.stringMatching(/^S[1-4]$/), '2022-04-04']);
    expect(Date.parse(after!) - Date.parse(before!)).toBe(days! * 86_400_000);
  }
});

test('a scenario compared with itself has no difference', async () => {
  const compared = await compare(smoothed, smoothed);
  expect('differences' in compared && compared.differences).toEqual([]);
});

test('refuses what cannot be compared, both sides at once', async () => {
  const none = '00000000-0000-7000-8000-000000000000';
  expect(await codesOf(none, unsolved)).toEqual(['SCENARIO_UNKNOWN /first', 'PLAN_MISSING /second']);
  expect(await codesOf(asWished, elsewhere)).toEqual(['CAMPAIGNS_DIFFER /second']);
  expect(await codesOf('x', asWished)).toEqual(['SCENARIO_UNKNOWN /first']);
});
