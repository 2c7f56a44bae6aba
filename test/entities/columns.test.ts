import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Campaign, PoecSession, Territory, Tranche } from '../../src/entities/index.ts';
import { aCampaign, anEnvelope, aProject, aSession, aTranche } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let db: TestDatabase;
let em: EntityManager;
let count = 0;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());
beforeEach(() => {
  em = db.orm.em.fork() as EntityManager;
});

/** A campaign that no other test has. */
const freshCampaign = () => aCampaign(em, { slug: `essai-${count++}` });

const script = fileURLToPath(new URL('../support/write-dates.ts', import.meta.url));

describe('dates', () => {
  // The days on which clocks change in Paris, and the ends of the year: where a zone would shift a date.
  test.each(['2022-01-01', '2022-03-27', '2022-10-30', '2022-12-31'])('keep their day: %s', async (day) => {
    const campaign = freshCampaign();
    aSession(em, aProject(em, campaign, 'P1'), 'S1', { wishedStart: day, wishedFrom: day, wishedTo: day });
    await em.flush();
    em.clear();
    const found = await em.findOneOrFail(PoecSession, { campaign: campaign.id, wishedFrom: day });
    expect([found.wishedFrom, found.wishedTo]).toEqual([day, day]);
  });

  test.each(['Pacific/Auckland', 'America/Los_Angeles'])(
    'keep their day for a server in %s',
    async (zone) => {
      const campaign = freshCampaign();
      await em.flush();
      // A zone is a matter of a whole process: another one writes and reads.
      const { stdout } = await promisify(execFile)(process.execPath, [script, db.url, campaign.id], {
        env: { ...process.env, TZ: zone },
      });
      expect(JSON.parse(stdout)).toEqual({ zone, startsOn: '2022-03-27', endsOn: '2022-10-30' });
      em.clear();
      expect(await em.findOneOrFail(Campaign, campaign.id)).toMatchObject({
        startsOn: '2022-03-27',
        endsOn: '2022-10-30',
      });
    },
  );
});

describe('money', () => {
  test('is kept to the cent, up to the largest safe integer, and zero is an amount', async () => {
    const campaign = freshCampaign();
    const envelope = anEnvelope(em, campaign, 'ENV');
    aTranche(em, envelope, '2022-01-01', Number.MAX_SAFE_INTEGER);
    aTranche(em, envelope, '2022-04-01', 0, 'RESERVE');
    await em.flush();
    em.clear();
    const tranches = await em.find(
      Tranche,
      { envelope: { campaign: campaign.id } },
      { orderBy: { amountCents: 'asc' } },
    );
    expect(tranches.map(({ amountCents }) => amountCents)).toEqual([0, Number.MAX_SAFE_INTEGER]);
  });

  test.each([1.5, Number.MAX_SAFE_INTEGER + 1, Number.NaN])(
    '%d cents is refused with its value',
    async (cents) => {
      aTranche(em, anEnvelope(em, freshCampaign(), 'ENV'), '2022-01-01', cents);
      await expect(em.flush()).rejects.toThrow(`« ${cents} » : un nombre entier de centimes`);
    },
  );

  test('beyond what a number holds, the table refuses', async () => {
    const { id } = anEnvelope(em, freshCampaign(), 'ENV');
    await em.flush();
    const tooMuch = em.execute('update envelope set floor_cents = 9007199254740992 where id = ?', [id]);
    await expect(tooMuch).rejects.toThrow('envelope_floor_cents_check');
  });
});

describe('what a document does not say', () => {
  test('stays null', async () => {
    const campaign = freshCampaign();
    const unknown = { places: null, costCents: null, hours: null, weeklyHours: null, departement: null };
    aSession(em, aProject(em, campaign, 'P1'), 'S1', unknown);
    await em.flush();
    em.clear();
    const found = await em.findOneOrFail(PoecSession, { campaign: campaign.id });
    expect(found).toMatchObject({ ...unknown, envelope: null, agency: null, windowFrom: null });
  });

  test('half hours a week are exact', async () => {
    const campaign = freshCampaign();
    aSession(em, aProject(em, campaign, 'P1'), 'S1', { weeklyHours: 34.5 });
    await em.flush();
    em.clear();
    expect((await em.findOneOrFail(PoecSession, { campaign: campaign.id })).weeklyHours).toBe(34.5);
  });
});

describe('the database refuses', () => {
  const session = (said: Parameters<typeof aSession>[3]) =>
    aSession(em, aProject(em, freshCampaign(), 'P1'), 'S1', said);

  test.each([
    ['a session without a place', () => session({ places: 0 }), 'poec_session_places_check'],
    ['a cost below zero', () => session({ costCents: -1 }), 'poec_session_cost_cents_check'],
    ['a rhythm of 0 h', () => session({ weeklyHours: 0 }), 'poec_session_weekly_hours_check'],
    [
      'a wish that ends before it starts',
      () => session({ wishedTo: '2022-04-03' }),
      'poec_session_wish_in_order',
    ],
    ['half a wish', () => session({ wishedTo: null }), 'poec_session_wish_whole'],
    [
      'a reason to abandon what is not',
      () => session({ abandonReason: 'x' }),
      'poec_session_reason_when_abandoned',
    ],
    ['a region code as département', () => session({ departement: '00x' }), 'poec_session_departement_check'],
    [
      'a tranche below zero',
      () => aTranche(em, anEnvelope(em, freshCampaign(), 'ENV'), '2022-01-01', -1),
      'tranche_amount_cents_check',
    ],
  ])('%s', async (_, create, constraint) => {
    create();
    await expect(em.flush()).rejects.toThrow(constraint);
  });

  test('an unknown state, even from another program', async () => {
    const { id } = session({});
    await em.flush();
    const paused = em.execute(`update poec_session set state = 'PAUSED' where id = ?`, [id]);
    await expect(paused).rejects.toThrow('poec_session_state_check');
  });

  test('two sessions of one reference in a campaign, not in two', async () => {
    const project = aProject(em, freshCampaign(), 'P1');
    aSession(em, project, 'S1');
    aSession(em, aProject(em, freshCampaign(), 'P1'), 'S1');
    await em.flush();
    aSession(em, project, 'S1');
    await expect(em.flush()).rejects.toThrow('poec_session_campaign_id_reference_unique');
  });
});

test('a région 28 and a département 28 are two territories', async () => {
  const region = em.create(Territory, { kind: 'REGION', code: 'REG-28', name: 'Normandie' });
  em.create(Territory, { kind: 'DEPARTEMENT', code: 'DEP-28', name: 'Eure-et-Loir' });
  em.create(Territory, { kind: 'DEPARTEMENT', code: 'DEP-14', name: 'Calvados', parent: region });
  await em.flush();
  em.clear();
  const found = await em.findOneOrFail(Territory, { code: 'REG-28' }, { populate: ['children'] });
  expect(found.children.map(({ name }) => name)).toEqual(['Calvados']);
});

test('a row has its key before it is saved', () => {
  expect(aCampaign(em).id).toMatch(/^[0-9a-f-]{36}$/);
  expect(Campaign.name).toBe('Campaign');
});
