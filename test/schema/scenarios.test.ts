import { describe, expect, test } from '@jest/globals';
import { campaignApi } from '../support/campaign-api.ts';
import { create } from '../support/scenario-verbs.ts';

const { api } = campaignApi();

const CREATE = `mutation ($input: CreateScenarioInput!) {
  createScenario(input: $input) { scenario { name } problems { __typename code path value message } } }`;

const EVERYTHING = {
  grid: 'MONTH',
  facts: 'FREE',
  windowWeeks: { structural: 0, innovative: 3 },
  assumptions: { plannedEntries: 12, cost: '48128.50', weeklyHours: 30 },
  closureExempt: ['S1'],
  decisionDate: '2022-02-15',
  hand: { decisions: [{ pin: { selection: { sessions: ['S2'] }, at: '2022-05-02', evenIfClosed: true } }] },
  solver: {
    seed: 7,
    engine: 'JAVASCRIPT_LP_SOLVER',
    unplaced: 'FORBIDDEN',
    proof: false,
    gates: ['WINDOW', 'STRUCTURING_OFFER', 'PIN'],
    levels: [
      { name: 'tout', terms: [{ term: 'SMOOTHING', weight: 2 }, { term: 'FIDELITY' }], nodeLimit: 10 },
    ],
    smoothing: { scopes: ['REGION', 'OPCO'], profile: [{ period: '2022-Q2', share: 1 }] },
    concurrency: { horizonWeeks: 0 },
    fidelity: { conjunctural: 5 },
  },
};

const CHOICES = `choices {
  grid facts closureExempt decisionDate published windowWeeks { structural conjunctural innovative }
  assumptions { plannedEntries cost hours weeklyHours }
  hand { decisions { index selection { sessions } ... on PinDecision { at evenIfClosed } } }
  solver { seed engine unplaced proof gates levels { name nodeLimit terms { term weight } }
    smoothing { mode scopes profile { period share } } concurrency { sameRome horizonWeeks } fidelity { structural conjunctural } } }`;

const chosen = {
  grid: 'MONTH',
  facts: 'FREE',
  closureExempt: ['S1'],
  decisionDate: '2022-02-15',
  published: null,
  windowWeeks: { structural: 0, conjunctural: 2, innovative: 3 },
  assumptions: { plannedEntries: 12, cost: '48128.50', hours: null, weeklyHours: 30 },
  hand: {
    decisions: [{ index: 0, selection: { sessions: ['S2'] }, at: '2022-05-02', evenIfClosed: true }],
  },
  solver: {
    seed: 7,
    engine: 'JAVASCRIPT_LP_SOLVER',
    unplaced: 'FORBIDDEN',
    proof: false,
    gates: ['WINDOW', 'STRUCTURING_OFFER', 'PIN'],
    levels: [
      {
        name: 'tout',
        nodeLimit: 10,
        terms: [
          { term: 'SMOOTHING', weight: 2 },
          { term: 'FIDELITY', weight: 1 },
        ],
      },
    ],
    smoothing: { mode: 'STEPS', scopes: ['REGION', 'OPCO'], profile: [{ period: '2022-Q2', share: 1 }] },
    concurrency: { sameRome: 1, horizonWeeks: 0 },
    fidelity: { structural: 1, conjunctural: 5 },
  },
};

