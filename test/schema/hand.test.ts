import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PoecSession } from '../../src/entities/index.ts';
import { type Api, testApi } from '../support/api.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { startTestWorker, type TestWorker } from '../support/run-worker.ts';
import { create, launch } from '../support/scenario-verbs.ts';
import { saveSmallCampaign } from '../support/small-campaign.ts';
import { sqlCounter } from '../support/sql-count.ts';

const counter = sqlCounter();
let db: TestDatabase;
let worker: TestWorker;
let api: Api;
/** A run whose plan has the six sessions where they were wished, in the week of 4 April 2022. */
let asWished: string;

beforeAll(async () => {
  db = await testDatabase(counter.options);
  worker = await startTestWorker(db);
  api = await testApi({ em: db.orm.em, jobs: db.jobs });
  await saveSmallCampaign(db.orm.em.fork());
  const still = { windowWeeks: { structural: 0 }, solver: SOLVER };
  asWished = await launch(api, await create(api, { campaign: 'petite', name: 'Tel quel', choices: still }));
  await worker.idle();
});
afterAll(async () => {
  expect(api.failures).toEqual([]);
  await worker.close();
  await api.stop();
  await db.drop();
});

/** Two levels, solved in a moment. */
const SOLVER = {
  levels: [
    { name: 'placement', terms: [{ term: 'PLACEMENT' }], gap: 0 },
    { name: 'lissage', terms: [{ term: 'SMOOTHING' }], gap: 0 },
  ],
  smoothing: { mode: 'PEAK' },
};

const named = (...sessions: string[]) => ({ sessions });
const akto = { filter: { opcos: ['AKTO'], quarters: ['2022-Q2'], except: ['S6'] } };

const HAND = {
  decisions: [
    { pin: { selection: named('S1'), at: '2022-05-11' } },
    { forbid: { selection: akto, from: '2022-04-18', to: '2022-05-01' } },
    { prefer: { selection: { filter: { jobs: ['H29'], regions: ['28'] } }, at: '2022-05-02' } },
    { notBefore: { selection: named('S2', 'S3'), date: '2022-04-04' } },
  ],
  minimalChange: { perMove: 4, after: null },
};

const NO_FILTER = {
  opcos: null,
  branches: null,
  departements: null,
  regions: null,
  agencies: null,
  zones: null,
  jobs: null,
  natures: null,
  envelopes: null,
  quarters: null,
  except: null,
};
const SELECTION = `selection { sessions filter { ${Object.keys(NO_FILTER).join(' ')} } }`;
const SHOWN = `hand {
  decisions { __typename index ${SELECTION}
    ... on PinDecision { at evenIfClosed } ... on ForbidDecision { from to }
    ... on PreferDecision { preferred: at } ... on NotBeforeDecision { date } }
  ${SELECTION.replace('selection', 'solveOnly')}
  minimalChange { perMove perWeek announcedFactor after first }
  horizon { today frozenWeeks publishedWeeks } plan }`;

const shownHand = () => ({
  decisions: [
    {
      __typename: 'PinDecision',
      index: 0,
      selection: { sessions: ['S1'], filter: null },
      at: '2022-05-11',
      evenIfClosed: false,
    },
    {
      __typename: 'ForbidDecision',
      index: 1,
      selection: { sessions: null, filter: { ...NO_FILTER, ...akto.filter } },
      from: '2022-04-18',
      to: '2022-05-01',
    },
    {
      __typename: 'PreferDecision',
      index: 2,
      selection: { sessions: null, filter: { ...NO_FILTER, jobs: ['H29'], regions: ['28'] } },
      preferred: '2022-05-02',
    },
    {
      __typename: 'NotBeforeDecision',
      index: 3,
      selection: { sessions: ['S2', 'S3'], filter: null },
      date: '2022-04-04',
    },
  ],
  solveOnly: null,
  minimalChange: { perMove: 4, perWeek: null, announcedFactor: null, after: null, first: true },
  horizon: null,
  plan: asWished,
});

const CREATE = `mutation ($input: CreateScenarioInput!) {
  createScenario(input: $input) { scenario { name } problems { __typename code path value message } } }`;

/** What keeps a hand from being kept: codes, paths and values. */
async function problemsOf(hand: object, origin: object = { campaign: 'petite' }): Promise<unknown[]> {
  const answer = await api.ask(CREATE, { input: { ...origin, name: 'Refusé', choices: { hand } } });
  const { scenario, problems } = (
    answer.data as {
      createScenario: { scenario: null; problems: { code: string; path: string; value: string }[] };
    }
  ).createScenario;
  expect({ status: answer.status, scenario }).toEqual({ status: 200, scenario: null });
  return problems.map(({ code, path, value }) => [code, path, value]);
}

