import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Notifications, openNotifications } from '../../src/db/notify.ts';
import { OptimizationRun, PoecProject, PoecSession, Scenario } from '../../src/entities/index.ts';
import { type CampaignChanges, CampaignFeed, MOST_CHANGES } from '../../src/live/campaign-feed.ts';
import type { Latest } from '../../src/live/latest.ts';
import { commentProject } from '../../src/programming/comment-project.ts';
import { launchRun } from '../../src/runs/launch-run.ts';
import { asAdmin } from '../support/admin.ts';
import { aCampaign, anAgency, aProject, aSession } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario, saveFourSessions } from '../support/four-sessions.ts';

let db: TestDatabase;
let notifications: Notifications;
let feed: CampaignFeed;
beforeAll(async () => {
  db = await testDatabase();
  notifications = await openNotifications(db.url);
  feed = new CampaignFeed(notifications);
});
afterAll(async () => {
  await notifications.close();
  await db.drop();
});

const everything = ['PROJECT', 'SESSION', 'SCENARIO', 'RUN'] as const;

async function read(stream: Latest<CampaignChanges>): Promise<CampaignChanges> {
  const step = await stream.next();
  if (step.done === true) throw new Error('The stream ended');
  return step.value;
}

describe('what changes in a campaign', () => {
  test('begins with a word to read it, and then names what changed once it is committed', async () => {
    const em = db.orm.em.fork();
    const campaign = await saveFourSessions(em, 'suivie');
    const stream = feed.follow(campaign.id, everything);
    expect(await read(stream)).toEqual({ campaign: campaign.id, changes: [], isComplete: false });

    const [one, other] = await em.find(PoecSession, { campaign }, { orderBy: { reference: 'asc' } });
    const rolledBack = em.fork().transactional(async (inside) => {
      await inside.nativeUpdate(PoecSession, { id: other!.id }, { hours: 99 });
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    await em.fork().nativeUpdate(PoecSession, { id: one!.id }, { hours: 12 });
    expect(await read(stream)).toEqual({
      campaign: campaign.id,
      changes: [{ of: 'SESSION', kind: 'UPDATED', id: one!.id }],
      isComplete: true,
    });
    await stream.return();
  });

  test('tells scenarios and their runs: created, launched, cancelled', async () => {
    const em = db.orm.em.fork();
    const campaign = await saveFourSessions(em, 'scenarios');
    const stream = feed.follow(campaign.id, ['SCENARIO', 'RUN']);
    await read(stream);

    const scenario = await aScenario(em, { campaign: campaign.slug });
    expect(await read(stream)).toMatchObject({
      changes: [{ of: 'SCENARIO', kind: 'CREATED', id: scenario }],
    });
    const launched = await launchRun(em, db.jobs, scenario);
    if ('problems' in launched) throw new Error('The run should have been accepted');
    const run = launched.run.id;
    expect(await read(stream)).toMatchObject({ changes: [{ of: 'RUN', kind: 'CREATED', id: run }] });
    await em.nativeUpdate(OptimizationRun, { id: run }, { state: 'CANCELLED' });
    expect(await read(stream)).toMatchObject({ changes: [{ of: 'RUN', kind: 'UPDATED', id: run }] });
    await em.nativeDelete(OptimizationRun, { id: run });
    await em.nativeDelete(Scenario, { id: scenario });
    expect(await read(stream)).toEqual({ campaign: campaign.id, changes: [], isComplete: false });
    await stream.return();
  });

  test('is silent about other campaigns, and about what was not asked for', async () => {
    const em = db.orm.em.fork();
    const campaign = await saveFourSessions(em, 'calme');
    const stream = feed.follow(campaign.id, ['PROJECT']);
    await read(stream);
    await saveFourSessions(em.fork(), 'bruyante');
    aSession(
      em,
      (await em.refreshOrFail(campaign, { populate: ['projects'] })).projects.getItems()[0]!,
      'S9',
    );
    await em.flush();
    const project = aProject(em, campaign, 'P2');
    await em.flush();
    expect(await read(stream)).toEqual({
      campaign: campaign.id,
      changes: [{ of: 'PROJECT', kind: 'CREATED', id: project.id }],
      isComplete: true,
    });
    await stream.return();
  });

  test('names each thing once, new ones as new, and beyond a hundred says to read again', async () => {
    const em = db.orm.em.fork();
    const campaign = aCampaign(em, { slug: 'vaste' });
    const project = aProject(em, campaign, 'P1');
    await em.flush();
    const patient = new CampaignFeed(notifications, { settleMs: 1_500 });
    const stream = patient.follow(campaign.id, everything);
    await read(stream);

    const few = Array.from({ length: MOST_CHANGES }, (_, n) => aSession(em, project, `A${n}`));
    await em.flush();
    for (const session of few) session.hours = 5;
    await em.flush();
    const told = await read(stream);
    expect(told.isComplete).toBe(true);
    expect(new Set(told.changes.map(({ kind }) => kind))).toEqual(new Set(['CREATED']));
    expect(told.changes.map(({ id }) => id).sort()).toEqual(few.map(({ id }) => id).sort());

    for (let n = 0; n <= MOST_CHANGES; n += 1) aSession(em, project, `B${n}`);
    await em.flush();
    expect(await read(stream)).toEqual({ campaign: campaign.id, changes: [], isComplete: false });
    await stream.return();
  });

  test('tells a comment as a change of its fiche', async () => {
    const em = db.orm.em.fork();
    const campaign = await saveFourSessions(em, 'commentee');
    const stream = feed.follow(campaign.id, ['PROJECT']);
    await read(stream);
    const { id } = await em.findOneOrFail(PoecProject, { campaign });
    await commentProject(em, { project: id, text: 'Plutôt en mai.' }, null);
    expect(await read(stream)).toMatchObject({ changes: [{ of: 'PROJECT', kind: 'UPDATED', id }] });
    await stream.return();
  });

  test('tells an agency that changes', async () => {
    const em = db.orm.em.fork();
    const campaign = await saveFourSessions(em, 'agences');
    const agency = anAgency(em, campaign, 'AG');
    await em.flush();
    const stream = feed.follow(campaign.id, ['AGENCY']);
    await read(stream);
    agency.launchCap = 2;
    await em.flush();
    expect(await read(stream)).toMatchObject({ changes: [{ of: 'AGENCY', kind: 'UPDATED', id: agency.id }] });
    await stream.return();
  });

  test('says to read again when messages may have gone by', async () => {
    const em = db.orm.em.fork();
    const campaign = await saveFourSessions(em, 'coupure');
    const stream = feed.follow(campaign.id, everything);
    await read(stream);
    const next = read(stream);
    await asAdmin(db.url, (client) =>
      client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'metronome notifications'`,
      ),
    );
    expect(await next).toEqual({ campaign: campaign.id, changes: [], isComplete: false });
    await stream.return();
  });
});
