import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Campaign } from '../../src/entities/index.ts';
import { importSessions } from '../../src/imports/import-sessions.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { sqlCounter } from '../support/sql-count.ts';
import { campaignReadyForSessions, emptyCampaign, rowsOf, sessionsOf } from './campaign.ts';
import { fixture, places } from './fixture.ts';

const counter = sqlCounter();
let database: TestDatabase;
let em: EntityManager;
let campaign: Campaign;
let campaigns = 0;

beforeAll(async () => {
  database = await testDatabase(counter.options);
});
afterAll(() => database.drop());

beforeEach(async () => {
  em = database.orm.em.fork();
  campaign = campaignReadyForSessions(em, `essai-${campaigns++}`);
  await em.flush();
});

/** A file like `sound.csv`, with texts replaced. */
function sound(...replaced: [from: string, to: string][]) {
  const text = new TextDecoder().decode(fixture('sound.csv').content as Uint8Array);
  return {
    name: 'sound.csv',
    content: replaced.reduce((result, [from, to]) => result.replaceAll(from, to), text),
  };
}

test('the rows of a file become projects and sessions, exact to the cent', async () => {
  const report = await importSessions(em, campaign, fixture('windows-1252.csv'));
  expect(report).toMatchObject({
    file: 'windows-1252.csv',
    encoding: 'Windows-1252',
    dryRun: false,
    applied: true,
    projects: { created: ['P001', 'P002'], updated: [], unchanged: [] },
    sessions: { created: ['S001', 'S002'], updated: [], unchanged: [] },
    problems: [],
  });
  const { sessions, projects, batches } = await sessionsOf(database.orm, campaign);
  expect(projects).toMatchObject([
    {
      reference: 'P001',
      opco: 'AKTO',
      title: "Préparateur de commandes à l'entrepôt",
      nature: 'STRUCTURAL',
      alternance: false,
    },
    { reference: 'P002', opco: 'OPCO_SANTE', rome: 'J1501', nature: 'CONJUNCTURAL' },
  ]);
  expect(sessions).toMatchObject([
    {
      reference: 'S001',
      departement: '14',
      places: 9,
      costCents: 4_812_850,
      hours: 399,
      weeklyHours: null,
      wishedStart: '14/03/2022',
      wishedFrom: '2022-03-14',
      wishedTo: '2022-03-14',
      state: 'SUBMITTED',
      provenance: 'PUBLISHED',
      source: 'windows-1252.csv, ligne 2',
    },
    {
      reference: 'S002',
      wishedStart: 'second semestre 2022',
      wishedFrom: '2022-07-01',
      wishedTo: '2022-12-31',
    },
  ]);
  expect(sessions.map(({ project, envelope }) => [project.$.reference, envelope?.$.reference])).toEqual([
    ['P001', 'ENV-AKTO'],
    ['P002', 'ENV-SANTE'],
  ]);
  expect(batches).toMatchObject([
    { fileName: 'windows-1252.csv', sha256: report.sha256, kind: 'sessions', rowCount: 2 },
  ]);
});

describe('a dry run', () => {
  test('says what would be created, and creates nothing', async () => {
    const report = await importSessions(em, campaign, sound(), { dryRun: true });
    expect(report).toMatchObject({ applied: false, sessions: { created: ['S001', 'S002'] } });
    expect(await rowsOf(database.orm, campaign)).toEqual({ sessions: [], projects: [], batches: [] });
  });

  test('says what would change, and changes nothing', async () => {
    await importSessions(em, campaign, sound());
    const before = await rowsOf(database.orm, campaign);
    const report = await importSessions(em, campaign, sound([';9;', ';10;']), { dryRun: true });
    expect(report.sessions).toEqual({
      created: [],
      updated: [{ reference: 'S001', changes: [{ property: 'places', before: 9, after: 10 }] }],
      unchanged: ['S002'],
    });
    expect(await rowsOf(database.orm, campaign)).toEqual(before);
  });
});

test('the same file twice changes nothing the second time', async () => {
  await importSessions(em, campaign, sound());
  const before = await rowsOf(database.orm, campaign);
  const report = await importSessions(em, campaign, sound());
  expect(report).toMatchObject({
    applied: true,
    projects: { created: [], updated: [], unchanged: ['P001', 'P002'] },
    sessions: { created: [], updated: [], unchanged: ['S001', 'S002'] },
  });
  expect(await rowsOf(database.orm, campaign)).toEqual(before);
});

test('the same rows under other headers and in another order of bytes change nothing either', async () => {
  await importSessions(em, campaign, sound());
  const report = await importSessions(em, campaign, fixture('opco-headers.csv'));
  expect(report.sessions).toEqual({ created: [], updated: [], unchanged: ['S001', 'S002'] });
});

test('a file that goes back to an earlier one is applied, not taken for known', async () => {
  await importSessions(em, campaign, sound());
  await importSessions(em, campaign, sound([';9;', ';10;']));
  await importSessions(em, campaign, sound());
  const { sessions, batches } = await sessionsOf(database.orm, campaign);
  expect([sessions[0]?.places, batches.length]).toEqual([9, 3]);
});

