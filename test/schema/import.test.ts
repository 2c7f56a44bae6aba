import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Api, testApi } from '../support/api.ts';
import { aCampaign, anEnvelope } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let db: TestDatabase;
let api: Api;
let campaign: string;
let count = 0;

beforeAll(async () => {
  db = await testDatabase();
  api = await testApi({ em: db.orm.em, jobs: db.jobs });
});
afterAll(async () => {
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

const HEADER =
  'reference;projet;opco;intitule;rome;nature;departement;places;cout_eur;heures;debut_souhaite;enveloppe;alternance;etat';
const ROW = 'S1;P1;AKTO;Cariste;N1101;structurante;14;10;48128,50;350;04/04/2022;ENV;non;validée';
const csvOf = (...rows: string[]) => [HEADER, ...rows, ''].join('\n');

const IMPORT = `mutation ($input: ImportSessionsInput!) { importSessions(input: $input) {
  report { file dryRun applied encoding projects { created unchanged } sessions { created updated { reference changes { property before after } } unchanged } }
  problems { __typename code path value message ... on ImportProblem { severity file line column expected } } } }`;
const SESSIONS =
  'query ($campaign: String!) { sessions(filter: { campaign: $campaign }) { nodes { reference places cost wishedFrom project { title } } } }';

const errorsOf = async (input: object) => {
  const answer = await api.ask(IMPORT, { input: { campaign, fileName: 'fiches.csv', ...input } });
  const { report, problems } = (
    answer.data as { importSessions: { report: unknown; problems: { severity?: string }[] } }
  ).importSessions;
  return { status: answer.status, report, errors: problems.filter(({ severity }) => severity !== 'WARNING') };
};
const report = (said: object) => ({
  file: 'fiches.csv',
  dryRun: false,
  applied: true,
  encoding: 'UTF_8',
  projects: { created: [], unchanged: 0 },
  sessions: { created: [], updated: [], unchanged: 0 },
  ...said,
});
const imported = {
  projects: { created: ['P1'], unchanged: 0 },
  sessions: { created: ['S1'], updated: [], unchanged: 0 },
};

describe('importing fiches', () => {
  test('a dry run says everything and changes nothing; then the file comes in; twice changes nothing', async () => {
    const input = { csv: csvOf(ROW) };
    expect(await errorsOf({ ...input, dryRun: true })).toEqual({
      status: 200,
      report: report({ ...imported, dryRun: true, applied: false }),
      errors: [],
    });
    expect(await api.ask(SESSIONS, { campaign })).toEqual({ status: 200, data: { sessions: { nodes: [] } } });

    expect(await errorsOf(input)).toEqual({ status: 200, report: report(imported), errors: [] });
    const nodes = [
      {
        reference: 'S1',
        places: 10,
        cost: '48128.50',
        wishedFrom: '2022-04-04',
        project: { title: 'Cariste' },
      },
    ];
    expect(await api.ask(SESSIONS, { campaign })).toEqual({ status: 200, data: { sessions: { nodes } } });

    const again = {
      projects: { created: [], unchanged: 1 },
      sessions: { created: [], updated: [], unchanged: 1 },
    };
    expect(await errorsOf(input)).toEqual({ status: 200, report: report(again), errors: [] });
  });

  test('an update says what changes, before and after', async () => {
    await errorsOf({ csv: csvOf(ROW) });
    const { report: updated } = await errorsOf({ csv: csvOf(ROW.replace(';10;', ';12;')) });
    expect(updated).toEqual(
      report({
        projects: { created: [], unchanged: 1 },
        sessions: {
          created: [],
          unchanged: 0,
          updated: [{ reference: 'S1', changes: [{ property: 'places', before: '10', after: '12' }] }],
        },
      }),
    );
  });

  test('one bad row keeps the whole file out, and every problem is told with line, column and value', async () => {
    const {
      status,
      report: refused,
      errors,
    } = await errorsOf({
      csv: csvOf(ROW, ROW.replace('S1', 'S2').replace('04/04/2022', '31/02/2022').replace(';10;', ';dix;')),
    });
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
    expect({ status, refused }).toEqual({ status: 200, refused: report({ applied: false }) });
    expect(errors).toEqual(
      expect.arrayContaining([problem('places', 'dix'), problem('debut_souhaite', '31/02/2022')]),
    );
    expect(errors).toHaveLength(2);
    expect(await api.ask(SESSIONS, { campaign })).toEqual({ status: 200, data: { sessions: { nodes: [] } } });
  });

  test('bytes of a French spreadsheet, in Windows-1252', async () => {
    const base64 = Buffer.from(csvOf(ROW.replace('Cariste', 'Préparateur')), 'latin1').toString('base64');
    expect(await errorsOf({ base64 })).toEqual({
      status: 200,
      report: report({ ...imported, encoding: 'WINDOWS_1252' }),
      errors: [],
    });
    const { data } = await api.ask(SESSIONS, { campaign });
    expect(data).toMatchObject({ sessions: { nodes: [{ project: { title: 'Préparateur' } }] } });
  });

  test('an unknown campaign and a content given twice are typed problems, together', async () => {
    const { report: none, errors } = await errorsOf({ campaign: 'nulle-part', csv: 'a', base64: 'YQ==' });
    expect(none).toBeNull();
    expect(errors).toEqual([
      {
        __typename: 'NotFoundProblem',
        code: 'CAMPAIGN_UNKNOWN',
        path: '/input/campaign',
        value: 'nulle-part',
        message: expect.any(String),
      },
      {
        __typename: 'InvalidParametersProblem',
        code: 'ONE_CONTENT_EXPECTED',
        path: '/input/csv',
        value: null,
        message: expect.any(String),
      },
    ]);
  });
});
