import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CandidatePool, OpcoCapacity, QuarterCapacity } from '../../src/entities/index.ts';
import { type Api, testApi } from '../support/api.ts';
import { aCampaign } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { sqlCounter } from '../support/sql-count.ts';

const counter = sqlCounter();
let db: TestDatabase;
let api: Api;

const madeUp = { provenance: 'RECONSTRUCTED', source: 'graine 2022' } as const;

beforeAll(async () => {
  db = await testDatabase(counter.options);
  api = await testApi({ em: db.orm.em, jobs: db.jobs });
  const em = db.orm.em.fork();
  for (const slug of ['normandie-2022', 'bretagne-2022']) {
    const campaign = aCampaign(em, { slug });
    em.create(OpcoCapacity, { ...madeUp, campaign, opco: 'OPCO_2I', monthlyLaunchCap: 0 });
    em.create(OpcoCapacity, { ...madeUp, campaign, opco: 'AKTO', monthlyLaunchCap: 4 });
    const pool = {
      ...madeUp,
      campaign,
      family: 'H29',
      zone: null,
      departement: null,
      expectedCandidates: 40,
    };
    em.create(CandidatePool, { ...pool, reference: 'V1' });
    em.create(CandidatePool, {
      ...pool,
      reference: 'V2',
      departement: '14',
      zone: 'Caen',
      expectedCandidates: 9,
    });
    const capacity = { campaign, provenance: 'PUBLISHED', source: '002:L459' } as const;
    em.create(QuarterCapacity, { ...capacity, quarter: '2022-Q1', entries: 638, costCents: null });
    em.create(QuarterCapacity, { ...capacity, quarter: '2022-Q2', entries: null, costCents: 0 });
  }
  await em.flush();
});
afterAll(async () => {
  expect(api.failures).toEqual([]);
  await api.stop();
  await db.drop();
});

const LISTS = `
  opcoCapacities(order: { field: MONTHLY_LAUNCH_CAP, direction: DESC }) {
    totalCount nodes { opco monthlyLaunchCap provenance source campaign { slug } } }
  candidatePools { nodes { reference family zone departement expectedCandidates provenance source campaign { slug } } }
  quarterCapacities { nodes { quarter entries cost provenance source campaign { slug } } }`;

const campaign = { slug: 'normandie-2022' };
const lists = {
  opcoCapacities: {
    totalCount: 2,
    nodes: [
      { opco: 'AKTO', monthlyLaunchCap: 4, ...madeUp, campaign },
      { opco: 'OPCO_2I', monthlyLaunchCap: 0, ...madeUp, campaign },
    ],
  },
  candidatePools: {
    nodes: [
      {
        reference: 'V1',
        family: 'H29',
        zone: null,
        departement: null,
        expectedCandidates: 40,
        ...madeUp,
        campaign,
      },
      {
        reference: 'V2',
        family: 'H29',
        zone: 'Caen',
        departement: '14',
        expectedCandidates: 9,
        ...madeUp,
        campaign,
      },
    ],
  },
  quarterCapacities: {
    nodes: [
      { quarter: '2022-Q1', entries: 638, cost: null, provenance: 'PUBLISHED', source: '002:L459', campaign },
      {
        quarter: '2022-Q2',
        entries: null,
        cost: '0.00',
        provenance: 'PUBLISHED',
        source: '002:L459',
        campaign,
      },
    ],
  },
};

describe('what limits a plan', () => {
  test('is listed under its campaign, with where each row comes from; zero is a cap and a cost', async () => {
    expect(await api.ask(`{ campaign(slug: "normandie-2022") { ${LISTS} } }`)).toEqual({
      status: 200,
      data: { campaign: lists },
    });
  });

  test('is listed over campaigns, filtered', async () => {
    const answer = await api.ask(`{
      opcoCapacities(filter: { campaign: "bretagne-2022", opcos: ["AKTO"] }) { nodes { opco campaign { slug } } }
      candidatePools(filter: { families: ["H29"], departements: ["14"], zone: "Caen" }, order: { field: EXPECTED_CANDIDATES }) {
        nodes { reference campaign { slug } } }
      none: candidatePools(filter: { families: [] }) { totalCount }
      quarterCapacities(filter: { campaign: "absente" }) { totalCount nodes { id } } }`);
    expect(answer).toEqual({
      status: 200,
      data: {
        opcoCapacities: { nodes: [{ opco: 'AKTO', campaign: { slug: 'bretagne-2022' } }] },
        candidatePools: {
          nodes: expect.arrayContaining(
            ['bretagne-2022', 'normandie-2022'].map((slug) => ({ reference: 'V2', campaign: { slug } })),
          ),
        },
        none: { totalCount: 0 },
        quarterCapacities: { totalCount: 0, nodes: [] },
      },
    });
  });

  test('costs one query a list, however many campaigns', async () => {
    const count = (first: number) =>
      counter.of(() =>
        api.ask(`{ campaigns(first: ${first}) { nodes { ${LISTS.replace('totalCount', '')} } } }`),
      );
    expect(await count(2)).toBe(await count(1));
    // Nothing is loaded again to name the campaign of a row.
    expect(await count(2)).toBe(4);
  });

  test('hostile values are refused or find nothing, and never an internal error', async () => {
    const hostile = [
      [`{ candidatePools(filter: { departements: ["999"] }) { nodes { id } } }`, 400],
      [`{ opcoCapacities(first: 100000) { nodes { id } } }`, 400],
      [`{ opcoCapacities(after: "n'importe quoi") { nodes { id } } }`, 400],
      [`{ candidatePools(filter: { zone: "'; drop table scenario; --\\\\" }) { nodes { id } } }`, 200],
    ] as const;
    for (const [query, status] of hostile) expect((await api.ask(query)).status).toBe(status);
  });
});
