/** The hand of a scenario is kept as it was said. */

import { expect, test } from '@jest/globals';
import { create } from '../../support/scenario-verbs.ts';
import { sqlCounter } from '../../support/sql-count.ts';
import { akto, apiAfterAPlan, HAND, named, SOLVER } from './as-wished.ts';

const counter = sqlCounter();
const { api, asWished } = apiAfterAPlan(counter);

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
  plan: asWished.id,
});

test('is kept and shown as it was said, and a fork takes it over but for what it says', async () => {
  const choices = { solver: SOLVER, hand: { ...HAND, plan: asWished.id } };
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
      plan: asWished.id,
    }),
    shown(nothing),
  ]);
});

test('a page of scenarios with their hands costs the queries of one campaign', async () => {
  const hand = { plan: asWished.id, solveOnly: named('S1') };
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
