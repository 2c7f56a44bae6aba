/** Imports as workers do them: processes, two at a time, one of them killed. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ImportBatch, ImportJob, PoecSession } from '../../src/entities/index.ts';
import { queueImport } from '../../src/imports/durable/queue-import.ts';
import { aCampaign, anEnvelope } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { fiches } from '../support/sent-file.ts';
import { forgetHeartbeat, startWorkerProcess, type WorkerProcess } from '../support/worker-process.ts';

/** Fiches of a file: enough for an import to last. */
const FICHES = 400;

let db: TestDatabase;
const workers: WorkerProcess[] = [];

beforeAll(async () => {
  db = await testDatabase();
  const em = db.orm.em.fork();
  anEnvelope(em, aCampaign(em, { slug: 'essai' }), 'ENV');
  await em.flush();
});
afterAll(async () => {
  for (const worker of workers) await worker.kill();
  await db.drop();
});

async function aWorker(): Promise<WorkerProcess> {
  const worker = await startWorkerProcess(db.url);
  workers.push(worker);
  return worker;
}

async function queued(places: number): Promise<string> {
  const rows = Array.from({ length: FICHES }, (_, n) => ({ reference: `S${n}`, places: String(places) }));
  const file = {
    campaign: 'essai',
    name: 'f.csv',
    kind: 'SESSIONS' as const,
    content: Buffer.from(fiches(...rows)),
    dryRun: false,
  };
  const answer = await queueImport(db.orm.em.fork(), db.jobs, file, { organisation: null, ownOnly: false });
  if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
  return answer.import.id;
}

/** Waits until an import is as told, and gives it. */
async function importWhen(id: string, holds: (job: ImportJob) => boolean): Promise<ImportJob> {
  for (;;) {
    const job = await db.orm.em.fork().findOneOrFail(ImportJob, id);
    if (holds(job)) return job;
  }
}

/** How many fiches have these places. */
const withPlaces = (places: number): Promise<number> => db.orm.em.fork().count(PoecSession, { places });

test('a worker killed in the middle of an import leaves nothing of it, and another applies it once', async () => {
  const first = await aWorker();
  // Held where it has read everything and written nothing: the campaign is another import's.
  const own = db.orm.em.fork();
  await own.begin();
  await own.execute('select pg_advisory_xact_lock(hashtext(?))', ['metronome import essai']);
  const id = await queued(10);
  const before = await importWhen(id, ({ state }) => state === 'RUNNING');
  await first.kill();
  await own.commit();
  await importWhen(id, ({ state }) => state === 'RUNNING');
  expect(await withPlaces(10)).toBe(0);

  const second = await aWorker();
  await forgetHeartbeat(db, id);
  const job = await importWhen(id, ({ state }) => state === 'APPLIED');
  expect([before.attempt, job.attempt, job.crashes]).toEqual([1, 2, 1]);
  expect(job.worker).not.toBe(before.worker);
  expect(await withPlaces(10)).toBe(FICHES);
  expect(await db.orm.em.fork().count(ImportBatch, {})).toBe(1);
  expect(second.said()).toContain('"msg":"import taken"');
}, 120_000);

test('two workers and one import: one of them applies it; files sent one after the other are applied in order', async () => {
  await aWorker();
  const ids = [];
  for (const places of [20, 30, 40]) ids.push(await queued(places));
  for (const id of ids) {
    const job = await importWhen(id, ({ state }) => state === 'APPLIED');
    expect([job.attempt, job.crashes]).toEqual([1, 0]);
  }
  expect(await withPlaces(40)).toBe(FICHES);
  expect(await db.orm.em.fork().count(ImportBatch, {})).toBe(4);
}, 120_000);
