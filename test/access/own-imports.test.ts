/** A file that was sent is its organisation's: another one neither reads it, nor cancels it, nor hears of it. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../src/domain/viewer.ts';
import { type Api, testApi } from '../support/api.ts';
import { aCampaign, anEnvelope } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type FollowedApi, follow, followedApi, follower } from '../support/followed.ts';
import { fiches, saveOrganisationOf, sent } from '../support/sent-file.ts';
import { aViewer } from '../support/viewers.ts';

const organisation = {
  id: '0198a2ee-0000-7000-8000-000000000002',
  name: 'OPCO Santé',
  opco: 'OPCO_SANTE',
  regions: null,
} as const;
const AKTO = aViewer('AKTO', 'OPCO');
const OTHERS: Record<string, Viewer> = {
  'another OPCO': { ...aViewer('OPCO_SANTE', 'OPCO'), organisation },
  'another OPCO that also reads every fiche': { ...aViewer('OPCO_SANTE', 'OPCO', 'REGION'), organisation },
};

let db: TestDatabase;
let akto: Api;
let planner: Api;
let id: string;

beforeAll(async () => {
  db = await testDatabase();
  const em = db.orm.em.fork();
  for (const viewer of [AKTO, OTHERS['another OPCO']!]) await saveOrganisationOf(em, viewer);
  anEnvelope(em, aCampaign(em, { slug: 'essai' }), 'ENV');
  await em.flush();
  akto = await testApi({ em: db.orm.em, jobs: db.jobs }, { viewer: AKTO });
  planner = await testApi({ em: db.orm.em, jobs: db.jobs }, { viewer: aViewer(null, 'PLANNER') });
  id = await sent(akto, { campaign: 'essai', csv: fiches({}) });
});
afterAll(async () => {
  expect([...akto.failures, ...planner.failures]).toEqual([]);
  await akto.stop();
  await planner.stop();
  await db.drop();
});

const READ = 'query ($id: ID!) { import(id: $id) { fileName state } imports { totalCount nodes { id } } }';
const CANCEL = 'mutation ($id: ID!) { cancelImport(import: $id) { import { state } problems { code } } }';

test('its organisation and the planner read it', async () => {
  const data = {
    import: { fileName: 'fiches.csv', state: 'QUEUED' },
    imports: { totalCount: 1, nodes: [{ id }] },
  };
  for (const api of [akto, planner]) expect(await api.ask(READ, { id })).toEqual({ status: 200, data });
});

test.each(Object.entries(OTHERS))('%s does not know that it exists', async (_, viewer) => {
  const api = await testApi({ em: db.orm.em, jobs: db.jobs }, { viewer });
  const nowhere = '0191a0b0-0000-7000-8000-000000000000';
  const [hidden, none] = [await api.ask(READ, { id }), await api.ask(READ, { id: nowhere })];
  expect(hidden).toMatchObject({
    data: { import: null, imports: { totalCount: 0, nodes: [] } },
    errors: [{ extensions: { code: 'NOT_FOUND' } }],
  });
  expect(JSON.stringify(hidden).replaceAll(id, nowhere)).toBe(JSON.stringify(none));
  expect(await api.ask(CANCEL, { id })).toEqual({
    status: 200,
    data: { cancelImport: { import: null, problems: [{ code: 'IMPORT_UNKNOWN' }] } },
  });
  expect(await planner.ask(READ, { id })).toMatchObject({ data: { import: { state: 'QUEUED' } } });
  await api.stop();
});

test('its changes are told live to those who may read it, and to nobody else', async () => {
  const served: FollowedApi[] = [];
  const following = async (viewer: Viewer) => {
    const api = await followedApi(db, { jobs: db.jobs }, {}, { viewer });
    served.push(api);
    const changes = follow<{ campaignChanges: { changes: object[] } }>(
      follower(api.ws),
      'subscription { campaignChanges(campaign: "essai", of: [IMPORT, SESSION]) { changes { of kind id } } }',
    );
    await changes.next();
    return changes;
  };
  const own = await following(AKTO);
  const other = await following(OTHERS['another OPCO']!);
  const second = await sent(akto, { campaign: 'essai', csv: fiches({}), dryRun: true });
  const heard = { campaignChanges: { changes: [{ of: 'IMPORT', kind: 'CREATED', id: second }] } };
  expect(await own.next()).toEqual(heard);
  await akto.ask(CANCEL, { id: second });
  const cancelled = { campaignChanges: { changes: [{ of: 'IMPORT', kind: 'UPDATED', id: second }] } };
  expect(await own.next()).toEqual(cancelled);
  // The other one hears first of what comes after, and is its own.
  const api = await testApi({ em: db.orm.em, jobs: db.jobs }, { viewer: OTHERS['another OPCO']! });
  const its = await sent(api, { campaign: 'essai', csv: fiches({}), dryRun: true });
  expect(await other.next()).toEqual({
    campaignChanges: { changes: [{ of: 'IMPORT', kind: 'CREATED', id: its }] },
  });
  await api.stop();
  for (const { close } of served) await close();
});
