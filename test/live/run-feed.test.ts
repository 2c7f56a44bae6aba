import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Notifications, openNotifications } from '../../src/db/notify.ts';
import { OptimizationRun } from '../../src/entities/index.ts';
import { RunFeed, type RunNews } from '../../src/live/run-feed.ts';
import type { RunProgress } from '../../src/runs/documents.ts';
import { launchRun } from '../../src/runs/launch-run.ts';
import { asAdmin } from '../support/admin.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario, saveFourSessions } from '../support/four-sessions.ts';

let db: TestDatabase;
let notifications: Notifications;
let feed: RunFeed;
let scenario: string;
const reads: string[] = [];
beforeAll(async () => {
  db = await testDatabase({ orm: { debug: ['query'], logger: (text) => reads.push(text) } });
  notifications = await openNotifications(db.url);
  feed = new RunFeed(db.orm, notifications, { pauseMs: 20 });
  const em = db.orm.em.fork();
  const campaign = await saveFourSessions(em, 'suivie');
  scenario = await aScenario(em, { campaign: campaign.slug });
});
afterAll(async () => {
  await notifications.close();
  await db.drop();
});

/** Launches a run that no process of the test executes. */
async function aWaitingRun(): Promise<string> {
  const launched = await launchRun(db.orm.em.fork(), db.jobs, scenario);
  if ('problems' in launched) throw new Error('The run should have been accepted');
  return launched.run.id;
}

const progress = (value: number): RunProgress => ({
  level: 'smoothing',
  value,
  bound: 10,
  gap: 0,
  elapsedMs: 5,
  hasPlan: true,
  levels: [{ level: 'smoothing', value, bound: 10, gap: 0 }],
});

async function write(run: string, data: Partial<OptimizationRun>): Promise<void> {
  await db.orm.em.fork().nativeUpdate(OptimizationRun, { id: run }, data as object);
}

describe('a run that is followed', () => {
  test('tells how it stands at once, then each change, and ends with the run', async () => {
    const run = await aWaitingRun();
    const stream = feed.follow(run);
    const waiting: RunNews = { id: run, state: 'QUEUED', reason: null, progress: null };
    expect(await stream.next()).toEqual({ value: waiting, done: false });
    await write(run, { state: 'RUNNING', startedAt: new Date() });
    expect(await stream.next()).toEqual({ value: { ...waiting, state: 'RUNNING' }, done: false });
    await write(run, { progress: progress(12) as never });
    expect(await stream.next()).toEqual({
      value: { ...waiting, state: 'RUNNING', progress: progress(12) },
      done: false,
    });
    await write(run, { state: 'FAILED', reason: 'essai', finishedAt: new Date() });
    expect(await stream.next()).toMatchObject({ value: { state: 'FAILED', reason: 'essai' } });
    expect(await stream.next()).toEqual({ value: undefined, done: true });
  });

  test('that is over tells its end and nothing else; one that does not exist tells nothing', async () => {
    const run = await aWaitingRun();
    await write(run, { state: 'CANCELLED', finishedAt: new Date() });
    const stream = feed.follow(run);
    expect(await stream.next()).toMatchObject({ value: { state: 'CANCELLED' } });
    expect(await stream.next()).toEqual({ value: undefined, done: true });
    const nothing = feed.follow('0191a0b0-0000-7000-8000-000000000000');
    expect(await nothing.next()).toEqual({ value: undefined, done: true });
  });

  test('by many is read once for all, and a burst of news is told as its last', async () => {
    const run = await aWaitingRun();
    const streams = Array.from({ length: 50 }, () => feed.follow(run));
    await Promise.all(streams.map((stream) => stream.next()));
    reads.length = 0;
    await write(run, { state: 'RUNNING', startedAt: new Date() });
    for (let n = 100; n > 0; n -= 1) await write(run, { progress: progress(n) as never });
    const last = await Promise.all(
      streams.map(async (stream) => {
        let told = await stream.next();
        while (told.value?.progress?.value !== 1) told = await stream.next();
        return told.value.progress.value;
      }),
    );
    expect(last).toEqual(Array.from({ length: 50 }, () => 1));
    const selects = reads.filter((text) => /select .* from "optimization_run"/.test(text));
    expect(selects.length).toBeGreaterThan(0);
    expect(selects.length).toBeLessThan(100);
    for (const stream of streams) await stream.return();
  });

  test('nobody follows any more is not read any more', async () => {
    const run = await aWaitingRun();
    const stream = feed.follow(run);
    await stream.next();
    await stream.return();
    reads.length = 0;
    await write(run, { progress: progress(3) as never });
    const other = feed.follow(await aWaitingRun());
    await other.next();
    await other.return();
    expect(
      reads.filter((text) => /select .* from "optimization_run"/.test(text) && text.includes(run)),
    ).toEqual([]);
  });

  test('is read again when messages may have gone by', async () => {
    const run = await aWaitingRun();
    const stream = feed.follow(run);
    await stream.next();
    const next = stream.next();
    await asAdmin(db.url, async (client) => {
      // No message leaves with this change: only the new connection can make it known.
      await client.query('ALTER TABLE optimization_run DISABLE TRIGGER USER');
      await client.query(`UPDATE optimization_run SET state = 'CANCELLED' WHERE id = $1`, [run]);
      await client.query('ALTER TABLE optimization_run ENABLE TRIGGER USER');
      await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'metronome notifications'`,
      );
    });
    expect(await next).toMatchObject({ value: { state: 'CANCELLED' } });
  });
});
