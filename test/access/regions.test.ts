/** What an organisation of one region sees of a server that programmes two: its own, and nothing that tells of the other. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { RegionCode } from '../../src/domain/codes.ts';
import type { Role } from '../../src/domain/role.ts';
import { budgetOf, newWork } from '../../src/durable/index.ts';
import {
  AuditEntry,
  CandidatePool,
  OpcoCapacity,
  OptimizationRun,
  QuarterCapacity,
  Scenario,
  SimulationRun,
} from '../../src/entities/index.ts';
import { queueImport } from '../../src/imports/durable/index.ts';
import { launchRun } from '../../src/runs/index.ts';
import { type Api, testApi } from '../support/api.ts';
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
import { sharedContract } from '../support/contract.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario } from '../support/four-sessions.ts';
import { aViewer } from '../support/viewers.ts';

/** Lists that are of no campaign. */
const SHARED = ['territories', 'organisations', 'accessTokens'];

const REGIONS = ['28', '76'] as const;
type Region = (typeof REGIONS)[number];

let db: TestDatabase;
const apis: Api[] = [];
/** Lists of the contract that belong to campaigns, as it has them. */
let lists: string[];
const runs = {} as Record<Region, string>;
const simulations = {} as Record<Region, string>;
const scenarios = {} as Record<Region, string>;

beforeAll(async () => {
  db = await testDatabase();
  for (const region of REGIONS) await saveRegion(region);
  lists = Object.values((await sharedContract()).getQueryType()!.getFields())
    .filter(({ name, type }) => String(type).includes('Connection') && !SHARED.includes(name))
    .map(({ name }) => name);
});
afterAll(async () => {
  for (const api of apis) {
    expect(api.failures).toEqual([]);
    await api.stop();
  }
  await db.drop();
});

/** One of everything, in a campaign of that region. */
async function saveRegion(region: Region): Promise<void> {
  const em = db.orm.em.fork();
  const campaign = aCampaign(em, { slug: `campagne-${region}`, regionCode: region });
  const agency = anAgency(em, campaign, 'AG');
  const envelope = anEnvelope(em, campaign, 'ENV');
  aTranche(em, envelope, '2022-01-01', 100_000_000);
  aSession(em, aProject(em, campaign, 'P1'), 'S1', { envelope, agency });
  aPrfOffer(em, campaign, 'O1');
  anIntake(em, campaign, 'I1');
  aClosure(em, campaign, 'C1');
  const told = { campaign, provenance: 'RECONSTRUCTED', source: 'exemple de test' } as const;
  const pool = { reference: 'V1', family: 'F16', departement: null, zone: null, expectedCandidates: 5 };
  em.create(CandidatePool, { ...told, ...pool });
  em.create(OpcoCapacity, { ...told, opco: 'AKTO', monthlyLaunchCap: 2 });
  em.create(QuarterCapacity, { ...told, quarter: '2022-Q1', entries: 10, costCents: null });
  await em.flush();
  scenarios[region] = await aScenario(em.fork(), { campaign: campaign.slug });
  const launched = await launchRun(em.fork(), db.jobs, scenarios[region]);
  if ('problems' in launched) throw new Error(JSON.stringify(launched.problems));
  runs[region] = launched.run.id;
  const simulation = em.create(SimulationRun, {
    ...newWork(budgetOf()),
    ...{
      run: em.getReference(OptimizationRun, launched.run.id),
      parameters: {},
      result: null,
      resultHash: null,
    },
    ...{ simulatedWith: null, simulatedOnNode: null },
  });
  await em.flush();
  simulations[region] = simulation.id;
  const file = {
    kind: 'SESSIONS' as const,
    campaign: campaign.slug,
    name: 'f.csv',
    content: Buffer.from('x'),
    dryRun: true,
  };
  await queueImport(em.fork(), db.jobs, file, { organisation: null, ownOnly: false });
}

async function apiOf(regions: readonly Region[] | null, ...roles: Role[]): Promise<Api> {
  const { organisation, ...viewer } = aViewer(null, ...roles);
  const bound = { ...organisation!, regions: regions as readonly RegionCode[] | null };
  const api = await testApi({ em: db.orm.em, jobs: db.jobs }, { viewer: { ...viewer, organisation: bound } });
  apis.push(api);
  return api;
}

/** Total and ids of every list. */
async function read(api: Api): Promise<Record<string, { totalCount: number; nodes: { id: string }[] }>> {
  const { data, errors } = await api.ask(
    `{ ${lists.map((name) => `${name}(first: 50) { totalCount nodes { id } }`).join(' ')} }`,
  );
  expect(errors).toBeUndefined();
  return data as never;
}

