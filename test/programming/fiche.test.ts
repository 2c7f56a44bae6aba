/** What a judgement is about: every column of a fiche is judged, or is said here not to be. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Campaign, Envelope, PoecProject, PoecSession } from '../../src/entities/index.ts';
import { readFiches } from '../../src/programming/fiche.ts';
import { anEnvelope } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { fileFiche } from '../support/judged.ts';

let db: TestDatabase;
let id: string;
beforeAll(async () => {
  db = await testDatabase();
  id = await fileFiche(db.orm.em.fork(), 'P1');
  const em = db.orm.em.fork();
  anEnvelope(em, await em.findOneOrFail(Campaign, { slug: 'normandie-2022' }), 'ENV');
  await em.flush();
});
afterAll(() => db.drop());

/** Columns that others decide, that tell where a row comes from, or that name it. */
const NOT_JUDGED: Record<'PoecProject' | 'PoecSession', readonly string[]> = {
  PoecProject: ['id', 'campaign', 'reference', 'sessions'],
  PoecSession: [
    'id',
    'campaign',
    'project',
    'agency',
    'wishedStart',
    'announced',
    'publishedOn',
    'abandonReason',
    'provenance',
    'source',
  ],
};

/** Another value for each column that is judged. */
const OTHER = {
  PoecProject: {
    opco: 'ATLAS',
    branch: 'Industrie',
    title: 'Soudeuse',
    rome: 'H2914',
    formacode: '23020',
    nature: 'CONJUNCTURAL',
    alternance: true,
  },
  PoecSession: {
    reference: 'P1Z',
    departement: '61',
    communeCode: '61001',
    communeName: 'Alençon',
    zone: 'Alençon',
    places: 9,
    costCents: 1,
    hours: 349,
    weeklyHours: 34.5,
    wishedFrom: '2022-04-03',
    wishedTo: '2022-04-05',
    windowFrom: '2022-04-01',
    windowTo: '2022-04-30',
    envelope: 'ENV',
    derogation: 'nationale',
    trainingBodyKnownOn: '2022-02-01',
    certification: 'RNCP35830',
    certificationFrom: '2020-01-01',
    certificationUntil: '2024-01-01',
    state: 'ABANDONED',
  },
} as const;

const fingerprint = async () => (await readFiches(db.orm.em.fork(), [id])).get(id)!.fingerprint;

test.each(['PoecProject', 'PoecSession'] as const)('%s', async (name) => {
  const before = await fingerprint();
  const columns = [...db.orm.em.getMetadata()].find(({ className }) => className === name)!.props;
  const told = [...NOT_JUDGED[name], ...Object.keys(OTHER[name])];
  expect(columns.map((column) => column.name).sort()).toEqual(told.sort());
  const seen = new Set([before]);
  for (const [column, other] of Object.entries(OTHER[name])) {
    const em = db.orm.em.fork();
    const row =
      name === 'PoecProject'
        ? await em.findOneOrFail(PoecProject, id)
        : await em.findOneOrFail(PoecSession, { reference: 'P1A' });
    const was = (row as unknown as Record<string, unknown>)[column];
    const value = column === 'envelope' ? await em.findOneOrFail(Envelope, { reference: other }) : other;
    em.assign(row, { [column]: value } as never);
    await em.flush();
    const after = await fingerprint();
    expect({ column, isNew: !seen.has(after) }).toEqual({ column, isNew: true });
    seen.add(after);
    em.assign(row, { [column]: was } as never);
    await em.flush();
    expect(await fingerprint()).toBe(before);
  }
});

test('what is decided of a session by others is not judged', async () => {
  const before = await fingerprint();
  const decided = { announced: true, source: 'ailleurs', wishedStart: '4 avril 2022' };
  await db.orm.em.fork().nativeUpdate(PoecSession, { reference: 'P1A' }, decided);
  expect(await fingerprint()).toBe(before);
});
