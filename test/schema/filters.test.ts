import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, testApi } from '../support/api.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { saveReadableCampaign } from '../support/readable-campaign.ts';

let db: TestDatabase;
let api: Api;

beforeAll(async () => {
  db = await testDatabase();
  api = await testApi({ em: db.orm.em, jobs: db.jobs });
  await saveReadableCampaign(db.orm.em.fork());
});
afterAll(async () => {
  await api.stop();
  await db.drop();
});

describe('filters', () => {
  const references = async (filter: string) => {
    const answer = await api.ask(`{ sessions(filter: { ${filter} }) { totalCount nodes { reference } } }`);
    const { sessions } = answer.data as { sessions: { totalCount: number; nodes: { reference: string }[] } };
    expect(sessions.totalCount).toBe(sessions.nodes.length);
    return sessions.nodes.map(({ reference }) => reference);
  };

  test.each([
    ['campaign: "normandie-2022"', ['S1', 'S2', 'S3', 'S4']],
    ['campaign: "normandie-2021"', []],
    ['opcos: ["OPCO_SANTE"]', ['S3', 'S4']],
    ['opcos: []', []],
    ['natures: [STRUCTURAL]', ['S1', 'S2']],
    ['romes: ["J1501"]', ['S3', 'S4']],
    ['alternance: true, departements: ["14"]', ['S4']],
    ['wishedFrom: "2022-04-01", wishedTo: "2022-07-01"', ['S1', 'S4']],
    ['withoutDate: true', ['S3']],
    ['withoutDate: false', ['S1', 'S2', 'S4']],
    ['search: "CAEN"', ['S1', 'S2', 'S4']],
    ['search: "soud"', ['S1', 'S2']],
    ['search: "%"', []],
    ['search: "\\\\"', []],
    ['project: "n-est-pas-un-uuid"', []],
    ['project: "00000000-0000-4000-8000-000000000000"', []],
    ['opcos: null, search: null', ['S1', 'S2', 'S3', 'S4']],
    ['states: [ABANDONED]', []],
    ['commune: "14118", zone: "Caen", provenance: PUBLISHED', []],
  ])('sessions of { %s }', async (filter, expected) => {
    expect(await references(filter)).toEqual(expected);
  });

  test('an envelope by its parent, PRF offers open in a period, intakes and closures of a period', async () => {
    const answer = await api.ask(`{
      top: envelopes(filter: { topLevel: true }) { nodes { reference } }
      parts: envelopes(filter: { topLevel: false, scopes: [OPCO], opcos: ["AKTO"] }) { nodes { reference } }
      open: prfOffers(filter: { openFrom: "2022-06-30", openTo: "2022-12-31", structuring: true }) { totalCount }
      over: prfOffers(filter: { openFrom: "2022-07-01" }) { totalCount }
      intakes: alternanceIntakes(filter: { from: "2022-09-05", to: "2022-09-05" }) { totalCount }
      closures(filter: { from: "2022-09-01" }) { totalCount }
      departements: territories(filter: { kinds: [DEPARTEMENT], parentCode: "REG-28" }) { nodes { name } }
      campaigns(filter: { region: "28", year: 2021 }) { nodes { slug } }
    }`);
    expect(answer).toEqual({
      status: 200,
      data: {
        top: { nodes: [{ reference: 'REG' }] },
        parts: { nodes: [{ reference: 'AKTO' }] },
        open: { totalCount: 1 },
        over: { totalCount: 0 },
        intakes: { totalCount: 1 },
        closures: { totalCount: 0 },
        departements: { nodes: [{ name: 'Calvados' }] },
        campaigns: { nodes: [{ slug: 'normandie-2021' }] },
      },
    });
  });
});
