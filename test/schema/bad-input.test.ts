/** Input that no plan could come from, through the API: typed problems that name it, and nothing is kept. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ref } from '@mikro-orm/core';
import { Envelope } from '../../src/entities/index.ts';
import { type Api, testApi } from '../support/api.ts';
import { anEnvelope, aTranche } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { create } from '../support/scenario-verbs.ts';
import { saveSmallCampaign } from '../support/small-campaign.ts';

let db: TestDatabase;
let api: Api;

beforeAll(async () => {
  db = await testDatabase();
  api = await testApi({ em: db.orm.em, jobs: db.jobs });
  const em = db.orm.em.fork();
  await saveSmallCampaign(em);
  // A campaign whose envelopes hold each other, one of them paid twenty years too soon.
  const ring = await saveSmallCampaign(em, { slug: 'en-rond' });
  const first = await em.findOneOrFail(Envelope, { campaign: ring });
  const second = anEnvelope(em, ring, 'RONDE', { parent: first });
  aTranche(em, second, '2002-04-01', 100);
  await em.flush();
  first.parent = ref(second);
  await em.flush();
});
afterAll(async () => {
  await api.stop();
  await db.drop();
});

const CREATE = `mutation ($input: CreateScenarioInput!) {
  createScenario(input: $input) { scenario { name } problems { __typename code path value message } } }`;
const COUNT = '{ scenarios { totalCount } runs { totalCount } }';

describe('choices of a scenario', () => {
  const INVALID = 'InvalidParametersProblem';
  const s1 = { sessions: ['S1'] };
  const levels = (weight: number) => [{ name: 'Dates', terms: [{ term: 'FIDELITY', weight }] }];

  test.each([
    [
      'a session imposed in a week that is forbidden to it',
      {
        hand: {
          decisions: [
            { pin: { selection: s1, at: '2022-05-02' } },
            { forbid: { selection: s1, from: '2022-05-01', to: '2022-05-07' } },
          ],
        },
      },
      [{ code: 'PIN_FORBIDDEN', path: '/input/choices/hand/decisions/0/pin/at', value: '2022-05-02' }],
    ],
    [
      'a session imposed in two weeks',
      {
        hand: {
          decisions: [
            { pin: { selection: s1, at: '2022-05-02' } },
            { pin: { selection: s1, at: '2022-05-09' } },
          ],
        },
      },
      [{ code: 'PINNED_TWICE', path: '/input/choices/hand/decisions/1/pin/at', value: '2022-05-09' }],
    ],
    [
      'a span that ends before it starts',
      { hand: { decisions: [{ forbid: { selection: s1, from: '2022-05-07', to: '2022-05-01' } }] } },
      [{ code: 'SPAN_REVERSED', path: '/input/choices/hand/decisions/0/forbid/to', value: '2022-05-01' }],
    ],
    [
      'a negative weight',
      { solver: { levels: levels(-1) } },
      [{ code: 'OUT_OF_BOUNDS', path: '/input/choices/solver/levels/0/terms/0/weight', value: '-1' }],
    ],
    [
      'a negative duration, and a negative price',
      { assumptions: { hours: -350 }, solver: { fidelity: { structural: -2 } } },
      [
        { code: 'OUT_OF_BOUNDS', path: '/input/choices/solver/fidelity/structural', value: '-2' },
        { code: 'ASSUMPTION_INVALID', path: '/input/choices/assumptions/hours', value: '-350' },
      ],
    ],
  ])('%s', async (_, choices, problems) => {
    const before = await api.ask(COUNT);
    expect(await api.ask(CREATE, { input: { campaign: 'petite', name: 'Faux', choices } })).toEqual({
      status: 200,
      data: {
        createScenario: {
          scenario: null,
          problems: problems.map((problem) => ({
            __typename: INVALID,
            ...problem,
            message: expect.stringContaining('Attendu'),
          })),
        },
      },
    });
    expect(await api.ask(COUNT)).toEqual(before);
  });

  const weighing = (weight: string) =>
    `mutation { createScenario(input: { campaign: "petite", name: "Faux", choices: { solver: {
      levels: [{ name: "Dates", terms: [{ term: FIDELITY, weight: ${weight} }] }] } } }) {
      scenario { name } problems { code path message } } }`;

  test.each(['NaN', '"beaucoup"'])('a weight of %s is no number of GraphQL', async (weight) => {
    expect(await api.ask(weighing(weight))).toEqual({
      status: 400,
      errors: [
        {
          message: `Float cannot represent non numeric value: ${weight}`,
          locations: [{ line: 2, column: 67 }],
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        },
      ],
    });
  });

  test('a weight without end is one, and is refused as such', async () => {
    const problem = {
      code: 'TYPE_INVALID',
      path: '/input/choices/solver/levels/0/terms/0/weight',
      message:
        "« Infinity » n'est pas accepté en /levels/0/terms/0/weight. Attendu : un nombre. Corriger la valeur.",
    };
    expect(await api.ask(weighing('1e999'))).toEqual({
      status: 200,
      data: { createScenario: { scenario: null, problems: [problem] } },
    });
  });
});

describe('a campaign whose envelopes hold each other', () => {
  test('has no run: each fault is named, the scenario and its campaign stand', async () => {
    const scenario = await create(api, { campaign: 'en-rond', name: 'Ronde' });
    const answer = await api.ask(
      `mutation ($scenario: ID!) {
        launchOptimization(scenario: $scenario) { run { id } problems { __typename code path value message } } }`,
      { scenario },
    );
    expect(answer).toEqual({
      status: 200,
      data: {
        launchOptimization: {
          run: null,
          problems: [
            {
              __typename: 'InvalidInstanceProblem',
              code: 'TRANCHE_TOO_EARLY',
              path: '/envelopes/1/tranches/0/date',
              value: '2002-04-01',
              message:
                "« 2002-04-01 » : cette tranche est libérée plus d'un an avant l'horizon, qui commence le 2022-02-28 : elle paierait tout dès la première semaine. Attendu : le 2021-02-27 ou après. Corriger l'année, ou compter ce qui en reste dans une tranche de l'année.",
            },
            {
              __typename: 'InvalidInstanceProblem',
              code: 'ENVELOPE_CYCLE',
              path: '/envelopes/0/parent',
              value: 'RONDE',
              message:
                "« RONDE » : les enveloppes se contiennent en rond (ENV → RONDE → ENV). Attendu : un parent qui mène à un sommet. Retirer l'un des liens.",
            },
          ],
        },
      },
    });
    expect(await api.ask('{ runs { totalCount } }')).toEqual({
      status: 200,
      data: { runs: { totalCount: 0 } },
    });
  });

  test('shows its envelopes all the same', async () => {
    const answer = await api.ask(
      '{ envelopes(filter: { campaign: "en-rond" }) { nodes { reference parent { reference } } } }',
    );
    expect(answer).toEqual({
      status: 200,
      data: {
        envelopes: {
          nodes: [
            { reference: 'ENV', parent: { reference: 'RONDE' } },
            { reference: 'RONDE', parent: { reference: 'ENV' } },
          ],
        },
      },
    });
  });
});