describe('the hand of a scenario', () => {
  test('is kept and shown as it was said, and a fork takes it over but for what it says', async () => {
    const choices = { solver: SOLVER, hand: { ...HAND, plan: asWished } };
    const id = await create(api, { campaign: 'petite', name: 'À la main', choices });
    const horizon = { today: '2022-03-14', frozenWeeks: 2 };
    const fork = await create(api, {
      base: id,
      name: 'Plus tard',
      choices: { hand: { decisions: [], minimalChange: null, horizon, solveOnly: named('S4') } },
    });
    const bare = await create(api, { base: id, name: 'Sans main', choices: { hand: null } });
    const query = `query ($id: ID!) { scenario(id: $id) { choices { ${SHOWN} } } }`;
    const hands = await Promise.all([id, fork, bare].map((scenario) => api.ask(query, { id: scenario })));
    const shown = (hand: object) => ({ status: 200, data: { scenario: { choices: { hand } } } });
    const nothing = { decisions: [], solveOnly: null, minimalChange: null, horizon: null, plan: null };
    expect(hands).toEqual([
      shown(shownHand()),
      shown({
        ...nothing,
        solveOnly: { sessions: ['S4'], filter: null },
        horizon: { ...horizon, publishedWeeks: 0 },
        plan: asWished,
      }),
      shown(nothing),
    ]);
  });

  test('is followed by the run, and each session says which of its rules touch it', async () => {
    const choices = { solver: SOLVER, hand: { ...HAND, plan: asWished } };
    const id = await create(api, { campaign: 'petite', name: 'Suivie', choices });
    const run = await launch(api, id);
    await worker.idle();
    const answer = await api.ask(
      `query ($run: ID!) { run(id: $run) { state plan { levels { name } assignments(order: { field: SESSION_REFERENCE }) {
         nodes { session { reference } startsOn reasons { message } handEffects { rule decision kind weeks message } } } } } }`,
      { run },
    );
    const closed = (weeks: string[]) => ({
      rule: '/decisions/1',
      decision: 1,
      kind: 'CLOSED',
      weeks,
      message: '2 semaines fermées par la décision 1.',
    });
    const wished = {
      rule: '/decisions/2',
      decision: 2,
      kind: 'WISHED',
      weeks: ['2022-05-02'],
      message: 'Préférée par la décision 2 : semaine du 02/05/2022.',
    };
    const fortnight = closed(['2022-04-18', '2022-04-25']);
    const waits = (weeks: string[]) => ({
      rule: '/decisions/3',
      decision: 3,
      kind: 'CLOSED',
      weeks,
      message: `${weeks.length} semaines fermées par la décision 3.`,
    });
    const march = ['2022-02-28', '2022-03-07', '2022-03-14', '2022-03-21', '2022-03-28'];
    const effects: Record<string, unknown[]> = {
      S1: [
        {
          rule: '/decisions/0',
          decision: 0,
          kind: 'PINNED',
          weeks: ['2022-05-09'],
          message: 'Imposée par la décision 0 : semaine du 09/05/2022.',
        },
        fortnight,
        wished,
      ],
      S2: [fortnight, wished, waits(march)],
      S3: [fortnight, wished, waits(march)],
      S4: [fortnight, wished],
      S5: [fortnight, wished],
      S6: [wished],
    };
    expect(answer).toEqual({
      status: 200,
      data: {
        run: {
          state: 'SUCCEEDED',
          plan: {
            levels: [{ name: 'stability' }, { name: 'placement' }, { name: 'lissage' }],
            assignments: {
              nodes: Object.entries(effects).map(([reference, handEffects]) => ({
                session: { reference },
                // The least change comes first: only what is pinned leaves its week, for its very day.
                startsOn: reference === 'S1' ? '2022-05-11' : '2022-04-04',
                reasons: expect.any(Array),
                handEffects,
              })),
            },
          },
        },
      },
    });
    const whole = await api.ask(
      `query ($id: ID!) { scenario(id: $id) {
         appliedHand { rules { rule decision kind sessions } weeks { startsOn phase } problems { code } }
         handEffects(session: "S6") { sessionReference rule kind } } }`,
      { id },
    );
    expect(whole).toEqual({
      status: 200,
      data: {
        scenario: {
          appliedHand: {
            rules: [
              { rule: '/decisions/0', decision: 0, kind: 'PINNED', sessions: 1 },
              { rule: '/decisions/1', decision: 1, kind: 'CLOSED', sessions: 5 },
              { rule: '/decisions/2', decision: 2, kind: 'WISHED', sessions: 6 },
              { rule: '/decisions/3', decision: 3, kind: 'CLOSED', sessions: 2 },
            ],
            weeks: [],
            problems: [],
          },
          handEffects: [{ sessionReference: 'S6', rule: '/decisions/2', kind: 'WISHED' }],
        },
      },
    });
  });

  test('moves a part and leaves the rest where the plan in force has it', async () => {
    const hand = { plan: asWished, solveOnly: { filter: { except: ['S1', 'S2', 'S3', 'S4'] } } };
    const id = await create(api, {
      campaign: 'petite',
      name: 'Une partie',
      choices: { solver: SOLVER, hand },
    });
    const run = await launch(api, id);
    await worker.idle();
    const answer = await api.ask(
      `query ($run: ID!) { run(id: $run) { plan { assignments(order: { field: SESSION_REFERENCE }) {
         nodes { startsOn handEffects { rule decision kind message } } } } } }`,
      { run },
    );
    const { nodes } = (
      answer.data as {
        run: { plan: { assignments: { nodes: { startsOn: string; handEffects: object[] }[] } } };
      }
    ).run.plan.assignments;
    expect(nodes.slice(0, 4)).toEqual(
      Array.from({ length: 4 }, () => ({
        startsOn: '2022-04-04',
        handEffects: [
          {
            rule: '/solveOnly',
            decision: null,
            kind: 'KEPT',
            message:
              'Laissée où le plan en vigueur la met (semaine du 04/04/2022) parce que seule une partie est à placer.',
          },
        ],
      })),
    );
    expect(nodes.slice(4).map(({ handEffects }) => handEffects)).toEqual([[], []]);
    // Four are in April and stay: the two others leave it, each for a month of its own.
    expect(new Set(nodes.slice(4).map(({ startsOn }) => startsOn.slice(0, 7)))).not.toContain('2022-04');
  });

  test('rolls the horizon: what is over is a fact, what is frozen does not change', async () => {
    const horizon = { today: '2022-04-06', frozenWeeks: 1, publishedWeeks: 1 };
    const hand = { plan: asWished, horizon };
    const id = await create(api, { campaign: 'petite', name: 'En avril', choices: { hand } });
    const answer = await api.ask(
      'query ($id: ID!) { scenario(id: $id) { appliedHand { rules { rule kind sessions } weeks { startsOn phase } } } }',
      { id },
    );
    const { rules, weeks } = (
      answer.data as {
        scenario: { appliedHand: { rules: object[]; weeks: { startsOn: string; phase: string }[] } };
      }
    ).scenario.appliedHand;
    expect(rules).toEqual([{ rule: '/horizon', kind: 'PINNED', sessions: 6 }]);
    expect(weeks.slice(4, 8)).toEqual([
      { startsOn: '2022-03-28', phase: 'HISTORY' },
      { startsOn: '2022-04-04', phase: 'FROZEN' },
      { startsOn: '2022-04-11', phase: 'PUBLISHED' },
      { startsOn: '2022-04-18', phase: 'DRAFT' },
    ]);
  });
});

