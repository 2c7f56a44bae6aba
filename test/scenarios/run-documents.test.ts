/** What runs gave, kept from one reader to the next: nobody could tell it from documents read anew. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EntityManager } from '@mikro-orm/postgresql';
import pg from 'pg';
import { seenBy } from '../../src/access/sight.ts';
import type { RegionCode } from '../../src/domain/codes.ts';
import { RunDocuments } from '../../src/scenarios/run-documents.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario, saveFourSessions } from '../support/four-sessions.ts';
import { launched } from '../support/long-run.ts';
import { startTestWorker } from '../support/run-worker.ts';
import { sqlCounter } from '../support/sql-count.ts';
import { aViewer } from '../support/viewers.ts';

const counter = sqlCounter();
const RUNS = 4;
let db: TestDatabase;
let other: pg.Client;
let runs: string[];

beforeAll(async () => {
  db = await testDatabase(counter.options);
  const em = db.orm.em.fork();
  await saveFourSessions(em, 'quatre');
  const scenario = await aScenario(em, { campaign: 'quatre' });
  const worker = await startTestWorker(db);
  await launched(db, scenario);
  await worker.idle();
  await worker.close();
  other = new pg.Client({ connectionString: db.url });
  await other.connect();
  // The same run again, under other keys.
  await other.query(
    `insert into optimization_run select (jsonb_populate_record(run, jsonb_build_object('id', gen_random_uuid()))).*
     from optimization_run run, generate_series(2, $1)`,
    [RUNS],
  );
  const { rows } = await other.query<{ id: string }>('select id from optimization_run order by id');
  runs = rows.map(({ id }) => id);
  expect(runs.length).toBe(RUNS);
});
afterAll(async () => {
  await other.end();
  await db.drop();
});

/** Writes a number in the result of a run, where the plan says its seed. */
const mark = (run: string, seed: number) =>
  other.query(
    `update optimization_run set result = jsonb_set(result::jsonb, '{plan,seed}', $2::text::jsonb)::json where id = $1`,
    [run, seed],
  );

async function marksOf(documents: RunDocuments, ids: readonly string[], em?: EntityManager) {
  const given = await documents.read(em ?? db.orm.em.fork(), ids);
  return ids.map((id) => {
    const result = given.get(id)?.result;
    return result?.status === 'PLANNED' ? result.plan.seed : null;
  });
}

test('are read with one question once they are kept, and anew once their row is written', async () => {
  const documents = new RunDocuments();
  const read = () => marksOf(documents, runs);
  expect(await counter.of(read)).toBe(2);
  expect(await counter.of(read)).toBe(1);
  await mark(runs[0]!, 77);
  expect(await counter.of(read)).toBe(2);
  expect((await read())[0]).toBe(77);
  expect(await counter.of(read)).toBe(1);
});

test('are those that the database shows: not what is being written, nor what was taken back', async () => {
  const documents = new RunDocuments();
  const [run] = runs as [string];
  await mark(run, 1);
  await other.query('begin');
  await mark(run, 2);
  expect(await marksOf(documents, [run])).toEqual([1]);
  await other.query('rollback');
  expect(await marksOf(documents, [run])).toEqual([1]);
  await other.query('begin');
  await mark(run, 3);
  await marksOf(documents, [run]);
  await other.query('commit');
  expect(await marksOf(documents, [run])).toEqual([3]);
});

test('meet neither the past nor the future while somebody writes', async () => {
  const documents = new RunDocuments();
  const [run] = runs as [string];
  let written = 100;
  let isOver = false;
  await mark(run, written);
  const writer = (async () => {
    for (let n = 101; n <= 180; n += 1) {
      await mark(run, n);
      written = n;
    }
    isOver = true;
  })();
  let reads = 0;
  const reader = async () => {
    while (!isOver) {
      const before = written;
      const [read] = await marksOf(documents, [run]);
      expect(read).toBeGreaterThanOrEqual(before);
      expect(read).toBeLessThanOrEqual(written + 1);
      reads += 1;
    }
  };
  await Promise.all([writer, reader(), reader(), reader()]);
  expect(reads).toBeGreaterThan(20);
});

test('are shown to whoever sees the run, kept or not, and to nobody else', async () => {
  const documents = new RunDocuments();
  await documents.read(db.orm.em.fork(), runs);
  const viewer = aViewer(null, 'REGION');
  const of = (region: string) =>
    seenBy(
      { ...viewer, organisation: { ...viewer.organisation!, regions: [region as RegionCode] } },
      db.orm.em,
    );
  expect((await documents.read(of('28'), runs)).size).toBe(RUNS);
  expect((await documents.read(of('76'), runs)).size).toBe(0);
  expect((await documents.read(of('28'), ['x', '0198a2ee-0000-7000-8000-000000000009'])).size).toBe(0);
});

test.each([0, 1, 2.5, RUNS])(
  'hold no more than their bound, and answer all the same: %d runs',
  async (room) => {
    const whole = new RunDocuments();
    await whole.read(db.orm.em.fork(), runs);
    const most = Math.max(1, Math.ceil((room * whole.length) / RUNS));
    const documents = new RunDocuments(most);
    const expected = await marksOf(new RunDocuments(), runs);
    for (let round = 0; round < 40; round += 1) {
      // Every other one, from another place each time.
      const asked = runs.filter((_, n) => (n + round) % 3 !== 0);
      expect(await marksOf(documents, asked)).toEqual(asked.map((id) => expected[runs.indexOf(id)]));
      expect(documents.length).toBeLessThanOrEqual(most);
    }
    expect(documents.length > 0).toBe(room >= 1);
  },
);
