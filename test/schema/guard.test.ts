import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Api, testApi } from '../support/api.ts';
import { aCampaign } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { sqlCounter } from '../support/sql-count.ts';

const counter = sqlCounter();
let db: TestDatabase;
let api: Api;

beforeAll(async () => {
  db = await testDatabase(counter.options);
  api = await testApi({ em: db.orm.em, jobs: db.jobs });
  const em = db.orm.em.fork();
  aCampaign(em);
  await em.flush();
});
afterAll(async () => {
  await api.stop();
  await db.drop();
});

const refusedLiteral = (message: unknown, extensions: object) => ({
  status: 400,
  errors: [{ message, locations: expect.any(Array), extensions: { code: 'BAD_USER_INPUT', ...extensions } }],
});

describe('scalars refuse what they do not mean, 400 and typed, in literals and in variables', () => {
  const DATE = 'une date qui existe, AAAA-MM-JJ, de 1990-01-01 à 2100-12-31, par exemple 2022-04-11';
  const MONEY = 'un montant en euros, avec un point et au plus deux décimales, par exemple 48128.00';
  const QUOTED = 'un texte entre guillemets';
  const REGION = 'le code INSEE d’une région, deux chiffres, par exemple 28 pour la Normandie';
  const DEPARTEMENT = 'le code d’un département, de 01 à 95, 2A, 2B ou 971 à 976';
  const FIELD: Record<string, (value: string) => string> = {
    Date: (value) => `sessions(filter: { wishedFrom: ${value} }) { totalCount }`,
    RegionCode: (value) => `campaigns(filter: { region: ${value} }) { totalCount }`,
    DepartementCode: (value) => `sessions(filter: { departements: [${value}] }) { totalCount }`,
    CommuneCode: (value) => `sessions(filter: { commune: ${value} }) { totalCount }`,
    RomeCode: (value) => `sessions(filter: { romes: [${value}] }) { totalCount }`,
    Formacode: (value) => `projects(filter: { formacode: ${value} }) { totalCount }`,
  };

  test.each<[string, unknown, string]>([
    ['Date', '2022-04-31', DATE],
    ['Date', '9999-01-01', DATE],
    ['Date', '1989-12-31', DATE],
    ['Date', '11/04/2022', DATE],
    ['Date', '', DATE],
    ['RegionCode', '14', REGION],
    ['RegionCode', 'DEP-28', REGION],
    ['DepartementCode', 'REG-28', DEPARTEMENT],
    ['DepartementCode', '96', DEPARTEMENT],
    ['CommuneCode', '14000', 'un code INSEE de commune, pas un code postal : 14118 pour Caen, et non 14000'],
    ['RomeCode', 'Z9999', 'un seul code ROME, une lettre de A à N puis quatre chiffres, par exemple K1302'],
    ['Formacode', '4343', 'un seul Formacode, cinq chiffres, par exemple 43436'],
  ])('%s "%s"', async (scalar, value, expected) => {
    const message = `${scalar} « ${value} » refusé. Attendu : ${expected}.`;
    const inLiteral = await api.ask(`{ ${FIELD[scalar]?.(JSON.stringify(value))} }`);
    expect(inLiteral).toEqual(refusedLiteral(message, { scalar, expected }));
    const inVariable = await api.ask(`query ($v: ${scalar}!) { ${FIELD[scalar]?.('$v')} }`, { v: value });
    expect(inVariable).toEqual(refusedLiteral(`Variable $v : ${message}`, { scalar, expected }));
    expect(api.failures).toEqual([]);
  });

  test.each([12, 1.5, true, null, {}, ['2022-01-01']])(
    'a date that is %j instead of a text',
    async (value) => {
      const answer = await api.ask(
        'query ($v: Date!) { sessions(filter: { wishedFrom: $v }) { totalCount } }',
        { v: value },
      );
      expect(answer.status).toBe(400);
      expect(answer.errors).toEqual([
        expect.objectContaining({ extensions: expect.objectContaining({ code: 'BAD_USER_INPUT' }) }),
      ]);
    },
  );

  test.each<[unknown, string]>([
    ['12,5', MONEY],
    ['0.001', MONEY],
    ['1e3', MONEY],
    ['99999999999999', MONEY],
    [12.5, QUOTED],
  ])('Money %j', async (cost, expected) => {
    const input = { campaign: 'normandie-2022', name: 'x', choices: { assumptions: { cost } } };
    const answer = await api.ask(
      'mutation ($input: CreateScenarioInput!) { createScenario(input: $input) { problems { code } } }',
      { input },
    );
    expect(answer).toEqual(
      refusedLiteral(
        `Variable $input.choices.assumptions.cost : Money « ${typeof cost === 'string' ? cost : JSON.stringify(cost)} » refusé. Attendu : ${expected}.`,
        { scalar: 'Money', expected },
      ),
    );
  });

  test('a région 28 cannot be given where a département is asked', async () => {
    const answer = await api.ask(
      'query ($region: RegionCode!) { sessions(filter: { departements: [$region] }) { totalCount } }',
      { region: '28' },
    );
    expect(answer).toEqual({
      status: 400,
      errors: [
        {
          message:
            'Variable "$region" of type "RegionCode!" used in position expecting type "DepartementCode!".',
          locations: expect.any(Array),
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        },
      ],
    });
  });
});

describe('texts that the database would refuse are stopped at the door', () => {
  const SEARCH = 'query ($v: String) { sessions(filter: { search: $v }) { totalCount } }';

  test.each([
    ['a NUL', 'a\u0000b'],
    ['half a character', 'a\ud800b'],
  ])('%s in a variable, however deep', async (_, text) => {
    expect(await api.ask(SEARCH, { v: text })).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
    const deep = await api.ask(
      'mutation ($input: CreateScenarioInput!) { createScenario(input: $input) { problems { code } } }',
      {
        input: { name: 'x', choices: { closureExempt: ['S1', text] } },
      },
    );
    expect(deep).toMatchObject({
      status: 400,
      errors: [
        {
          message: expect.stringContaining('Variable $input.choices.closureExempt.1'),
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
  });

  test.each(['a\\u0000b', 'a\\ud800b'])('%s in a literal', async (escaped) => {
    const answer = await api.ask(`{ campaign(slug: "${escaped}") { title } }`);
    expect(answer).toMatchObject({ status: 400 });
    expect(api.failures).toEqual([]);
  });

  test('an id with a NUL never reaches the database', async () => {
    const queries = await counter.of(() =>
      api.ask('query ($id: ID!) { session(id: $id) { id } }', { id: '\u0000' }),
    );
    expect(queries).toBe(0);
  });
});

test('a failure of ours says nothing of its cause to the client, and everything to the log', async () => {
  const closed = await testDatabase();
  const broken = await testApi({ em: closed.orm.em, jobs: closed.jobs });
  await closed.drop();
  const answer = await broken.ask('{ campaigns { nodes { slug } } }');
  expect(answer).toMatchObject({
    status: 200,
    data: null,
    errors: [
      { message: expect.stringContaining('Erreur interne'), extensions: { code: 'INTERNAL_SERVER_ERROR' } },
    ],
  });
  expect(JSON.stringify(answer)).not.toMatch(/postgres|pool|ECONN/i);
  expect(broken.failures).toHaveLength(1);
  await broken.stop();
});
