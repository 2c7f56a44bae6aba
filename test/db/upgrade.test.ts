/** A database that an earlier version filled is brought up to date where it stands, and keeps what it holds. */

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { migrate } from '../../src/db/connect.ts';
import { migrations } from '../../src/db/migrations/index.ts';
import { ormOptions } from '../../src/db/orm.ts';
import { Agency, Closure, PoecSession, Scenario } from '../../src/entities/index.ts';
import { choicesOf } from '../../src/scenarios/create-scenario.ts';
import { noHand } from '../../src/scenarios/hand.ts';
import { asAdmin, atDatabase } from '../support/admin.ts';
import { databasePrefix, serverUrl } from '../support/test-server.ts';

const CAMPAIGN = '0191a0b0-0000-7000-8000-000000000001';
const PROJECT = '0191a0b0-0000-7000-8000-000000000002';
const PINS = {
  held: [{ session: 'S1', date: '2022-05-04' }],
  forbidden: [{ session: 'S1', from: '2022-03-16', to: '2022-03-21' }],
};
const id = (n: number) => `0191a0b0-0000-7000-8000-00000000010${n}`;

let url: string;
let orm: MikroORM;
const name = `${databasePrefix()}_upgrade_${randomBytes(4).toString('hex')}`;
beforeAll(async () => {
  const server = await serverUrl();
  await asAdmin(server, (client) => client.query(`CREATE DATABASE ${name}`));
  url = atDatabase(server, name);
  orm = await MikroORM.init(ormOptions(url));
});
afterAll(async () => {
  await orm.close();
  await asAdmin(await serverUrl(), (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
});

test('from the first migration to the last', async () => {
  const [first, ...later] = migrations.map((migration) => migration.name);
  await orm.migrator.up({ to: first as string });
  const em = orm.em.fork();
  await em.execute(
    `insert into campaign values ('${CAMPAIGN}', 'essai-2022', 'Essai', '28', 2022, '2022-01-01', '2022-12-31')`,
  );
  await em.execute(
    `insert into agency (id, campaign_id, reference, name, departement, zone, provenance, source)
     values ('${id(1)}', '${CAMPAIGN}', 'AG', 'Caen', '14', null, 'RECONSTRUCTED', 'essai')`,
  );
  await em.execute(
    `insert into closure (id, campaign_id, reference, label, first_day, last_day, provenance, source)
     values ('${id(2)}', '${CAMPAIGN}', 'TREVE', 'Trêve', '2022-07-01', '2022-08-31', 'PUBLISHED', '002:L407')`,
  );
  await em.execute(
    `insert into poec_project (id, campaign_id, reference, opco, title, rome, nature, alternance)
     values ('${PROJECT}', '${CAMPAIGN}', 'P1', 'AKTO', 'Soudeur', 'H2913', 'STRUCTURAL', false)`,
  );
  await em.execute(
    `insert into poec_session (id, project_id, campaign_id, reference, wished_start, state, provenance, source)
     values ('${id(3)}', '${PROJECT}', '${CAMPAIGN}', 'S1', 'à déterminer', 'SUBMITTED', 'RECONSTRUCTED', 'essai')`,
  );
  await em.execute(
    `insert into scenario (id, campaign_id, name, parameters, pins, created_at)
     values ('${id(4)}', '${CAMPAIGN}', 'Ancien', '{}', '${JSON.stringify(PINS)}', '2022-01-01'),
            ('${id(5)}', '${CAMPAIGN}', 'Sans dates imposées', '{}', '{"held": []}', '2022-01-01')`,
  );

  expect(await migrate(url)).toEqual(later);
  expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
  const after = orm.em.fork();
  expect(await after.findOneOrFail(Agency, id(1))).toMatchObject({ reference: 'AG', launchCap: null });
  // A closure of before closed starts, and nothing was lenient about it.
  expect(await after.findOneOrFail(Closure, id(2))).toMatchObject({ effect: 'STARTS', force: 'HARD' });
  // What was held is pinned; what was forbidden closed the weeks that it met.
  expect(choicesOf(await after.findOneOrFail(Scenario, id(4))).hand).toEqual({
    ...noHand(),
    decisions: [
      { kind: 'PIN', which: ['S1'], at: '2022-05-04', evenIfClosed: true },
      { kind: 'FORBID', which: ['S1'], when: { from: '2022-03-14', to: '2022-03-27' } },
    ],
  });
  expect(choicesOf(await after.findOneOrFail(Scenario, id(5))).hand).toEqual(noHand());
  expect(await after.findOneOrFail(PoecSession, id(3))).toMatchObject({
    reference: 'S1',
    derogation: null,
    trainingBodyKnownOn: null,
    certification: null,
    announced: false,
  });
});

test('and back to the first, which leaves what it knew', async () => {
  const [first] = migrations.map((migration) => migration.name);
  await orm.migrator.down({ to: first as string });
  const rows = await orm.em.fork().execute('select reference from poec_session');
  expect(rows).toEqual([{ reference: 'S1' }]);
  const pins = await orm.em.fork().execute(`select pins from scenario where id = '${id(4)}'`);
  const weeks = { session: 'S1', from: '2022-03-14', to: '2022-03-27' };
  expect(pins).toEqual([{ pins: { held: PINS.held, forbidden: [weeks] } }]);
  expect(await migrate(url)).toHaveLength(migrations.length - 1);
});