test('every list is that of the region, with its total, and the two together are all', async () => {
  const admin: Role[] = ['REGION', 'ADMINISTRATOR'];
  const [all, ...each] = [
    await read(await apiOf(null, 'ADMINISTRATOR')),
    await read(await apiOf(['28'], ...admin)),
    await read(await apiOf(['76'], ...admin)),
  ];
  const entries = await db.orm.em.fork().find(AuditEntry, { campaignId: null });
  const ofNoCampaign = new Set(entries.map(({ id }) => id));
  expect(ofNoCampaign.size).toBeGreaterThan(0);
  expect(lists.length).toBeGreaterThanOrEqual(14);
  for (const list of lists) {
    const ids = (of: typeof all) => of![list]!.nodes.map(({ id }) => id);
    for (const part of each) {
      expect({ list, count: ids(part).length }).not.toEqual({ list, count: 0 });
      expect({ list, total: part[list]!.totalCount }).toEqual({ list, total: ids(part).length });
    }
    // What the audit tells of no campaign may be of any region: only who sees all reads it.
    const whole = ids(all).filter((id) => list !== 'auditEntries' || !ofNoCampaign.has(id));
    expect({ list, ids: each.flatMap(ids).sort() }).toEqual({ list, ids: whole.sort() });
  }
});

test('a Région of which nobody has said which it is sees none', async () => {
  const api = await apiOf(null, 'REGION');
  expect(
    await api.ask('{ campaigns { totalCount } sessions { totalCount } scenarios { totalCount } }'),
  ).toEqual({
    status: 200,
    data: { campaigns: { totalCount: 0 }, sessions: { totalCount: 0 }, scenarios: { totalCount: 0 } },
  });
  expect(await api.ask('{ viewer { regions } }')).toMatchObject({ data: { viewer: { regions: [] } } });
});

describe('what is of the other region does not exist', () => {
  const same = async (api: Api, query: (key: string) => string, hidden: string, unknown: string) => {
    const answers = [];
    for (const key of [hidden, unknown])
      answers.push(JSON.parse(JSON.stringify(await api.ask(query(key))).replaceAll(key, 'KEY')) as object);
    expect(answers[0]).toEqual(answers[1]);
    return answers[0];
  };
  const UNKNOWN = '0198a2ee-1111-7000-8000-000000000001';

  test('by its name or its id', async () => {
    const api = await apiOf(['28'], 'REGION', 'PLANNER');
    const asked = [
      await same(api, (key) => `{ campaign(slug: "${key}") { title } }`, 'campagne-76', 'campagne-99'),
      await same(api, (key) => `{ scenario(id: "${key}") { name } }`, scenarios['76'], UNKNOWN),
      await same(api, (key) => `{ run(id: "${key}") { state } }`, runs['76'], UNKNOWN),
      await same(api, (key) => `{ simulation(id: "${key}") { state } }`, simulations['76'], UNKNOWN),
      await same(
        api,
        (key) => `{ quarterlyPreview(scenario: "${key}") { problems { code } } }`,
        scenarios['76'],
        UNKNOWN,
      ),
    ];
    for (const answer of asked) expect(JSON.stringify(answer)).toMatch(/NOT_FOUND|_UNKNOWN/);
    expect(await api.ask('{ campaign(slug: "campagne-28") { sessions { totalCount } } }')).toMatchObject({
      data: { campaign: { sessions: { totalCount: 1 } } },
    });
  });

  test('to what changes something, which then changes nothing', async () => {
    const api = await apiOf(['28'], 'PLANNER');
    const problems = '{ problems { code } }';
    await same(api, (key) => `mutation { cancelRun(run: "${key}") ${problems} }`, runs['76'], UNKNOWN);
    await same(
      api,
      (key) => `mutation { launchOptimization(scenario: "${key}") ${problems} }`,
      scenarios['76'],
      UNKNOWN,
    );
    await same(
      api,
      (key) => `mutation { cancelSimulation(simulation: "${key}") ${problems} }`,
      simulations['76'],
      UNKNOWN,
    );
    await same(api, (key) => `mutation { launchSimulation(run: "${key}") ${problems} }`, runs['76'], UNKNOWN);
    const creating = (key: string) =>
      `mutation { createScenario(input: {campaign: "${key}", name: "X"}) ${problems} }`;
    await same(api, creating, 'campagne-76', 'campagne-99');
    const importing = (key: string) =>
      `mutation { importSessions(input: {campaign: "${key}", fileName: "f.csv", csv: "x", dryRun: false}) ${problems} }`;
    await same(api, importing, 'campagne-76', 'campagne-99');
    const em = db.orm.em.fork();
    expect(await em.findOneOrFail(OptimizationRun, runs['76'])).toMatchObject({ state: 'QUEUED' });
    expect(await em.findOneOrFail(SimulationRun, simulations['76'])).toMatchObject({ state: 'QUEUED' });
    expect(await em.count(Scenario)).toBe(2);
    expect(await em.count(SimulationRun)).toBe(2);
  });
});
