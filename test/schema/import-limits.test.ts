import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Api, testApi } from '../support/api.ts';
import { aCampaign } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { startTestWorker, type TestWorker } from '../support/run-worker.ts';
import { doneBy } from '../support/sent-file.ts';

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
  aCampaign(em, { slug: campaign });
  await em.flush();
});

const SEND = `mutation ($input: ImportLimitsInput!) { importLimits(input: $input) {
  import { id kind } problems { __typename code path } } }`;
const SHOWN = `kind state fileName report { limits { created updated { reference changes { property before after } } unchanged }
  sessions { createdCount } } problems { code severity line column value }`;

/** Sends a file of limits, waits for its end, gives what is shown of it. */
async function imported(kind: string, rows: string[], said: object = {}): Promise<object> {
  const { data } = await api.ask(SEND, { input: { campaign, kind, csv: rows.join('\n'), ...said } });
  const { importLimits } = data as { importLimits: { import: { id: string }; problems: object[] } };
  expect(importLimits).toEqual({ import: { id: expect.any(String), kind }, problems: [] });
  return doneBy(api, worker, SHOWN, importLimits.import.id);
}

const HEADERS = {
  OPCO_CAPACITIES: 'opco;plafond_mensuel;provenance;source',
  CANDIDATE_POOLS: 'reference;famille_rome;zone;departement;candidats_attendus;provenance;source',
  QUARTER_CAPACITIES: 'trimestre;entrees;cout_eur;provenance;source',
};
const LISTS = `query ($campaign: String!) {
  opcoCapacities(filter: { campaign: $campaign }) { nodes { opco monthlyLaunchCap } }
  candidatePools(filter: { campaign: $campaign }) { nodes { reference family zone departement expectedCandidates } }
  quarterCapacities(filter: { campaign: $campaign }) { nodes { quarter entries cost } } }`;
const limits = async (): Promise<unknown> => (await api.ask(LISTS, { campaign })).data;
const nothing = {
  opcoCapacities: { nodes: [] },
  candidatePools: { nodes: [] },
  quarterCapacities: { nodes: [] },
};
const done = (kind: string, state: string, created: string[], told: object = {}) => ({
  kind,
  state,
  fileName: 'limites.csv',
  report: { limits: { created, updated: [], unchanged: 0 }, sessions: { createdCount: 0 } },
  problems: [],
  ...told,
});

test.each([
  [
    'OPCO_CAPACITIES',
    'AKTO;0;publié;002:L717',
    'AKTO',
    'opcoCapacities',
    { opco: 'AKTO', monthlyLaunchCap: 0 },
  ],
  [
    'CANDIDATE_POOLS',
    'V1;H29;Caen;14;40;publié;002:L719',
    'V1',
    'candidatePools',
    { reference: 'V1', family: 'H29', zone: 'Caen', departement: '14', expectedCandidates: 40 },
  ],
  [
    'QUARTER_CAPACITIES',
    'T2 2022;837;;publié;002:L459',
    '2022-Q2',
    'quarterCapacities',
    { quarter: '2022-Q2', entries: 837, cost: null },
  ],
] as const)(
  '%s: a dry run changes nothing, then the file comes in; twice changes nothing',
  async (kind, row, reference, list, node) => {
    const file = [HEADERS[kind], row];
    expect(await imported(kind, file, { dryRun: true })).toEqual(done(kind, 'CHECKED', [reference]));
    expect(await limits()).toEqual(nothing);
    expect(await imported(kind, file)).toEqual(done(kind, 'APPLIED', [reference]));
    expect(await limits()).toEqual({ ...nothing, [list]: { nodes: [node] } });
    const again = { limits: { created: [], updated: [], unchanged: 1 }, sessions: { createdCount: 0 } };
    expect(await imported(kind, file)).toEqual(done(kind, 'APPLIED', [], { report: again }));
  },
);

