/** Two planners of two organisations and one scenario, over the API: what the slower one is told. */

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RegionCode } from '../../src/domain/codes.ts';
import type { Role } from '../../src/domain/role.ts';
import type { Viewer } from '../../src/domain/viewer.ts';
import { type Api, testApi } from '../support/api.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aScenario, saveFourSessions } from '../support/four-sessions.ts';

let db: TestDatabase;
let campaign: string;
const apis: Api[] = [];
let dreets: Api;
let region: Api;
let operator: Api;

beforeAll(async () => {
  db = await testDatabase();
  campaign = (await saveFourSessions(db.orm.em.fork(), 'partagee')).slug;
  dreets = await as('DREETS', 'PLANNER');
  region = await as('Région', 'PLANNER', 'REGION');
  operator = await as('Exploitant', 'PLANNER', 'ADMINISTRATOR');
});
afterAll(async () => {
  for (const api of apis) {
    await api.stop();
    expect(api.failures).toEqual([]);
  }
  await db.drop();
});

/** A client that somebody of an organisation signed in to. */
async function as(name: string, ...roles: Role[]): Promise<Api> {
  const regions = roles.includes('REGION') ? (['28'] as RegionCode[]) : null;
  const organisation = { id: '0198a2ee-0000-7000-8000-000000000001', name, opco: null, regions };
  const viewer: Viewer = { kind: 'SESSION', account: `compte-${name}`, organisation, roles };
  const api = await testApi({ em: db.orm.em, jobs: db.jobs }, { viewer });
  apis.push(api);
  return api;
}

const UPDATE = `mutation ($input: UpdateScenarioInput!) { updateScenario(input: $input, reason: "essai") {
  scenario { name notes version choices { grid hand { decisions { index } } } }
  problems { __typename code message path value
    ... on EditConflictProblem { expectedVersion currentVersion changedAt organisation account } } } }`;

const update = async (api: Api, input: object) =>
  ((await api.ask(UPDATE, { input })) as { data: { updateScenario: unknown } }).data.updateScenario;

const problem = {
  __typename: 'EditConflictProblem',
  code: 'CONFLICT',
  path: '/input/expectedVersion',
  value: '1',
  expectedVersion: 1,
  currentVersion: 2,
  changedAt: expect.any(String),
  organisation: 'DREETS',
  account: null as string | null,
};

test('the faster one changes it; the slower one learns the version, who, when and what to do', async () => {
  const scenario = await aScenario(db.orm.em.fork(), { campaign });
  const pin = { pin: { selection: { sessions: ['S1'] }, at: '2022-05-02' } };
  const input = { scenario, expectedVersion: 1, name: 'Mai', choices: { hand: { decisions: [pin] } } };
  expect(await update(dreets, input)).toEqual({
    scenario: {
      name: 'Mai',
      notes: null,
      version: 2,
      choices: { grid: 'WEEK', hand: { decisions: [{ index: 0 }] } },
    },
    problems: [],
  });

  const slower = { scenario, expectedVersion: 1, notes: 'avec août', choices: { hand: null } };
  const message = expect.stringMatching(
    /^Le scénario « Mai » a changé depuis votre lecture : la version est 2, la vôtre était 1\. Dernier changement par DREETS, le \d\d\/\d\d\/\d{4} \d\d:\d\d \(heure de Paris\)\. Rien n’a été enregistré : relisez, refaites vos changements et renvoyez-les avec expectedVersion: 2\.$/,
  );
  expect(await update(region, slower)).toEqual({ scenario: null, problems: [{ ...problem, message }] });
  // The pseudonym is for who reads the audit, and for its own account.
  expect(await update(operator, slower)).toEqual({
    scenario: null,
    problems: [{ ...problem, message, account: 'compte-DREETS' }],
  });
  expect(await update(dreets, slower)).toEqual({
    scenario: null,
    problems: [
      {
        ...problem,
        message: expect.stringContaining('Dernier changement par votre propre compte, le '),
        account: 'compte-DREETS',
      },
    ],
  });

  // Read again, done again.
  expect(await update(region, { ...slower, expectedVersion: 2 })).toMatchObject({
    scenario: { name: 'Mai', notes: 'avec août', version: 3, choices: { hand: { decisions: [] } } },
    problems: [],
  });
});

test('at the same moment, exactly one', async () => {
  const scenario = await aScenario(db.orm.em.fork(), { campaign });
  const answers = (await Promise.all(
    [dreets, region, operator].map((api, i) =>
      update(api, { scenario, expectedVersion: 1, name: `Édition ${i}` }),
    ),
  )) as { scenario: { version: number } | null; problems: { code: string }[] }[];
  expect(answers.filter((answer) => answer.scenario?.version === 2)).toHaveLength(1);
  expect(answers.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
    'CONFLICT',
    'CONFLICT',
  ]);
});

test('what cannot be used is told at its place in the input, all of it, and nothing changes', async () => {
  const scenario = await aScenario(db.orm.em.fork(), { campaign });
  const choices = { windowWeeks: { structural: 900 }, hand: { decisions: [{}] } };
  const refused = (...problems: object[]) => ({ scenario: null, problems });
  expect(await update(region, { scenario, expectedVersion: 1, name: '', choices })).toMatchObject(
    refused({ code: 'ONE_OF_EXPECTED', path: '/input/choices/hand/decisions/0' }),
  );
  expect(
    await update(region, { scenario, expectedVersion: 1, name: '', choices: { ...choices, hand: null } }),
  ).toMatchObject(
    refused(
      { code: 'NAME_LENGTH', path: '/input/name' },
      { code: 'WINDOW_WEEKS_INVALID', path: '/input/choices/windowWeeks/structural' },
    ),
  );
  expect(await update(region, { scenario: 'personne', expectedVersion: 1 })).toMatchObject(
    refused({ __typename: 'NotFoundProblem', code: 'SCENARIO_UNKNOWN', path: '/input/scenario' }),
  );
  expect(await region.ask(`{ scenario(id: "${scenario}") { name version } }`)).toEqual({
    status: 200,
    data: { scenario: { name: 'Essai', version: 1 } },
  });
});
