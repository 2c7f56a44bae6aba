import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RunQueue } from '../../src/runs/index.ts';
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
  aTerritory,
  aTranche,
} from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let db: TestDatabase;
let api: Api;

beforeAll(async () => {
  db = await testDatabase();
  api = await testApi({ em: db.orm.em, queue: new RunQueue(db.orm) });
  const em = db.orm.em.fork();
  const normandie = aTerritory(em, { kind: 'REGION', code: 'REG-28', name: 'Normandie' });
  aTerritory(em, { kind: 'DEPARTEMENT', code: 'DEP-14', name: 'Calvados', parent: normandie });
  aTerritory(em, { kind: 'DEPARTEMENT', code: 'DEP-28', name: 'Eure-et-Loir' });
  const campaign = aCampaign(em);
  aCampaign(em, {
    slug: 'normandie-2021',
    title: 'Normandie 2021',
    year: 2021,
    startsOn: '2021-01-01',
    endsOn: '2021-12-31',
  });
  const agency = anAgency(em, campaign, 'AG-CAEN');
  const region = anEnvelope(em, campaign, 'REG', { label: 'Région', scope: 'REGIONAL', opco: null });
  const akto = anEnvelope(em, campaign, 'AKTO', {
    label: 'AKTO',
    parent: region,
    floorCents: 10_000_001,
    alreadyEngagedCents: 5,
  });
  aTranche(em, akto, '2022-04-15', 1_500_000, 'RESERVE');
  aTranche(em, akto, '2022-01-03', 8_500_050);
  const welders = aProject(em, campaign, 'P1');
  const carers = aProject(em, campaign, 'P2', {
    opco: 'OPCO_SANTE',
    title: 'Aide-soignant',
    rome: 'J1501',
    nature: 'CONJUNCTURAL',
    alternance: true,
  });
  aSession(em, welders, 'S1', { envelope: akto, agency });
  aSession(em, welders, 'S2', {
    wishedStart: '07/03/2022',
    wishedFrom: '2022-03-07',
    wishedTo: '2022-03-07',
    places: 8,
  });
  aSession(em, carers, 'S3', {
    wishedStart: 'à déterminer',
    wishedFrom: null,
    wishedTo: null,
    places: null,
    costCents: null,
    departement: null,
    communeCode: null,
    communeName: null,
    zone: null,
  });
  aSession(em, carers, 'S4', {
    wishedStart: 'second semestre 2022',
    wishedFrom: '2022-07-01',
    wishedTo: '2022-12-31',
  });
  aPrfOffer(em, campaign, 'PRF1', { structuring: true });
  anIntake(em, campaign, 'SEPT');
  aClosure(em, campaign, 'ETE');
  await em.flush();
});
afterAll(async () => {
  await api.stop();
  await db.drop();
});

