/** Who may apply a file, and when: the worker that took it last, whole or not at all, in the order of reception. */

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { actAs } from '../../src/db/acting.ts';
import type { Execution } from '../../src/durable/index.ts';
import { take } from '../../src/durable/index.ts';
import { ImportBatch, ImportJob, PoecSession } from '../../src/entities/index.ts';
import { cancelImport, importKind, keptReport } from '../../src/imports/durable/index.ts';
import { MOST_WAITING, queueImport } from '../../src/imports/durable/queue-import.ts';
import { aCampaign, anEnvelope } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { oneWaits } from '../support/one-waits.ts';
import { fiches } from '../support/sent-file.ts';

let db: TestDatabase;
let campaign: string;
let count = 0;

beforeAll(async () => {
  db = await testDatabase({ lockTimeoutMs: 1_000 });
});
afterAll(() => db.drop());
beforeEach(async () => {
  count += 1;
  campaign = `campagne-${count}`;
  const em = db.orm.em.fork();
  anEnvelope(em, aCampaign(em, { slug: campaign }), 'ENV');
  await em.flush();
});

const em = () => db.orm.em.fork();

/** Queues a file of one fiche with these places; gives its id. */
async function queued(places: number, said: { dryRun?: boolean; slug?: string } = {}): Promise<string> {
  const { dryRun = false, slug = campaign } = said;
  const content = Buffer.from(fiches({ places: String(places) }));
  const sender = { organisation: null, ownOnly: false };
  const answer = await queueImport(
    em(),
    db.jobs,
    { campaign: slug, name: 'f.csv', kind: 'SESSIONS', content, dryRun },
    sender,
  );
  if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
  return answer.import.id;
}

const execute = (id: string, worker = 'essai'): Execution =>
  importKind.execute(db.orm, { id, worker, log: pino({ enabled: false }) });
const read = (id: string): Promise<ImportJob> =>
  em().findOneOrFail(ImportJob, id, { populate: ['content', 'report'] });
const places = async (): Promise<(number | null)[]> =>
  (await em().find(PoecSession, { campaign: { slug: campaign } })).map((session) => session.places);

/** Holds imports of the campaign back as they are about to read it, until it is let go. */
async function held(): Promise<{ letGo: () => Promise<void> }> {
  const own = em();
  await own.begin();
  await own.execute('select pg_advisory_xact_lock(hashtext(?))', [`metronome import ${campaign}`]);
  return { letGo: () => own.commit() };
}

const waitsForTheLock = (): Promise<void> => oneWaits(db.orm, 'advisory');

test('the file is dropped with the end that is written, and what it did is kept', async () => {
  const id = await queued(10);
  expect((await read(id)).content?.toString()).toBe(fiches({ places: '10' }));
  expect(await execute(id).done).toBe('OVER');
  const job = await read(id);
  expect(job).toMatchObject({ state: 'APPLIED', content: null, attempt: 1, crashes: 0 });
  expect(keptReport(job)).toMatchObject({ sessions: { created: ['S1'], unchanged: 0 }, problemCount: 0 });
  expect(await places()).toEqual([10]);
  expect(await execute(id).done).toBe('OVER');
  expect((await read(id)).attempt).toBe(1);
});

test('a worker thought dead takes back all that it changed once another has the import', async () => {
  const id = await queued(10);
  const lock = await held();
  const dead = execute(id, 'dead');
  await waitsForTheLock();
  expect(await take(em(), 'import', id, 'alive')).toMatchObject({ attempt: 2, crashes: 1 });
  await lock.letGo();
  expect(await dead.done).toBe('OVER');
  expect(await read(id)).toMatchObject({ state: 'RUNNING', worker: 'alive', report: null });
  expect([await places(), await em().count(ImportBatch, { campaign: { slug: campaign } })]).toEqual([[], 0]);
});

test('one whose campaign somebody else holds for long is handed back, and has not crashed', async () => {
  const id = await queued(10);
  const lock = await held();
  expect(await execute(id).done).toBe('AGAIN');
  expect(await read(id)).toMatchObject({ state: 'QUEUED', attempt: 1, crashes: 0, worker: null });
  await lock.letGo();
  expect(await execute(id).done).toBe('OVER');
  expect(await read(id)).toMatchObject({ state: 'APPLIED', attempt: 2, crashes: 0 });
});

