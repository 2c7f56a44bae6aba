import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Campaign, CandidatePool, OpcoCapacity, QuarterCapacity } from '../../src/entities/index.ts';
import { loadCampaign } from '../../src/scenarios/load-campaign.ts';
import {
  aCampaign,
  aClosure,
  anAgency,
  anEnvelope,
  anIntake,
  aPrfOffer,
  aProject,
  aSession,
  aTranche,
} from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { oneWaits } from '../support/one-waits.ts';
import { sqlCounter } from '../support/sql-count.ts';

let db: TestDatabase;
const sql = sqlCounter();

beforeAll(async () => {
  db = await testDatabase(sql.options);
  const em = db.orm.em.fork();
  const small = aCampaign(em, { slug: 'petite' });
  const opco = anEnvelope(em, small, 'OPCO');
  const branch = anEnvelope(em, small, 'BRANCHE', { parent: opco });
  aTranche(em, branch, '2022-04-15', 15, 'RESERVE');
  aTranche(em, branch, '2022-01-01', 85);
  const agency = anAgency(em, small, 'A1', { launchCap: 0 });
  const project = aProject(em, small, 'P1', { opco: 'OPCO_2I', branch: 'métallurgie', alternance: true });
  aSession(em, project, 'S2', { places: null, envelope: branch });
  aSession(em, project, 'S1', {
    agency,
    envelope: branch,
    derogation: '002:L47-67',
    trainingBodyKnownOn: '2022-02-01',
    certification: 'RNCP35830',
    certificationUntil: '2022-08-31',
    announced: true,
  });
  aPrfOffer(em, small, 'PRF1');
  anIntake(em, small, 'SEPT');
  aClosure(em, small, 'TREVE', { effect: 'STARTS_AND_COURSES', force: 'SOFT' });
  const madeUp = { campaign: small, provenance: 'RECONSTRUCTED', source: 'exemple de test' } as const;
  em.create(OpcoCapacity, { ...madeUp, opco: 'OPCO_2I', monthlyLaunchCap: 3 });
  em.create(CandidatePool, {
    ...madeUp,
    reference: 'V1',
    family: 'H29',
    zone: null,
    departement: '14',
    expectedCandidates: 40,
  });
  em.create(QuarterCapacity, { ...madeUp, quarter: '2022-Q2', entries: null, costCents: 5_000 });
  const large = aCampaign(em, { slug: 'grande' });
  for (let p = 0; p < 30; p++) {
    const one = aProject(em, large, `P${p}`);
    const envelope = anEnvelope(em, large, `E${p}`);
    aTranche(em, envelope, '2022-01-01', 100);
    for (let s = 0; s < 3; s++) aSession(em, one, `S${p}-${s}`, { envelope });
  }
  await em.flush();
});
afterAll(() => db.drop());

test('gives plain rows in the order of their references', async () => {
  const campaign = await loadCampaign(db.orm.em.fork(), { slug: 'petite' });
  expect(campaign).toMatchObject({ slug: 'petite', regionCode: '28', startsOn: '2022-01-01' });
  expect(campaign?.sessions.map(({ reference }) => reference)).toEqual(['S1', 'S2']);
  expect(campaign?.sessions[0]).toEqual({
    id: expect.any(String),
    reference: 'S1',
    project: 'P1',
    title: 'Soudeur',
    opco: 'OPCO_2I',
    branch: 'métallurgie',
    nature: 'STRUCTURAL',
    alternance: true,
    rome: 'H2913',
    departement: '14',
    zone: 'Caen',
    communeName: 'Caen',
    agency: 'A1',
    places: 10,
    costCents: 4_812_800,
    hours: 350,
    weeklyHours: 35,
    wishedStart: '04/04/2022',
    wishedFrom: '2022-04-04',
    wishedTo: '2022-04-04',
    windowFrom: null,
    windowTo: null,
    envelope: 'BRANCHE',
    derogation: '002:L47-67',
    trainingBodyKnownOn: '2022-02-01',
    certificationFrom: null,
    certificationUntil: '2022-08-31',
    announced: true,
    state: 'VALIDATED',
  });
  expect(campaign?.sessions[1]).toMatchObject({ places: null, agency: null });
  expect(campaign?.envelopes).toEqual([
    expect.objectContaining({
      reference: 'BRANCHE',
      parent: 'OPCO',
      tranches: [
        { date: '2022-01-01', amountCents: 85, kind: 'INITIAL' },
        { date: '2022-04-15', amountCents: 15, kind: 'RESERVE' },
      ],
    }),
    expect.objectContaining({ reference: 'OPCO', parent: null, tranches: [] }),
  ]);
  expect(campaign?.prfOffers).toEqual([
    {
      reference: 'PRF1',
      label: 'Soudage, programme régional',
      rome: 'H2913',
      departement: '14',
      zone: 'Caen',
      startsOn: '2022-03-01',
      endsOn: '2022-06-30',
      places: 12,
      structuring: false,
    },
  ]);
  expect(campaign?.alternanceIntakes).toEqual([
    {
      reference: 'SEPT',
      label: 'Rentrée de septembre',
      rome: null,
      departement: null,
      date: '2022-09-05',
      maxGapWeeks: 8,
    },
  ]);
  expect(campaign?.closures).toEqual([
    {
      reference: 'TREVE',
      label: 'Trêve estivale',
      firstDay: '2022-07-01',
      lastDay: '2022-08-31',
      effect: 'STARTS_AND_COURSES',
      force: 'SOFT',
    },
  ]);
  expect(campaign?.agencies).toEqual([{ reference: 'A1', name: 'Caen', launchCap: 0 }]);
  expect(campaign?.opcoCapacities).toEqual([{ opco: 'OPCO_2I', monthlyLaunchCap: 3 }]);
  expect(campaign?.candidatePools).toEqual([
    { reference: 'V1', family: 'H29', zone: null, departement: '14', expectedCandidates: 40 },
  ]);
  expect(campaign?.quarterCapacities).toEqual([{ quarter: '2022-Q2', entries: null, costCents: 5_000 }]);
});

test.each(['petite', 'grande'])('costs twelve queries, and a transaction: %s', async (slug) => {
  expect(await sql.of(() => loadCampaign(db.orm.em.fork(), { slug }))).toBe(12 + 2);
});

test('is null for a campaign that does not exist', async () => {
  expect(await loadCampaign(db.orm.em.fork(), { slug: 'absente' })).toBeNull();
});

test('reads the campaign as it was at one moment, whatever comes in meanwhile', async () => {
  const writer = db.orm.em.fork();
  await writer.begin();
  // Readers wait for the sessions, having read what comes before them.
  await writer.execute('lock table poec_session');
  const campaign = await writer.findOneOrFail(Campaign, { slug: 'grande' });
  aSession(writer, aProject(writer, campaign, 'NEW'), 'NEW');
  await writer.flush();
  const reading = loadCampaign(db.orm.em.fork(), { slug: 'grande' });
  await oneWaits(db.orm, 'relation');
  await writer.commit();
  const read = await reading;
  expect(read?.sessions.filter(({ reference }) => reference === 'NEW')).toEqual([]);
  expect(read?.sessions).toHaveLength(90);
});

test("leaves the caller's own rows alone", async () => {
  const em = db.orm.em.fork();
  await loadCampaign(em, { slug: 'grande' });
  expect(em.getUnitOfWork().getIdentityMap().keys()).toEqual([]);
});
