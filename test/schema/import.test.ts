import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Api, testApi } from '../support/api.ts';
import { aCampaign, anEnvelope } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { startTestWorker, type TestWorker } from '../support/run-worker.ts';
import { fiches, importedBy } from '../support/sent-file.ts';

let db: TestDatabase;
let api: Api;
let worker: TestWorker;
let campaign: string;
let count = 0;

beforeAll(async () => {
  db = await testDatabase();
  api = await testApi({ em: db.orm.em, jobs: db.jobs });
  worker = await startTestWorker(db);
});
afterAll(async () => {
  await worker.close();
  expect([...worker.failures, ...api.failures]).toEqual([]);
  await api.stop();
  await db.drop();
});
beforeEach(async () => {
  count += 1;
  campaign = `campagne-${count}`;
  const em = db.orm.em.fork();
  anEnvelope(em, aCampaign(em, { slug: campaign }), 'ENV');
  await em.flush();
});

const SESSIONS =
  'query ($campaign: String!) { sessions(filter: { campaign: $campaign }) { nodes { reference places cost wishedFrom project { title } } } }';
const ROWS =
  '{ created createdCount updated { reference changes { property before after } } updatedCount unchanged }';
const FIELDS = `fileName dryRun state reason attempt campaign { slug } report { encoding projects ${ROWS} sessions ${ROWS} }
  problemCount problems { __typename code path value message severity file line column expected }`;

interface Shown {
  problemCount: number;
  problems: { severity: string }[];
}

/** Imports a file; warnings are another test's. */
async function imported(input: object) {
  const shown = await importedBy<Shown>(api, worker, FIELDS, {
    campaign,
    fileName: 'fiches.csv',
    ...input,
  });
  const { problemCount, problems, ...rest } = shown;
  expect(problemCount).toBe(problems.length);
  return { ...rest, errors: problems.filter(({ severity }) => severity !== 'WARNING') };
}

const rows = (created: string[], unchanged = 0, updated: object[] = []) => ({
  created,
  createdCount: created.length,
  updated,
  updatedCount: updated.length,
  unchanged,
});
const anImport = (state: string, projects: object, sessions: object, told: object = {}) => ({
  fileName: 'fiches.csv',
  dryRun: false,
  state,
  reason: null,
  attempt: 1,
  campaign: { slug: campaign },
  report: { encoding: 'UTF_8', projects, sessions },
  errors: [],
  ...told,
});
const none = rows([]);

describe('importing fiches', () => {
  test('a dry run says everything and changes nothing; then the file comes in; twice changes nothing', async () => {
    const input = { csv: fiches({}) };
    expect(await imported({ ...input, dryRun: true })).toEqual(
      anImport('CHECKED', rows(['P1']), rows(['S1']), { dryRun: true }),
    );
    expect(await api.ask(SESSIONS, { campaign })).toEqual({ status: 200, data: { sessions: { nodes: [] } } });

    expect(await imported(input)).toEqual(anImport('APPLIED', rows(['P1']), rows(['S1'])));
    const project = { title: 'Cariste' };
    const nodes = [{ reference: 'S1', places: 10, cost: '48128.50', wishedFrom: '2022-04-04', project }];
    expect(await api.ask(SESSIONS, { campaign })).toEqual({ status: 200, data: { sessions: { nodes } } });

    expect(await imported(input)).toEqual(anImport('APPLIED', rows([], 1), rows([], 1)));
  });

  test('an update says what changes, before and after', async () => {
    await imported({ csv: fiches({}) });
    const updated = [{ reference: 'S1', changes: [{ property: 'places', before: '10', after: '12' }] }];
    expect(await imported({ csv: fiches({ places: '12' }) })).toEqual(
      anImport('APPLIED', rows([], 1), rows([], 0, updated)),
    );
  });

  test('one bad row keeps the whole file out, and every problem is told with line, column and value', async () => {
    const bad = { reference: 'S2', debut_souhaite: '31/02/2022', places: 'dix' };
    const { errors, ...refused } = await imported({ csv: fiches({}, bad) });
    const problem = (column: string, value: string) => ({
      __typename: 'ImportProblem',
      code: 'BAD_VALUE',
      severity: 'ERROR',
      file: 'fiches.csv',
      line: 3,
      column,
      value,
      path: `fiches.csv/3/${column}`,
      expected: expect.any(String),
      message: expect.stringContaining(`ligne 3, colonne « ${column} » : « ${value} »`),
    });
    const { errors: _, ...expected } = anImport('REFUSED', none, none);
    expect(refused).toEqual(expected);
    expect(errors).toEqual(
      expect.arrayContaining([problem('places', 'dix'), problem('debut_souhaite', '31/02/2022')]),
    );
    expect(errors).toHaveLength(2);
    expect(await api.ask(SESSIONS, { campaign })).toEqual({ status: 200, data: { sessions: { nodes: [] } } });
  });

  test('bytes of a French spreadsheet, in Windows-1252', async () => {
    const base64 = Buffer.from(fiches({ intitule: 'Préparateur' }), 'latin1').toString('base64');
    expect(await imported({ base64 })).toMatchObject({
      state: 'APPLIED',
      report: { encoding: 'WINDOWS_1252' },
    });
    const { data } = await api.ask(SESSIONS, { campaign });
    expect(data).toMatchObject({ sessions: { nodes: [{ project: { title: 'Préparateur' } }] } });
  });

  test('an unknown campaign and a content given twice are typed problems, together', async () => {
    const answer = await api.ask(
      `mutation ($input: ImportSessionsInput!) { importSessions(input: $input) {
        import { id } problems { __typename code path value message } } }`,
      { input: { campaign: 'nulle-part', csv: 'a', base64: 'YQ==' } },
    );
    const message = expect.any(String);
    const problems = [
      {
        __typename: 'NotFoundProblem',
        code: 'CAMPAIGN_UNKNOWN',
        path: '/input/campaign',
        value: 'nulle-part',
        message,
      },
      {
        __typename: 'InvalidParametersProblem',
        code: 'ONE_CONTENT_EXPECTED',
        path: '/input/csv',
        value: null,
        message,
      },
    ];
    expect(answer).toEqual({ status: 200, data: { importSessions: { import: null, problems } } });
  });
});
