/** A hand that cannot be followed is refused whole, each problem at its place. */

import { expect, test } from '@jest/globals';
import { PoecSession } from '../../../src/entities/index.ts';
import { campaignApi } from '../../support/campaign-api.ts';
import { create } from '../../support/scenario-verbs.ts';
import { saveSmallCampaign } from '../../support/small-campaign.ts';
import { named } from './as-wished.ts';

const { db, api } = campaignApi();

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

test('when the data have changed since, a run is refused, and the scenario says why', async () => {
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
