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

describe('one campaign and what it holds', () => {
  test('what a session must have ready, unknown facts as nothing', async () => {
    const answer = await api.ask(`{ campaign(slug: "normandie-2022") { agencies { nodes { sessions { nodes {
      derogation trainingBodyKnownOn certification certificationFrom certificationUntil announced } } } } } }`);
    expect(answer).toMatchObject({
      status: 200,
      data: {
        campaign: {
          agencies: {
            nodes: [
              {
                sessions: {
                  nodes: [
                    {
                      derogation: '002:L47-67',
                      trainingBodyKnownOn: '2022-02-01',
                      certification: 'RNCP35830',
                      certificationFrom: null,
                      certificationUntil: '2022-08-31',
                      announced: true,
                    },
                  ],
                },
              },
            ],
          },
        },
      },
    });
  });

  test('everything in one query', async () => {
    const answer = await api.ask(`{
      campaign(slug: "normandie-2022") {
        slug title region year startsOn endsOn
        projects { totalCount nodes { reference opco branch title rome formacode nature alternance } }
        envelopes { nodes { reference label scope opco floor alreadyEngaged
          parent { reference } children { nodes { reference } } tranches { date amount kind } sessions { totalCount } } }
        prfOffers { nodes { reference rome departement zone startsOn endsOn places structuring } }
        alternanceIntakes { nodes { label rome departement date maxGapWeeks } }
        agencies { nodes { reference name departement zone launchCap sessions { nodes { reference } } } }
        closures { nodes { label firstDay lastDay effect force } }
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
                launchCap: null,
                sessions: { nodes: [{ reference: 'S1' }] },
              },
            ],
          },
          closures: {
            nodes: [
              {
                label: 'Trêve estivale',
                firstDay: '2022-07-01',
                lastDay: '2022-08-31',
                effect: 'STARTS',
                force: 'HARD',
              },
            ],
          },
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