describe('rolled forward', () => {
  const ROLL = `mutation ($input: RollScenarioForwardInput!) { rollScenarioForward(input: $input) {
    scenario { name base { name } choices { hand { horizon { today frozenWeeks publishedWeeks } plan solveOnly { sessions }
      decisions { index } } } appliedHand { rules { rule kind sessions } } } problems { __typename code path value } } }`;
  const hand = { decisions: [{ notBefore: { selection: named('S1', 'S2'), date: '2022-05-02' } }] };
  let planned: string;
  let run: string;
  beforeAll(async () => {
    const solveOnly = named('S1', 'S2');
    const choices = { solver: SOLVER, hand: { ...hand, solveOnly, plan: asWished } };
    planned = await create(api, { campaign: 'petite', name: 'Printemps', choices });
    run = await launch(api, planned);
    await worker.idle();
  });

  test('a scenario of the first quarter becomes that of the second, from its own plan', async () => {
    const answer = await api.ask(ROLL, { input: { scenario: planned, frozenWeeks: 2 } });
    expect(answer).toEqual({
      status: 200,
      data: {
        rollScenarioForward: {
          scenario: {
            name: 'Printemps, au 2022-04-01',
            base: { name: 'Printemps' },
            choices: {
              hand: {
                horizon: { today: '2022-04-01', frozenWeeks: 2, publishedWeeks: 0 },
                plan: run,
                solveOnly: null,
                decisions: [{ index: 0 }],
              },
            },
            appliedHand: {
              rules: [
                { rule: '/decisions/0', kind: 'CLOSED', sessions: 2 },
                // Four that stayed in April are frozen there; the two others moved on.
                { rule: '/horizon', kind: 'PINNED', sessions: 4 },
              ],
            },
          },
          problems: [],
        },
      },
    });
  });

  test.each([
    ['a scenario without a plan', {}, ['PlanMissingProblem', 'PLAN_MISSING', '/input/scenario']],
    [
      'weeks backwards',
      { frozenWeeks: -1 },
      ['InvalidParametersProblem', 'HORIZON_WEEKS_INVALID', '/input/frozenWeeks'],
    ],
    [
      'a name too long',
      { name: 'x'.repeat(121) },
      ['InvalidParametersProblem', 'NAME_LENGTH', '/input/name'],
    ],
    ['nothing', { scenario: 'x' }, ['NotFoundProblem', 'SCENARIO_UNKNOWN', '/input/scenario']],
  ])('%s is a typed problem', async (_, said, [__typename, code, path]) => {
    const bare = await create(api, { campaign: 'petite', name: 'Nu' });
    const input = { scenario: code === 'PLAN_MISSING' ? bare : planned, ...said };
    const answer = await api.ask(ROLL, { input });
    expect(answer.data).toEqual({
      rollScenarioForward: {
        scenario: null,
        problems: [{ __typename, code, path, value: expect.anything() }],
      },
    });
  });

  test('time does not go back', async () => {
    const horizon = { today: '2022-03-14', frozenWeeks: 0 };
    const later = await create(api, {
      base: planned,
      name: 'Mars',
      choices: { hand: { horizon, solveOnly: null } },
    });
    await launch(api, later);
    await worker.idle();
    const answer = await api.ask(ROLL, { input: { scenario: later, today: '2022-03-14' } });
    expect(answer.data).toMatchObject({
      rollScenarioForward: { scenario: null, problems: [{ code: 'DAY_NOT_LATER', path: '/input/today' }] },
    });
  });
});