describe('one campaign and what it holds', () => {
  test('everything in one query', async () => {
    const answer = await api.ask(`{
      campaign(slug: "normandie-2022") {
        slug title region year startsOn endsOn
        projects { totalCount nodes { reference opco branch title rome formacode nature alternance } }
        envelopes { nodes { reference label scope opco floor alreadyEngaged
          parent { reference } children { nodes { reference } } tranches { date amount kind } sessions { totalCount } } }
        prfOffers { nodes { reference rome departement zone startsOn endsOn places structuring } }
        alternanceIntakes { nodes { label rome departement date maxGapWeeks } }
        agencies { nodes { reference name departement zone sessions { nodes { reference } } } }
        closures { nodes { label firstDay lastDay } }
      }
    }`);
    expect(answer).toEqual({
      status: 200,
      data: {
        campaign: {
          slug: 'normandie-2022',
          title: 'Normandie 2022',
          region: '28',
          year: 2022,
          startsOn: '2022-01-01',
          endsOn: '2022-12-31',
          projects: {
            totalCount: 2,
            nodes: [
              {
                reference: 'P1',
                opco: 'AKTO',
                branch: null,
                title: 'Soudeur',
                rome: 'H2913',
                formacode: null,
                nature: 'STRUCTURAL',
                alternance: false,
              },
              {
                reference: 'P2',
                opco: 'OPCO_SANTE',
                branch: null,
                title: 'Aide-soignant',
                rome: 'J1501',
                formacode: null,
                nature: 'CONJUNCTURAL',
                alternance: true,
              },
            ],
          },
          envelopes: {
            nodes: [
              {
                reference: 'AKTO',
                label: 'AKTO',
                scope: 'OPCO',
                opco: 'AKTO',
                floor: '100000.01',
                alreadyEngaged: '0.05',
                parent: { reference: 'REG' },
                children: { nodes: [] },
                tranches: [
                  { date: '2022-01-03', amount: '85000.50', kind: 'INITIAL' },
                  { date: '2022-04-15', amount: '15000.00', kind: 'RESERVE' },
                ],
                sessions: { totalCount: 1 },
              },
              {
                reference: 'REG',
                label: 'Région',
                scope: 'REGIONAL',
                opco: null,
                floor: null,
                alreadyEngaged: '0.00',
                parent: null,
                children: { nodes: [{ reference: 'AKTO' }] },
                tranches: [],
                sessions: { totalCount: 0 },
              },
            ],
          },
          prfOffers: {
            nodes: [
              {
                reference: 'PRF1',
                rome: 'H2913',
                departement: '14',
                zone: 'Caen',
                startsOn: '2022-03-01',
                endsOn: '2022-06-30',
                places: 12,
                structuring: true,
              },
            ],
          },
          alternanceIntakes: {
            nodes: [
              {
                label: 'Rentrée de septembre',
                rome: null,
                departement: null,
                date: '2022-09-05',
                maxGapWeeks: 8,
              },
            ],
          },
          agencies: {
            nodes: [
              {
                reference: 'AG-CAEN',
                name: 'Caen',
                departement: '14',
                zone: 'Caen',
                sessions: { nodes: [{ reference: 'S1' }] },
              },
            ],
          },
          closures: { nodes: [{ label: 'Trêve estivale', firstDay: '2022-07-01', lastDay: '2022-08-31' }] },
        },
      },
    });
    expect(api.failures).toEqual([]);
  });

  test('a session with its relations and its fuzzy wish', async () => {
    const answer = await api.ask(`{
      sessions(filter: { search: "s4" }) { nodes {
        reference departement communeCode communeName zone places cost hours weeklyHours
        wishedStart wishedFrom wishedTo windowFrom windowTo state abandonReason provenance source
        campaign { slug } project { reference } agency { name } envelope { reference } } } }`);
    expect(answer).toEqual({
      status: 200,
      data: {
        sessions: {
          nodes: [
            {
              reference: 'S4',
              departement: '14',
              communeCode: '14118',
              communeName: 'Caen',
              zone: 'Caen',
              places: 10,
              cost: '48128.00',
              hours: 350,
              weeklyHours: 35,
              wishedStart: 'second semestre 2022',
              wishedFrom: '2022-07-01',
              wishedTo: '2022-12-31',
              windowFrom: null,
              windowTo: null,
              state: 'VALIDATED',
              abandonReason: null,
              provenance: 'RECONSTRUCTED',
              source: 'exemple de test',
              campaign: { slug: 'normandie-2022' },
              project: { reference: 'P2' },
              agency: null,
              envelope: null,
            },
          ],
        },
      },
    });
  });

  test('a région 28 and a département 28 are two territories', async () => {
    const answer = await api.ask(
      '{ territories { nodes { kind code name regionCode departementCode parent { code } children { nodes { code } } } } }',
    );
    expect(answer).toEqual({
      status: 200,
      data: {
        territories: {
          nodes: [
            {
              kind: 'DEPARTEMENT',
              code: 'DEP-14',
              name: 'Calvados',
              regionCode: null,
              departementCode: '14',
              parent: { code: 'REG-28' },
              children: { nodes: [] },
            },
            {
              kind: 'DEPARTEMENT',
              code: 'DEP-28',
              name: 'Eure-et-Loir',
              regionCode: null,
              departementCode: '28',
              parent: null,
              children: { nodes: [] },
            },
            {
              kind: 'REGION',
              code: 'REG-28',
              name: 'Normandie',
              regionCode: '28',
              departementCode: null,
              parent: null,
              children: { nodes: [{ code: 'DEP-14' }] },
            },
          ],
        },
      },
    });
  });
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

describe('what does not exist', () => {
  test.each([
    [
      'session(id: "00000000-0000-4000-8000-000000000000") { reference }',
      'session',
      'Session',
      '00000000-0000-4000-8000-000000000000',
      'sessions',
    ],
    ['session(id: "12") { reference }', 'session', 'Session', '12', 'sessions'],
    ['project(id: "12") { reference }', 'project', 'Projet', '12', 'projects'],
    ['envelope(id: "12") { reference }', 'envelope', 'Enveloppe', '12', 'envelopes'],
    ['campaign(slug: "bretagne-1850") { title }', 'campaign', 'Campagne', 'bretagne-1850', 'campaigns'],
  ])('%s is a typed "not found"', async (selection, field, kind, key, list) => {
    expect(await api.ask(`{ ${selection} }`)).toEqual({
      status: 200,
      data: { [field]: null },
      errors: [
        {
          message: `${kind} « ${key} » : rien de ce nom n'existe. La requête \`${list}\` donne ce qui existe.`,
          locations: [{ line: 1, column: 3 }],
          path: [field],
          extensions: { code: 'NOT_FOUND', kind, key },
        },
      ],
    });
  });
});
