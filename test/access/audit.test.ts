/** The audit as people read it: over the API, and as a file. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exportAudit } from '../../src/access/audit-export.ts';
import { type Api, testApi } from '../support/api.ts';
import { aCampaign, anEnvelope } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { startTestWorker, type TestWorker } from '../support/run-worker.ts';
import { fiches, importedBy, saveOrganisationOf } from '../support/sent-file.ts';
import { aViewer } from '../support/viewers.ts';

let db: TestDatabase;
let akto: Api;
let worker: TestWorker;
let administrator: Api;

async function importRow(places: number, said: { dryRun?: boolean; reason?: string } = {}) {
  const { reason = null, dryRun = false } = said;
  const csv = fiches({ intitule: '=Cariste', places: String(places), etat: 'déposée' });
  return importedBy(akto, worker, 'state', { campaign: 'essai', csv, dryRun }, reason);
}

beforeAll(async () => {
  db = await testDatabase();
  const dependencies = { em: db.orm.em, jobs: db.jobs };
  const viewer = aViewer('AKTO', 'OPCO');
  akto = await testApi(dependencies, { viewer });
  worker = await startTestWorker(db);
  administrator = await testApi(dependencies, { viewer: aViewer(null, 'ADMINISTRATOR') });
  const em = db.orm.em.fork();
  await saveOrganisationOf(em, viewer);
  anEnvelope(em, aCampaign(em, { slug: 'essai' }), 'ENV');
  await em.flush();
  await importRow(10);
  await importRow(11, { dryRun: true });
  await importRow(12, { reason: 'Deux places de plus ; "avenant" du 3' });
});
afterAll(async () => {
  await worker.close();
  expect([...worker.failures, ...akto.failures, ...administrator.failures]).toEqual([]);
  await akto.stop();
  await administrator.stop();
  await db.drop();
});

const AUDIT = `query ($filter: AuditFilter, $first: Int, $after: String) {
  auditEntries(filter: $filter, first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage }
    nodes { action entity reference origin account organisation operation reason requestId before after } } }`;
interface Shown {
  auditEntries: {
    totalCount: number;
    pageInfo: { endCursor: string; hasNextPage: boolean };
    nodes: Record<string, string | null>[];
  };
}
const read = async (variables: object) =>
  ((await administrator.ask(AUDIT, { ...variables })).data as Shown).auditEntries;

test('says who changed what, from what to what, and why; a dry run changed nothing', async () => {
  const { nodes } = await read({ filter: { entities: ['poec_session'] } });
  expect(nodes).toEqual([
    {
      action: 'UPDATE',
      entity: 'poec_session',
      reference: 'S1',
      origin: 'TOKEN',
      account: 'essai',
      organisation: 'AKTO',
      operation: 'Mutation.importSessions',
      reason: 'Deux places de plus ; "avenant" du 3',
      requestId: 'essai-0001',
      before: '{"places":10}',
      after: '{"places":12}',
    },
    expect.objectContaining({ action: 'CREATE', reason: null, before: null }),
  ]);
});

test('of an import there is one entry for the file, with its count, beside those of its rows', async () => {
  const { nodes } = await read({ filter: { entities: ['import_batch'] } });
  expect(nodes).toHaveLength(2);
  expect(JSON.parse(nodes[0]!.after!)).toMatchObject({
    file_name: 'fiches.csv',
    kind: 'sessions',
    row_count: 1,
  });
});

test('of a file that is sent: who sent it, what it is and how it ended, and nothing of what it holds', async () => {
  const { nodes } = await read({ filter: { entities: ['import_job'], account: 'essai' } });
  const told = nodes.map(({ action, operation, reference, after }) => [
    action,
    operation,
    reference,
    Object.keys(JSON.parse(after!)).sort().join(),
  ]);
  const end = ['UPDATE', 'Mutation.importSessions', 'fiches.csv', 'finished_at,state'];
  const sent = [
    'campaign_id',
    'created_at',
    'dry_run',
    'file_name',
    'kind',
    'organisation_id',
    'own_only',
    'sha256',
    'state',
  ];
  const start = ['CREATE', 'Mutation.importSessions', 'fiches.csv', sent.join()];
  expect(told).toEqual([end, start, end, start, end, start]);
});

/** What an import changes. */
const FICHES = ['poec_project', 'poec_session', 'import_batch'];

test('is read by pages and by criteria', async () => {
  const all = await read({ first: 100 });
  const seen = [];
  let after: string | null = null;
  do {
    const page: Shown['auditEntries'] = await read({ first: 2, after });
    seen.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  expect(seen).toEqual(all.nodes);
  expect((await read({ filter: { organisation: 'AKTO', entities: FICHES } })).totalCount).toBe(5);
  const updates = { actions: ['UPDATE'], account: 'essai', entities: FICHES };
  expect((await read({ filter: updates })).totalCount).toBe(1);
  expect((await read({ filter: { to: '2020-01-01' } })).totalCount).toBe(0);
  expect((await read({ filter: { from: '2020-01-01' } })).totalCount).toBe(all.totalCount);
  expect((await read({ filter: { entityId: 'rien' } })).totalCount).toBe(0);
});

test('a reason without end is refused, and nothing changes', async () => {
  const answer = await akto.ask(
    `mutation { importSessions(input: { campaign: "essai", csv: "" }, reason: "${'x'.repeat(501)}") { import { id } } }`,
  );
  expect(answer).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT', argument: 'reason' } }] });
  expect((await read({ filter: { actions: ['UPDATE'], entities: FICHES } })).totalCount).toBe(1);
});

test('is for administrators', async () => {
  expect(await akto.ask('{ auditEntries { totalCount } }')).toMatchObject({
    errors: [{ extensions: { code: 'FORBIDDEN' } }],
  });
});

describe('exported', () => {
  const lines = async (format: 'jsonl' | 'csv', filter = {}) => {
    const all: string[] = [];
    for await (const line of exportAudit(db.orm.em, filter, format)) all.push(line);
    return all;
  };

  test('as JSON Lines, oldest first, whole', async () => {
    const entries = (await lines('jsonl')).map((line) => JSON.parse(line) as { at: string; action: string });
    expect(entries.length).toBe((await read({})).totalCount);
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).sort());
    expect(entries.at(-1)).toMatchObject({ organisation: 'AKTO', roles: ['OPCO'] });
  });

  test('as CSV, in cells that a spreadsheet reads and does not compute', async () => {
    const [header, ...rows] = await lines('csv', { entities: ['poec_session'], actions: ['UPDATE'] });
    expect(header).toMatch(/^at;action;entity;.*;id\r\n$/);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain('"{""places"":10}"');
    expect(rows[0]).toContain('"Deux places de plus ; ""avenant"" du 3"');
  });

  test('a text that starts a formula is disarmed', async () => {
    await importRow(13, { reason: '=HYPERLINK("https://ailleurs.example")' });
    const text = (await lines('csv')).join('');
    expect(text).toContain(`"'=HYPERLINK(""https://ailleurs.example"")"`);
  });
});