describe('a hand that cannot be followed is refused whole, each problem at its place', () => {
  const at = '2022-05-02';
  const decision = (kind: string, d = 0) => `/input/choices/hand/decisions/${d}/${kind}`;
  test.each<[string, object, [string, string, string | null][]]>([
    [
      'a session that does not exist, and one that is twice in two weeks',
      {
        decisions: [
          { pin: { selection: named('S1', 'S99'), at } },
          { pin: { selection: named('S2'), at } },
          { pin: { selection: named('S2'), at: '2022-05-16' } },
        ],
      },
      [
        ['SESSION_UNKNOWN', `${decision('pin')}/selection/sessions/1`, 'S99'],
        ['PINNED_TWICE', `${decision('pin', 2)}/at`, '2022-05-16'],
      ],
    ],
    [
      'a filter with a value that no session has',
      { decisions: [{ forbid: { selection: { filter: { opcos: ['AKTO', 'AKT0'] } }, from: at, to: at } }] },
      [['FILTER_VALUE_UNKNOWN', `${decision('forbid')}/selection/filter/opcos/1`, 'AKT0']],
    ],
    [
      'a day outside the campaign',
      { decisions: [{ notBefore: { selection: named('S1'), date: '2022-07-04' } }] },
      [['DATE_OUTSIDE_HORIZON', `${decision('notBefore')}/date`, '2022-07-04']],
    ],
    [
      'an ROME code that is none, an empty list, a quarter that is none',
      {
        solveOnly: { filter: { jobs: ['soudeur'], natures: [], quarters: ['printemps'] } },
      },
      [
        ['FORMAT_INVALID', '/input/choices/hand/solveOnly/filter/jobs/0', 'soudeur'],
        ['LIST_EMPTY', '/input/choices/hand/solveOnly/filter/natures', '[]'],
        ['FORMAT_INVALID', '/input/choices/hand/solveOnly/filter/quarters/0', 'printemps'],
      ],
    ],
    [
      'no plan in force for what needs one',
      { solveOnly: named('S1'), minimalChange: {}, horizon: null },
      [
        ['NOTHING_PUBLISHED', '/input/choices/hand/solveOnly', '["S1"]'],
        ['NOTHING_PUBLISHED', '/input/choices/hand/minimalChange', '{}'],
      ],
    ],
    ['a plan that does not exist', { plan: 'x' }, [['RUN_UNKNOWN', '/input/choices/hand/plan', 'x']]],
    [
      'a decision of no kind, one of two, sessions said twice and not at all',
      {
        decisions: [
          {},
          {
            pin: { selection: named('S1'), at },
            prefer: { selection: named('S1'), at },
          },
          { prefer: { selection: { sessions: ['S1'], filter: {} }, at } },
        ],
        solveOnly: {},
      },
      [
        ['ONE_OF_EXPECTED', '/input/choices/hand/decisions/0', ''],
        ['ONE_OF_EXPECTED', '/input/choices/hand/decisions/1', 'pin, prefer'],
        ['ONE_OF_EXPECTED', `${decision('prefer', 2)}/selection`, 'sessions, filter'],
        ['ONE_OF_EXPECTED', '/input/choices/hand/solveOnly', ''],
      ],
    ],
    [
      'more decisions than a person makes',
      { decisions: Array.from({ length: 201 }, () => ({ prefer: { selection: { filter: {} }, at } })) },
      [['HAND_TOO_LONG', '/input/choices/hand/decisions', '201']],
    ],
    [
      'a price below zero and a horizon backwards',
      { minimalChange: { perMove: -1 }, horizon: { today: at, frozenWeeks: -1 } },
      [
        ['OUT_OF_BOUNDS', '/input/choices/hand/minimalChange/perMove', '-1'],
        ['HORIZON_WEEKS_INVALID', '/input/choices/hand/horizon/frozenWeeks', '-1'],
      ],
    ],
  ])('%s', async (_, hand, problems) => {
    expect(await problemsOf(hand)).toEqual(problems);
  });

  test('a date that is none never reaches it', async () => {
    const hand = { decisions: [{ pin: { selection: named('S1'), at: '2022-02-30' } }] };
    const input = { campaign: 'petite', name: 'x', choices: { hand } };
    expect(await api.ask(CREATE, { input })).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });
});

