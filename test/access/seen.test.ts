/** What each role sees of fiches, wherever the contract shows them: what is hidden does not exist. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PoecProject, PoecSession } from '../../src/entities/index.ts';
import { type Api, testApi } from '../support/api.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { saveReadableCampaign } from '../support/readable-campaign.ts';
import { aViewer } from '../support/viewers.ts';

let db: TestDatabase;
let apis: Record<string, Api>;
let ids: Record<string, string>;

beforeAll(async () => {
  db = await testDatabase();
  const em = db.orm.em.fork();
  await saveReadableCampaign(em);
  // Of AKTO: S1 validated, S2 a draft. Of OPCO Santé: S3 abandoned, S4 a draft.
  for (const [reference, state] of [
    ['S2', 'SUBMITTED'],
    ['S3', 'ABANDONED'],
    ['S4', 'SUBMITTED'],
  ] as const)
    await em.nativeUpdate(PoecSession, { reference }, { state });
  const rows = [...(await em.find(PoecSession, {})), ...(await em.find(PoecProject, {}))];
  ids = Object.fromEntries(rows.map(({ reference, id }) => [reference, id]));
  const dependencies = { em: db.orm.em, jobs: db.jobs };
  const viewers = {
    member: aViewer(null, 'MEMBER'),
    carif: aViewer(null, 'CARIF_OREF'),
    akto: aViewer('AKTO', 'OPCO'),
    sante: aViewer('OPCO_SANTE', 'OPCO', 'MEMBER'),
    // The role without the organisation that goes with it owns nothing.
    opcoless: aViewer(null, 'OPCO'),
    region: aViewer(null, 'REGION'),
    nobody: aViewer(null),
  };
  apis = Object.fromEntries(
    await Promise.all(
      Object.entries(viewers).map(
        async ([name, who]) => [name, await testApi(dependencies, { viewer: who })] as const,
      ),
    ),
  );
});
afterAll(async () => {
  for (const api of Object.values(apis)) {
    expect(api.failures).toEqual([]);
    await api.stop();
  }
  await db.drop();
});

const SEEN = {
  member: ['S1'],
  carif: ['S1'],
  akto: ['S1', 'S2'],
  sante: ['S1', 'S3', 'S4'],
  opcoless: ['S1'],
  region: ['S1', 'S2', 'S3', 'S4'],
};
const PROJECTS = {
  member: ['P1'],
  carif: ['P1'],
  akto: ['P1'],
  sante: ['P1', 'P2'],
  opcoless: ['P1'],
  region: ['P1', 'P2'],
};
const who = Object.keys(SEEN) as (keyof typeof SEEN)[];

type Page = { totalCount: number; nodes: { reference: string }[] };
const references = ({ totalCount, nodes }: Page): string[] => {
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ reference }) => reference);
};

describe.each(who)('%s', (name) => {
  const ask = (query: string, variables = {}) => apis[name]!.ask(query, variables);

  test('sees the same sessions in the list, in its total, and through every relation', async () => {
    const { data } = (await ask(`{
      sessions { totalCount nodes { reference project { reference } } }
      projects { totalCount nodes { reference sessions { totalCount nodes { reference } } } }
      campaign(slug: "normandie-2022") {
        sessions { totalCount nodes { reference } }
        projects { totalCount nodes { reference } }
        agencies { nodes { sessions { totalCount nodes { reference } } } }
        envelopes(filter: {opcos: ["AKTO"]}) { nodes { sessions { totalCount nodes { reference } } } }
        entryCurve { points { sessions } undated { sessions } }
      }
    }`)) as { data: Record<string, never> };
    const { sessions, projects, campaign } = data as never as {
      sessions: Page;
      projects: { totalCount: number; nodes: { reference: string; sessions: Page }[] };
      campaign: {
        sessions: Page;
        projects: Page;
        agencies: { nodes: { sessions: Page }[] };
        envelopes: { nodes: { sessions: Page }[] };
        entryCurve: { points: { sessions: number }[]; undated: { sessions: number } };
      };
    };
    expect(references(sessions)).toEqual(SEEN[name]);
    expect(references(campaign.sessions)).toEqual(SEEN[name]);
    expect(references(projects)).toEqual(PROJECTS[name]);
    expect(references(campaign.projects)).toEqual(PROJECTS[name]);
    expect(projects.nodes.flatMap((project) => references(project.sessions)).sort()).toEqual(SEEN[name]);
    expect(campaign.agencies.nodes.flatMap((agency) => references(agency.sessions))).toEqual(['S1']);
    expect(campaign.envelopes.nodes.flatMap((envelope) => references(envelope.sessions))).toEqual(['S1']);
    // The curve counts what its reader sees, abandoned sessions left out as always.
    const { points, undated } = campaign.entryCurve;
    const counted = points.reduce((sum, point) => sum + point.sessions, undated.sessions);
    expect(counted).toBe(SEEN[name].filter((reference) => reference !== 'S3').length);
  });

  test('is answered the same for a hidden id, an unknown one and one that is none', async () => {
    const answers = async (field: 'session' | 'project', key: string) => {
      const answer = await ask(`query($id: ID!) { ${field}(id: $id) { reference } }`, { id: key });
      return JSON.parse(JSON.stringify(answer).replaceAll(key, 'KEY')) as unknown;
    };
    for (const [field, all, seen] of [
      ['session', ['S1', 'S2', 'S3', 'S4'], SEEN[name]],
      ['project', ['P1', 'P2'], PROJECTS[name]],
    ] as const) {
      const unknown = await answers(field, '0198a2ee-1111-7000-8000-000000000001');
      expect(unknown).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
      expect(await answers(field, 'S4')).toEqual(unknown);
      for (const reference of all) {
        const answer = await answers(field, ids[reference]!);
        if (seen.includes(reference))
          expect(answer).toEqual({ status: 200, data: { [field]: { reference } } });
        else expect(answer).toEqual(unknown);
      }
    }
  });

  test('finds nothing hidden by filtering, sorting or paging round it', async () => {
    const { data } = (await ask(`{
      byState: sessions(filter: {states: [SUBMITTED, ABANDONED]}) { totalCount nodes { reference } }
      byTitle: sessions(filter: {search: "Aide-soignant"}) { totalCount nodes { reference } }
      last: sessions(last: 10, order: {field: OPCO, direction: DESC}) { totalCount nodes { reference } }
    }`)) as { data: Record<string, Page> };
    expect(references(data.byState!)).toEqual(SEEN[name].filter((reference) => reference !== 'S1'));
    expect(references(data.byTitle!)).toEqual(SEEN[name].filter((reference) => reference > 'S2'));
    expect(references(data.last!).sort()).toEqual(SEEN[name]);
  });
});

test('an organisation without a role is refused everything, in the same words whatever it asks for', async () => {
  const refusal = async (query: string) => {
    const { errors, data } = await apis.nobody!.ask(query);
    return {
      data,
      errors: (errors as { message: string; extensions: { code: string } }[]).map((e) => e.message),
    };
  };
  const unknown = await refusal('{ session(id: "0198a2ee-1111-7000-8000-000000000001") { id } }');
  expect(unknown.errors).toEqual([
    "`Query.session` n'est pas ouvert à Une organisation (aucun rôle). Rôles qui l'ouvrent : membre de la conférence, OPCO, Région, France Travail, Carif-Oref, programmateur, administrateur.",
  ]);
  expect(await refusal(`{ session(id: "${ids.S1}") { id } }`)).toEqual(unknown);
});
