import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Campaign, Envelope, PoecSession, Territory, Tranche } from '../../src/entities/index.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { newCampaign, newEnvelope, newProject, newSession } from '../support/rows.ts';

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
const freshCampaign = () => newCampaign(em, `essai-${count++}`);

describe('dates', () => {
  // The days on which clocks change in Paris, and the ends of the year: where a zone would shift a date.
  const days = ['2022-03-27', '2022-10-30', '2022-01-01', '2022-12-31'];

  test.each(['Pacific/Auckland', 'America/Los_Angeles', 'Europe/Paris'])(
    'keep their day in %s',
    async (zone) => {
      const before = process.env.TZ;
      process.env.TZ = zone;
      try {
        const campaign = freshCampaign();
        const project = newProject(em, campaign);
        for (const day of days) newSession(em, project, day, day);
        await em.flush();
        em.clear();
        const found = await em.find(
          PoecSession,
          { campaign: campaign.id },
          { orderBy: { reference: 'asc' } },
        );
        expect(found.map(({ reference, wishedFrom, wishedTo }) => [wishedFrom, wishedTo, reference])).toEqual(
          [...days].sort().map((day) => [day, day, day]),
        );
        expect(await em.count(PoecSession, { campaign: campaign.id, wishedFrom: '2022-03-27' })).toBe(1);
      } finally {
        if (before === undefined) delete process.env.TZ;
        else process.env.TZ = before;
      }
    },
  );
});

describe('money', () => {
  test('is kept to the cent, up to the largest safe integer, and zero is an amount', async () => {
    const campaign = freshCampaign();
    newEnvelope(em, campaign, { reference: 'MAX', cents: Number.MAX_SAFE_INTEGER });
    newEnvelope(em, campaign, { reference: 'ZERO', cents: 0 });
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
      newEnvelope(em, freshCampaign(), { cents });
      await expect(em.flush()).rejects.toThrow(`« ${cents} » : un nombre entier de centimes`);
    },
  );

  test('beyond what a number holds, the table refuses', async () => {
    const { id } = newEnvelope(em, freshCampaign());
    await em.flush();
    const tooMuch = em.execute('update envelope set floor_cents = 9007199254740992 where id = ?', [id]);
    await expect(tooMuch).rejects.toThrow('envelope_floor_cents_check');
  });
});

describe('what a document does not say', () => {
  test('stays null', async () => {
    const campaign = freshCampaign();
    const unknown = { places: null, costCents: null, hours: null, weeklyHours: null, departement: null };
    newSession(em, newProject(em, campaign), 'S1', '2022-03-14', unknown);
    await em.flush();
    em.clear();
    const found = await em.findOneOrFail(PoecSession, { campaign: campaign.id });
    expect(found).toMatchObject({ ...unknown, envelope: null, agency: null, windowFrom: null });
  });

  test('half hours a week are exact', async () => {
    const campaign = freshCampaign();
    newSession(em, newProject(em, campaign), 'S1', '2022-03-14', { weeklyHours: 34.5 });
    await em.flush();
    em.clear();
    expect((await em.findOneOrFail(PoecSession, { campaign: campaign.id })).weeklyHours).toBe(34.5);
  });
});

describe('the database refuses', () => {
  const session = (overrides: Parameters<typeof newSession>[4]) =>
    newSession(em, newProject(em, freshCampaign()), 'S1', '2022-03-14', overrides);

  test.each([
    ['a session without a place', () => session({ places: 0 }), 'poec_session_places_check'],
    ['a cost below zero', () => session({ costCents: -1 }), 'poec_session_cost_cents_check'],
    ['a rhythm of 0 h', () => session({ weeklyHours: 0 }), 'poec_session_weekly_hours_check'],
    [
      'a wish that ends before it starts',
      () => session({ wishedTo: '2022-03-13' }),
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
      () => newEnvelope(em, freshCampaign(), { cents: -1 }),
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
    const project = newProject(em, freshCampaign());
    newSession(em, project, 'S1', '2022-03-14');
    newSession(em, newProject(em, freshCampaign()), 'S1', '2022-03-14');
    await em.flush();
    newSession(em, project, 'S1', '2022-03-14');
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
  expect(newCampaign(em).id).toMatch(/^[0-9a-f-]{36}$/);
  expect(Campaign.name).toBe('Campaign');
});