describe('when the data have changed since', () => {
  test('a run is refused, and the scenario says why', async () => {
    await saveSmallCampaign(db.orm.em.fork(), { slug: 'changeante' });
    const hand = { decisions: [{ pin: { selection: named('S2'), at: '2022-05-02' } }] };
    const base = await create(api, { campaign: 'changeante', name: 'Avant', choices: { hand } });
    await db.orm.em
      .fork()
      .nativeUpdate(
        PoecSession,
        { reference: 'S2', campaign: { slug: 'changeante' } },
        { state: 'ABANDONED', abandonReason: 'faute de candidats' },
      );
    const problem = {
      code: 'SESSION_LEFT_OUT',
      path: '/hand/decisions/0/which/0',
      message: "La session S2 est abandonnée : elle n'est plus à programmer. Ou retirez-la de la décision.",
    };
    const answer = await api.ask(
      `mutation ($id: ID!) { launchOptimization(scenario: $id) { run { id } problems { code path message } } }`,
      { id: base },
    );
    expect(answer).toEqual({
      status: 200,
      data: { launchOptimization: { run: null, problems: [problem] } },
    });
    const shown = await api.ask(
      `query ($id: ID!) { scenario(id: $id) { handEffects(session: "S2") { rule }
        appliedHand { rules { rule } weeks { phase } problems { code path message } } } }`,
      { id: base },
    );
    expect(shown).toEqual({
      status: 200,
      data: { scenario: { handEffects: [], appliedHand: { rules: [], weeks: [], problems: [problem] } } },
    });
    // A fork that says nothing of the hand inherits the fault, told in the hand of its base.
    expect(await problemsOf({}, { base })).toEqual([['SESSION_LEFT_OUT', '/hand/decisions/0/which/0', 'S2']]);
  });
});

test('a page of scenarios with their hands costs the queries of one campaign', async () => {
  const hand = { plan: asWished, solveOnly: named('S1') };
  for (const name of ['a', 'b', 'c']) await create(api, { campaign: 'petite', name, choices: { hand } });
  const count = (first: number) =>
    counter.of(() =>
      api.ask(
        `{ scenarios(filter: { campaign: "petite" }, first: ${first}) { nodes { appliedHand { rules { sessions } } } } }`,
      ),
    );
  const one = await count(1);
  expect(await count(3)).toBe(one);
});
