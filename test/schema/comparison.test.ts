import { describe, expect, test } from '@jest/globals';
import { solvingApi } from '../support/campaign-api.ts';
import { create, launch, SMOOTH_ONLY } from '../support/scenario-verbs.ts';

const NOWHERE = '00000000-0000-4000-8000-000000000000';

const { api, worker } = solvingApi();

describe('two scenarios side by side', () => {
  const COMPARE = `query ($first: ID!, $second: ID!) { compareScenarios(first: $first, second: $second) {
    comparison {
      first { scenario { name } weeksMoved traineeWeeksMoved sessionsMoved unplaced { sessions } peak { month entries } curve(period: QUARTER) { points { period entries } } plan { end } }
      second { scenario { name } weeksMoved peak { entries } }
      differences { first second days session { project { reference } } } }
    problems { __typename code path value } } }`;

  test('curves, cost of smoothing and the sessions that change date', async () => {
    const fidelity = { levels: [{ name: 'fidélité', terms: [{ term: 'FIDELITY' }] }] };
    const kept = await create(api, {
      campaign: 'petite',
      name: 'Comme demandé',
      choices: { solver: fidelity },
    });
    const smooth = await create(api, {
      campaign: 'petite',
      name: 'Lissé',
      choices: { solver: { ...SMOOTH_ONLY, levels: [...SMOOTH_ONLY.levels, ...fidelity.levels] } },
    });
    expect(await api.ask(COMPARE, { first: kept, second: smooth })).toEqual({
      status: 200,
      data: {
        compareScenarios: {
          comparison: null,
          problems: [
            { __typename: 'PlanMissingProblem', code: 'PLAN_MISSING', path: '/first', value: kept },
            { __typename: 'PlanMissingProblem', code: 'PLAN_MISSING', path: '/second', value: smooth },
          ],
        },
      },
    });
    await launch(api, kept);
    await launch(api, smooth);
    await worker.idle();
    const later = {
      first: '2022-04-04',
      second: '2022-05-02',
      days: 28,
      session: { project: { reference: 'P1' } },
    };
    const earlier = {
      first: '2022-04-04',
      second: '2022-03-28',
      days: -7,
      session: { project: { reference: 'P1' } },
    };
    const answer = await api.ask(COMPARE, { first: kept, second: smooth });
    expect(answer).toEqual({
      status: 200,
      data: {
        compareScenarios: {
          comparison: {
            first: {
              scenario: { name: 'Comme demandé' },
              weeksMoved: 0,
              traineeWeeksMoved: 0,
              sessionsMoved: 0,
              unplaced: { sessions: 0 },
              peak: { month: '2022-04', entries: 60 },
              curve: {
                points: [
                  { period: '2022-Q1', entries: 0 },
                  { period: '2022-Q2', entries: 60 },
                ],
              },
              plan: { end: 'PROVEN' },
            },
            second: { scenario: { name: 'Lissé' }, weeksMoved: 10, peak: { entries: 20 } },
            differences: expect.arrayContaining([later, later, earlier, earlier]),
          },
          problems: [],
        },
      },
    });
    expect(
      (answer.data as { compareScenarios: { comparison: { differences: unknown[] } } }).compareScenarios
        .comparison.differences,
    ).toHaveLength(4);
    expect(api.failures).toEqual([]);
  });

  test('scenarios that do not exist', async () => {
    expect(await api.ask(COMPARE, { first: NOWHERE, second: 'x' })).toEqual({
      status: 200,
      data: {
        compareScenarios: {
          comparison: null,
          problems: [
            { __typename: 'NotFoundProblem', code: 'SCENARIO_UNKNOWN', path: '/first', value: NOWHERE },
            { __typename: 'NotFoundProblem', code: 'SCENARIO_UNKNOWN', path: '/second', value: 'x' },
          ],
        },
      },
    });
  });
});

describe('the quarterly preview', () => {
  const PREVIEW =
    'query ($scenario: ID!) { quarterlyPreview(scenario: $scenario) { preview { quarters { quarter wishedEntries targetEntries previewEntries } leftOutEntries smoothingBound engine } infeasibility { conflicts { message } } problems { __typename code } } }';

  test('answers in the request, with a profile that the planner wants', async () => {
    const scenario = await create(api, {
      campaign: 'petite',
      name: 'Aperçu',
      choices: {
        solver: {
          smoothing: {
            profile: [
              { period: '2022-Q1', share: 0.25 },
              { period: '2022-Q2', share: 0.75 },
            ],
          },
        },
      },
    });
    expect(await api.ask(PREVIEW, { scenario })).toEqual({
      status: 200,
      data: {
        quarterlyPreview: {
          preview: {
            quarters: [
              {
                quarter: '2022-Q1',
                wishedEntries: 0,
                targetEntries: expect.closeTo(15, 6),
                previewEntries: expect.closeTo(15, 6),
              },
              {
                quarter: '2022-Q2',
                wishedEntries: 60,
                targetEntries: expect.closeTo(45, 6),
                previewEntries: expect.closeTo(45, 6),
              },
            ],
            leftOutEntries: 0,
            smoothingBound: expect.closeTo(0, 6),
            engine: 'javascript-lp-solver 1.0.3',
          },
          infeasibility: null,
          problems: [],
        },
      },
    });
  });

  test('of a scenario that does not exist is a typed problem', async () => {
    expect(await api.ask(PREVIEW, { scenario: 'x' })).toEqual({
      status: 200,
      data: {
        quarterlyPreview: {
          preview: null,
          infeasibility: null,
          problems: [{ __typename: 'NotFoundProblem', code: 'SCENARIO_UNKNOWN' }],
        },
      },
    });
  });
});
