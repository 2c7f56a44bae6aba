/** A scenario becomes that of the weeks that follow. */

import { beforeAll, expect, test } from '@jest/globals';
import { create, launch } from '../../support/scenario-verbs.ts';
import { apiAfterAPlan, named, SOLVER } from './as-wished.ts';

const { api, worker, asWished } = apiAfterAPlan();

const ROLL = `mutation ($input: RollScenarioForwardInput!) { rollScenarioForward(input: $input) {
  scenario { name base { name } choices { hand { horizon { today frozenWeeks publishedWeeks } plan solveOnly { sessions }
    decisions { index } } } appliedHand { rules { rule kind sessions } } } problems { __typename code path value } } }`;
const hand = { decisions: [{ notBefore: { selection: named('S1', 'S2'), date: '2022-05-02' } }] };
let planned: string;
let run: string;
beforeAll(async () => {
  const solveOnly = named('S1', 'S2');
  const choices = { solver: SOLVER, hand: { ...hand, solveOnly, plan: asWished.id } };
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
  ['a name too long', { name: 'x'.repeat(121) }, ['InvalidParametersProblem', 'NAME_LENGTH', '/input/name']],
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
