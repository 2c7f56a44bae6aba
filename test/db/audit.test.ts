/** The audit is written by the database, whoever writes, and is never rewritten. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Actor, actAs } from '../../src/db/acting.ts';
import { AuditEntry, Organisation, PoecSession } from '../../src/entities/index.ts';
import { asAdmin } from '../support/admin.ts';
import { aCampaign, aProject, aSession } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const em = () => db.orm.em.fork();
const last = async () =>
  (await em().find(AuditEntry, {}, { orderBy: { at: 'desc', id: 'desc' }, limit: 1 }))[0]!;
const count = () => em().count(AuditEntry, {});

const ACTOR: Actor = {
  origin: 'SESSION',
  account: 'compte-essai',
  organisation: 'Région Normandie',
  roles: ['REGION', 'PLANNER'],
  operation: 'Mutation.essai',
  reason: "La salle n'est pas libre",
  requestId: 'requete-1',
};

/** Tables that have no audit, and why. */
const NOT_AUDITED: Record<string, string> = {
  audit_entry: 'it is the audit',
  plan_assignment: 'a plan belongs to its run, whose entry has its hash',
  sign_in: 'minutes old, and used once',
  signed_session: 'what somebody does once signed in is told, with the account',
};

test('every table is audited, but for those that say why', async () => {
  const rows = await em().execute<{ name: string; operations: string[] }[]>(`
    select event_object_table as name, array_agg(distinct event_manipulation::text) as operations
    from information_schema.triggers where trigger_name like '%\\_audited%' group by 1`);
  const audited = new Map(rows.map(({ name, operations }) => [name, [...operations].sort()]));
  const tables = [...em().getMetadata()].map(({ tableName }) => tableName).sort();
  const missing = tables.filter((table) => !audited.has(table) && !Object.hasOwn(NOT_AUDITED, table));
  expect(missing).toEqual([]);
  for (const [table, operations] of audited)
    expect({ table, operations }).toEqual({ table, operations: ['DELETE', 'INSERT', 'UPDATE'] });
  expect(Object.keys(NOT_AUDITED).filter((table) => audited.has(table))).toEqual([]);
});

describe('a change', () => {
  let session: string;
  beforeAll(async () => {
    const own = em();
    session = aSession(own, aProject(own, aCampaign(own, { slug: 'audit' }), 'P1'), 'S1').id;
    await own.flush();
    session = (await em().findOneOrFail(PoecSession, { reference: 'S1' })).id;
  });

  test('says who, when, from what to what, and why, of the columns that changed', async () => {
    const before = Date.now();
    await actAs(ACTOR, async () => {
      const own = em();
      const row = await own.findOneOrFail(PoecSession, session);
      row.places = 12;
      row.state = 'ENGAGED';
      await own.flush();
    });
    const entry = await last();
    expect(entry).toMatchObject({
      action: 'UPDATE',
      entity: 'poec_session',
      entityId: session,
      reference: 'S1',
      before: { places: 10, state: 'VALIDATED' },
      after: { places: 12, state: 'ENGAGED' },
      ...ACTOR,
    });
    expect(entry.before).toEqual({ places: 10, state: 'VALIDATED' });
    expect(entry.campaignId).toBe((await em().findOneOrFail(PoecSession, session)).campaign.id);
    expect(Math.abs(entry.at.getTime() - before)).toBeLessThan(60_000);
  });

  test.each([
    [
      'a statement past the units of work',
      () => em().transactional((own) => own.nativeUpdate(PoecSession, session, { places: 13 })),
    ],
    [
      'SQL by hand',
      () =>
        em().transactional((own) =>
          own.execute('update poec_session set places = 14 where id = ?', [session]),
        ),
    ],
  ])('is told whatever writes it: %s', async (_, write) => {
    await actAs<Promise<unknown>>(ACTOR, write);
    expect(await last()).toMatchObject({ action: 'UPDATE', entityId: session, account: 'compte-essai' });
  });

  test('of Métronome itself, or of another program, is told as such', async () => {
    await em().nativeUpdate(PoecSession, session, { places: 15 });
    expect(await last()).toMatchObject({ origin: 'SYSTEM', after: { places: 15 }, reason: null });
    await asAdmin(db.url, (client) => client.query('update poec_session set places = 16'));
    const entry = await last();
    expect(entry).toMatchObject({ origin: 'DATABASE', after: { places: 16 } });
    expect(entry.account).toBe(new URL(db.url).username);
  });

  test('that is taken back is not told, and a write that changes nothing says nothing', async () => {
    const before = await count();
    await expect(
      em().transactional(async (own) => {
        await own.nativeUpdate(PoecSession, session, { places: 99 });
        throw new Error('taken back');
      }),
    ).rejects.toThrow('taken back');
    await em().nativeUpdate(PoecSession, session, { places: 16 });
    expect(await count()).toBe(before);
  });

  test('of who acts does not leak from one transaction to the next on the same connection', async () => {
    await actAs(ACTOR, () =>
      em().transactional((own) => own.nativeUpdate(PoecSession, session, { places: 17 })),
    );
    for (let n = 0; n < 12; n += 1) await em().nativeUpdate(PoecSession, session, { places: 20 + n });
    const entries = await em().find(AuditEntry, { origin: 'SYSTEM', entityId: session });
    expect(entries.length).toBeGreaterThanOrEqual(12);
  });

  test('of a value without end is cut', async () => {
    await em().nativeUpdate(PoecSession, session, { source: 'x'.repeat(100_000) });
    expect(String((await last()).after?.source).length).toBeLessThan(2_010);
  });

  test('of a deleted row keeps what it was', async () => {
    await em().nativeDelete(PoecSession, session);
    expect(await last()).toMatchObject({ action: 'DELETE', entityId: session, reference: 'S1', after: null });
    expect((await last()).before).toMatchObject({ reference: 'S1', wished_start: '04/04/2022' });
  });
});

test('a secret is never told, even as a hash', async () => {
  const own = em();
  own.create(Organisation, { name: 'Secrète', siret: null, opco: null, roles: ['MEMBER'] });
  await own.flush();
  const { id } = await em().findOneOrFail(Organisation, { name: 'Secrète' });
  await em().execute(
    `insert into access_token (id, organisation_id, label, hash, roles, created_at, expires_at)
     values (gen_random_uuid(), ?, 'x', repeat('a', 64), '{MEMBER}', now(), now() + interval '1 day')`,
    [id],
  );
  expect(await last()).toMatchObject({ entity: 'access_token', action: 'CREATE', reference: 'x' });
  expect(Object.keys((await last()).after!)).not.toContain('hash');
});

test.each(["update audit_entry set account = 'personne'", 'delete from audit_entry', 'truncate audit_entry'])(
  '%s is refused',
  async (sql) => {
    const before = await count();
    await expect(asAdmin(db.url, (client) => client.query(sql))).rejects.toThrow('append-only');
    expect(await count()).toBe(before);
  },
);