test('changed rows are updated, and each change is told', async () => {
  await importSessions(em, campaign, sound());
  const file = sound(
    ['48 128,50', '50 000'],
    ['14/03/2022', 'fin 2022'],
    ['Aide-soignant, cœur de métier', 'Aide-soignant'],
  );
  const report = await importSessions(em, campaign, file);
  expect(report.projects.updated).toEqual([
    {
      reference: 'P002',
      changes: [{ property: 'title', before: 'Aide-soignant, cœur de métier', after: 'Aide-soignant' }],
    },
  ]);
  expect(report.sessions.updated).toEqual([
    {
      reference: 'S001',
      changes: [
        { property: 'costCents', before: 4_812_850, after: 5_000_000 },
        { property: 'wishedStart', before: '14/03/2022', after: 'fin 2022' },
        { property: 'wishedFrom', before: '2022-03-14', after: '2022-10-01' },
        { property: 'wishedTo', before: '2022-03-14', after: '2022-12-31' },
      ],
    },
  ]);
  const { sessions } = await sessionsOf(database.orm, campaign);
  expect(sessions[0]).toMatchObject({ costCents: 5_000_000, wishedFrom: '2022-10-01' });
});

describe('a file that cannot be taken', () => {
  test.each([
    ['many-faults.csv', 11],
    ['duplicate-reference.csv', 1],
    ['quote-not-closed.csv', 1],
    ['excel-workbook.csv', 1],
    ['empty.csv', 1],
  ])('%s: all its errors, and nothing changes', async (name, errors) => {
    await importSessions(em, campaign, sound());
    const before = await rowsOf(database.orm, campaign);
    const report = await importSessions(em, campaign, fixture(name));
    expect([report.applied, report.problems.length]).toEqual([false, errors]);
    expect(report.sessions).toEqual({ created: [], updated: [], unchanged: [] });
    expect(await rowsOf(database.orm, campaign)).toEqual(before);
  });

  test('unknown envelopes and agencies: every one is told, with the other errors, in the order of the lines', async () => {
    const content = `reference;opco;intitule;rome;nature;departement;places;cout_eur;heures;enveloppe;debut_souhaite;agence
S1;AKTO;Soudeur;H2913;structurante;14;9;48128;399;ENV-X;14/03/2022;Lisieux
S2;AKTO;Soudeur;H2913;structurante;14;neuf;48128;399;ENV-AKTO;14/03/2022;
S3;AKTO;Soudeur;H2913;structurante;14;9;48128;399;ENV-Y;14/03/2022;
`;
    const report = await importSessions(em, campaign, { name: 'x.csv', content });
    expect(report.applied).toBe(false);
    expect(places(report.problems)).toEqual([
      ['UNKNOWN_REFERENCE', 2, 'enveloppe', 'ENV-X'],
      ['UNKNOWN_REFERENCE', 2, 'agence', 'Lisieux'],
      ['BAD_VALUE', 3, 'places', 'neuf'],
      ['UNKNOWN_REFERENCE', 4, 'enveloppe', 'ENV-Y'],
    ]);
    expect(await rowsOf(database.orm, campaign)).toEqual({ sessions: [], projects: [], batches: [] });
  });

  test('the envelopes of another campaign are not ours', async () => {
    const other = emptyCampaign(em, `autre-${campaigns}`);
    await em.flush();
    const report = await importSessions(em, other, sound());
    expect(report.problems.map(({ value }) => value)).toEqual(['ENV-AKTO', 'ENV-SANTE']);
  });
});

test('the same file sent by four people at once is imported once', async () => {
  const forks = [0, 1, 2, 3].map(() => database.orm.em.fork());
  // Four connections open already: none of the four imports waits for one while another finishes.
  await Promise.all(forks.map((fork) => fork.execute('select pg_sleep(0.1)')));
  const reports = await Promise.all(forks.map((fork) => importSessions(fork, campaign, sound())));
  expect(reports.map(({ sessions }) => sessions.created.length).toSorted()).toEqual([0, 0, 0, 2]);
  const { sessions, batches } = await sessionsOf(database.orm, campaign);
  expect([sessions.length, batches.length]).toEqual([2, 1]);
});

test('hundreds of rows cost a handful of queries', async () => {
  const header =
    'reference;opco;intitule;rome;nature;departement;places;cout_eur;heures;enveloppe;debut_souhaite';
  const lines = Array.from(
    { length: 300 },
    (_, i) => `S${i};AKTO;Soudeur;H2913;structurante;14;9;48128;399;ENV-AKTO;14/03/2022`,
  );
  const queries = await counter.of(async () => {
    const report = await importSessions(em, campaign, {
      name: 'x.csv',
      content: [header, ...lines].join('\n'),
    });
    expect(report.sessions.created).toHaveLength(300);
  });
  expect(queries).toBeGreaterThan(0);
  expect(queries).toBeLessThan(20);
});