test('cancelled while a worker is at work on it, nothing of it goes in', async () => {
  const id = await queued(10);
  const lock = await held();
  const execution = execute(id);
  await waitsForTheLock();
  expect(await cancelImport(em(), id)).toMatchObject({ import: { state: 'CANCELLED' } });
  await lock.letGo();
  expect(await execution.done).toBe('OVER');
  expect(await read(id)).toMatchObject({ state: 'CANCELLED', content: null, report: null });
  expect(await places()).toEqual([]);
});

describe('cancelling', () => {
  test('one that waits: no worker applies it', async () => {
    const id = await queued(10);
    expect(await cancelImport(em(), id)).toMatchObject({ import: { state: 'CANCELLED' } });
    expect(await execute(id).done).toBe('OVER');
    expect(await read(id)).toMatchObject({ state: 'CANCELLED', attempt: 0 });
  });

  test('one that is over, and one that is not, are refused', async () => {
    const id = await queued(10);
    await execute(id).done;
    expect(await cancelImport(em(), id)).toMatchObject({
      problems: [{ code: 'IMPORT_FINISHED', message: expect.stringContaining('terminé (enregistré)') }],
    });
    for (const none of ['rien', '0191a0b0-0000-7000-8000-000000000000'])
      expect(await cancelImport(em(), none)).toMatchObject({ problems: [{ code: 'IMPORT_UNKNOWN' }] });
    expect(await places()).toEqual([10]);
  });
});

test('the file sent last has the last word: one that is not next is handed back', async () => {
  const [first, second] = [await queued(10), await queued(20)];
  const other = await queued(30, { slug: (await anotherCampaign()).slug });
  expect(await execute(second).done).toBe('AGAIN');
  expect(await read(second)).toMatchObject({ state: 'QUEUED', attempt: 0 });
  expect(await execute(other).done).toBe('OVER');
  expect(await execute(first).done).toBe('OVER');
  expect(await execute(second).done).toBe('OVER');
  expect(await places()).toEqual([20]);
});

async function anotherCampaign() {
  const own = em();
  const other = aCampaign(own, { slug: `${campaign}-autre` });
  anEnvelope(own, other, 'ENV');
  await own.flush();
  return other;
}

test('what breaks is tried again, and the third time it ends with its reason', async () => {
  const id = await queued(10);
  await em().execute(
    `create function broken() returns trigger language plpgsql as $$ begin raise 'panne'; end $$`,
  );
  await em().execute('create trigger broken before insert on poec_session execute function broken()');
  try {
    expect(await execute(id).done).toBe('AGAIN');
    expect(await read(id)).toMatchObject({ state: 'QUEUED', crashes: 1, content: expect.anything() });
    expect(await execute(id).done).toBe('AGAIN');
    expect(await execute(id).done).toBe('OVER');
  } finally {
    await em().execute('drop function broken cascade');
  }
  expect(await read(id)).toMatchObject({
    state: 'FAILED',
    content: null,
    reason: expect.stringMatching(/^L'import a été interrompu 3 fois .* rien du fichier n'est entré/),
  });
  expect(await places()).toEqual([]);
});

test('too many files that wait are refused, and nothing more is kept', async () => {
  for (let n = 0; n < MOST_WAITING; n += 1) await queued(n);
  const file = {
    campaign,
    name: 'f.csv',
    kind: 'SESSIONS' as const,
    content: Buffer.from(fiches({})),
    dryRun: true,
  };
  expect(await queueImport(em(), db.jobs, file, { organisation: null, ownOnly: false })).toMatchObject({
    problems: [{ code: 'TOO_MANY_IMPORTS', value: MOST_WAITING }],
  });
  expect(await em().count(ImportJob, { campaign: { slug: campaign } })).toBe(MOST_WAITING);
});

test('the job carries the id of the request, and is sent with the file or not at all', async () => {
  const actor = {
    origin: 'TOKEN',
    account: 'essai',
    organisation: null,
    roles: [],
    operation: null,
    reason: null,
  } as const;
  const id = await actAs({ ...actor, requestId: 'requete-1' }, () => queued(10));
  expect(await em().execute('select data from pgboss.job where id = ?', [id])).toEqual([
    { data: { requestId: 'requete-1' } },
  ]);
  expect(await importKind.unfinished(em())).toContainEqual(
    expect.objectContaining({ id, requestId: 'requete-1' }),
  );
});