test('a row that changes says what it was; a row that the file no longer has stays', async () => {
  const header = HEADERS.OPCO_CAPACITIES;
  await imported('OPCO_CAPACITIES', [header, 'AKTO;3;publié;002:L717', 'OPCO 2i;2;publié;002:L717']);
  const { report } = (await imported('OPCO_CAPACITIES', [header, 'AKTO;4;publié;002:L717'])) as {
    report: { limits: object };
  };
  const changes = [{ property: 'monthlyLaunchCap', before: '3', after: '4' }];
  expect(report.limits).toEqual({ created: [], updated: [{ reference: 'AKTO', changes }], unchanged: 0 });
  expect(await limits()).toMatchObject({
    opcoCapacities: {
      nodes: [
        { opco: 'AKTO', monthlyLaunchCap: 4 },
        { opco: 'OPCO_2I', monthlyLaunchCap: 2 },
      ],
    },
  });
});

test('one bad row keeps the whole file out, every problem with its line and its column', async () => {
  const rows = [
    HEADERS.CANDIDATE_POOLS,
    'V1;H29;;;40;publié;x',
    'V2;29;;;-1;publié;x',
    'V1;H29;;;5;publié;x',
  ];
  const problem = (code: string, line: number, column: string, value: string) => ({
    code,
    severity: 'ERROR',
    line,
    column,
    value,
  });
  expect(await imported('CANDIDATE_POOLS', rows)).toEqual(
    done('CANDIDATE_POOLS', 'REFUSED', [], {
      problems: [
        problem('BAD_VALUE', 3, 'famille_rome', '29'),
        problem('BAD_VALUE', 3, 'candidats_attendus', '-1'),
        problem('DUPLICATE', 4, 'reference', 'V1'),
      ],
    }),
  );
  expect(await limits()).toEqual(nothing);
});

test('a quarter of another year comes in, and is said to limit nothing', async () => {
  const shown = await imported('QUARTER_CAPACITIES', [HEADERS.QUARTER_CAPACITIES, 'T1 2031;10;;publié;x']);
  expect(shown).toMatchObject({
    state: 'APPLIED',
    problems: [{ code: 'CONTRADICTION', severity: 'WARNING', line: 2, column: 'trimestre' }],
  });
});

test('a file of fiches is none of limits, and an unknown campaign is told', async () => {
  const { state, problems } = (await imported('OPCO_CAPACITIES', ['reference;projet', 'S1;P1'])) as {
    state: string;
    problems: { code: string; column: string }[];
  };
  expect(state).toBe('REFUSED');
  expect(problems).toContainEqual(expect.objectContaining({ code: 'MISSING_COLUMN', severity: 'ERROR' }));
  const { data } = await api.ask(SEND, {
    input: { campaign: 'nulle-part', kind: 'OPCO_CAPACITIES', csv: 'a' },
  });
  expect(data).toEqual({
    importLimits: {
      import: null,
      problems: [{ __typename: 'NotFoundProblem', code: 'CAMPAIGN_UNKNOWN', path: '/input/campaign' }],
    },
  });
});

test('a file is as long as a file of fiches may be, in text or in base 64', async () => {
  const rows = Array.from({ length: 600 }, (_, n) => `V${n};H29;Zone ${n};14;40;publié;002:L719`);
  const created = rows.map((_, n) => `V${n}`);
  const text = [HEADERS.CANDIDATE_POOLS, ...rows].join('\n');
  expect(text.length).toBeGreaterThan(10_000);
  expect(await imported('CANDIDATE_POOLS', [HEADERS.CANDIDATE_POOLS, ...rows])).toEqual(
    done('CANDIDATE_POOLS', 'APPLIED', created),
  );
  const base64 = Buffer.from(text).toString('base64');
  expect(await imported('CANDIDATE_POOLS', [], { csv: null, base64 })).toMatchObject({
    state: 'APPLIED',
    report: { limits: { created: [], unchanged: 600 } },
  });
});