describe('creating a scenario', () => {
  test('keeps every choice; what is not said is as by default', async () => {
    const id = await create(api, { campaign: 'petite', name: '  Tout changer  ', choices: EVERYTHING });
    const answer = await api.ask(
      `query ($id: ID!) { scenario(id: $id) { name campaign { slug } base { name } runs { totalCount } latestPlan { end } ${CHOICES} } }`,
      { id },
    );
    expect(answer).toEqual({
      status: 200,
      data: {
        scenario: {
          name: 'Tout changer',
          campaign: { slug: 'petite' },
          base: null,
          runs: { totalCount: 0 },
          latestPlan: null,
          choices: chosen,
        },
      },
    });
  });

  test('from a base takes over its campaign and choices, changes what is said, and leaves the base as it was', async () => {
    const base = await create(api, { campaign: 'petite', name: 'Base', choices: EVERYTHING });
    const choices = {
      grid: 'WEEK',
      assumptions: { plannedEntries: null },
      hand: { decisions: [] },
      // Null is a choice: no delay is judged any more.
      decisionDate: null,
      solver: { seed: 8, smoothing: { profile: [] } },
    };
    const fork = await create(api, { base, name: 'Fourche', choices });
    const answer = await api.ask(
      `query ($base: ID!, $fork: ID!) {
      base: scenario(id: $base) { forks { nodes { name } } ${CHOICES} } fork: scenario(id: $fork) { base { name } ${CHOICES} } }`,
      { base, fork },
    );
    expect(answer).toEqual({
      status: 200,
      data: {
        base: { forks: { nodes: [{ name: 'Fourche' }] }, choices: chosen },
        fork: {
          base: { name: 'Base' },
          choices: {
            ...chosen,
            grid: 'WEEK',
            assumptions: { ...chosen.assumptions, plannedEntries: null },
            hand: { decisions: [] },
            decisionDate: null,
            solver: { ...chosen.solver, seed: 8, smoothing: { ...chosen.solver.smoothing, profile: [] } },
          },
        },
      },
    });
  });

  test('a published plan that does not exist is told where it was named', async () => {
    const published = '00000000-0000-7000-8000-000000000000';
    const answer = await api.ask(CREATE, {
      input: { campaign: 'petite', name: 'x', choices: { published } },
    });
    expect(answer.data).toMatchObject({
      createScenario: {
        scenario: null,
        problems: [{ code: 'RUN_UNKNOWN', path: '/input/choices/published' }],
      },
    });
  });

  test('tells every problem at once, where it is in the input, and creates nothing', async () => {
    const count = async () => (await api.ask('{ scenarios { totalCount } }')).data;
    const before = await count();
    const answer = await api.ask(CREATE, {
      input: {
        campaign: 'petite',
        name: ' ',
        choices: {
          windowWeeks: { structural: -1 },
          assumptions: { cost: '-0.01' },
          closureExempt: ['S99'],
          hand: {
            decisions: [
              { forbid: { selection: { sessions: ['S1'] }, from: '2022-05-01', to: '2022-04-01' } },
            ],
          },
        },
      },
    });
    const problem = (code: string, path: string, value: string) => ({
      __typename: 'InvalidParametersProblem',
      code,
      path,
      value,
      message: expect.stringContaining('Attendu'),
    });
    expect(answer).toEqual({
      status: 200,
      data: {
        createScenario: {
          scenario: null,
          problems: [
            problem('NAME_LENGTH', '/input/name', ' '),
            problem('WINDOW_WEEKS_INVALID', '/input/choices/windowWeeks/structural', '-1'),
            problem('ASSUMPTION_INVALID', '/input/choices/assumptions/cost', '-1'),
            problem('SESSION_UNKNOWN', '/input/choices/closureExempt/0', 'S99'),
            problem('SPAN_REVERSED', '/input/choices/hand/decisions/0/forbid/to', '2022-04-01'),
          ],
        },
      },
    });
    expect(await count()).toEqual(before);
  });

  test('tells what is wrong with the parameters of the solver by their path', async () => {
    const levels = [{ name: 'vide', terms: [], tolerance: -1 }];
    const answer = await api.ask(CREATE, {
      input: {
        campaign: 'petite',
        name: 'Faux',
        choices: { solver: { levels, smoothing: { slopes: [3, 1] } } },
      },
    });
    const { scenario, problems } = (
      answer.data as { createScenario: { scenario: null; problems: { __typename: string; path: string }[] } }
    ).createScenario;
    expect(scenario).toBeNull();
    expect(new Set(problems.map(({ __typename }) => __typename))).toEqual(
      new Set(['InvalidParametersProblem']),
    );
    expect(problems.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^\/input\/choices\/solver\/levels\/0\/terms/),
        '/input/choices/solver/levels/0/tolerance',
        expect.stringMatching(/^\/input\/choices\/solver\/smoothing\/slopes/),
      ]),
    );
  });

  test.each([
    [
      { campaign: 'bretagne-1850' },
      'NotFoundProblem',
      'CAMPAIGN_UNKNOWN',
      '/input/campaign',
      'bretagne-1850',
    ],
    [{ base: 'pas-un-uuid' }, 'NotFoundProblem', 'SCENARIO_UNKNOWN', '/input/base', 'pas-un-uuid'],
    [
      { base: '00000000-0000-4000-8000-000000000000' },
      'NotFoundProblem',
      'SCENARIO_UNKNOWN',
      '/input/base',
      '00000000-0000-4000-8000-000000000000',
    ],
    [{}, 'InvalidParametersProblem', 'ORIGIN_MISSING', '/input/campaign', null],
  ])('%j is one typed problem', async (origin, __typename, code, path, value) => {
    const answer = await api.ask(CREATE, { input: { ...origin, name: 'Nulle part' } });
    expect(answer).toEqual({
      status: 200,
      data: {
        createScenario: {
          scenario: null,
          problems: [{ __typename, code, path, value, message: expect.any(String) }],
        },
      },
    });
  });
});
