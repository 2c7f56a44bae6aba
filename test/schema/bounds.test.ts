import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { type Api, testApi } from '../support/api.ts';
import { aCampaign } from '../support/campaign-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { sqlCounter } from '../support/sql-count.ts';
import { aViewer } from '../support/viewers.ts';

const counter = sqlCounter();
let db: TestDatabase;
let api: Api;
let stranger: Api;

beforeAll(async () => {
  db = await testDatabase(counter.options);
  const dependencies = { em: db.orm.em, jobs: db.jobs };
  api = await testApi(dependencies);
  stranger = await testApi(dependencies, { viewer: aViewer(null) });
  const em = db.orm.em.fork();
  aCampaign(em);
  await em.flush();
});
afterAll(async () => {
  await api.stop();
  await stranger.stop();
  await db.drop();
});

const refused = (bound: string, limit: number, message: string) => ({
  status: 400,
  errors: [
    {
      message: expect.stringContaining(message),
      extensions: expect.objectContaining({ code: 'QUERY_TOO_LARGE', bound, limit }),
    },
  ],
});

async function expectRefusal(answer: unknown, query: string, variables: Record<string, unknown> = {}) {
  const queries = await counter.of(async () => {
    expect(await api.ask(query, variables)).toEqual(answer);
  });
  expect(queries).toBe(0);
  expect(api.failures).toEqual([]);
}

const NESTED = (size: string) =>
  `{ campaigns(${size}) { nodes { projects(${size}) { nodes { sessions(${size}) { nodes { id } } } } } } }`;

describe('what an operation may fetch is counted before it runs', () => {
  test.each([
    // 1 + 100 (1 + 1 + 100 (1 + 1 + 100)), with the pages themselves.
    ['lists inside lists', NESTED('first: 100'), '1020201 objets'],
    [
      'lists hidden in fragments',
      '{ campaigns(first: 100) { ...C } } fragment C on CampaignConnection { nodes { ... on Campaign { projects(first: 100) { nodes { ...P } } } } } fragment P on Project { sessions { edges { node { id } } } }',
      '420201 objets',
    ],
    [
      'pages whose size nobody says, round a cycle of types',
      '{ campaigns { nodes { projects { nodes { sessions { nodes { project { sessions { nodes { id } } } } } } } } } }',
      '184841 objets',
    ],
    ['lists read from their end', NESTED('last: 100'), '1020201 objets'],
    ['a size that will be refused, as the largest', NESTED('first: 1000000'), '1020201 objets'],
    [
      'plans, which are large',
      '{ runs(first: 100) { nodes { plan { end } scenario { campaign { latestPlan { end } } } } } }',
      '20301 objets',
    ],
  ])('%s', async (_, query, value) => {
    await expectRefusal(refused('cost', 20_000, value), query);
  });

  test('with the sizes that variables give, and their defaults', async () => {
    const query = (definition: string) => `query (${definition}) ${NESTED('first: $n')}`;
    await expectRefusal(refused('cost', 20_000, '1020201 objets'), query('$n: Int'), { n: 100 });
    await expectRefusal(refused('cost', 20_000, '1020201 objets'), query('$n: Int = 100'));
    const small = { status: 200, data: { campaigns: { nodes: [{ projects: { nodes: [] } }] } } };
    expect(await api.ask(query('$n: Int = 100'), { n: 2 })).toEqual(small);
    expect(await api.ask(query('$n: Int'), { n: null })).toEqual(small);
  });

  test('without what is left out, and only when it surely is', async () => {
    const heavy = NESTED('first: 100').slice(1, -1);
    const query = (directive: string) => `query ($no: Boolean!) { __typename ... ${directive} { ${heavy} } }`;
    expect(await api.ask(query('@include(if: $no)'), { no: false })).toMatchObject({ status: 200 });
    expect(await api.ask(query('@skip(if: $no)'), { no: true })).toMatchObject({ status: 200 });
    await expectRefusal(refused('cost', 20_000, '1020201'), query('@include(if: $no)'), { no: true });
    await expectRefusal(refused('cost', 20_000, '1020201'), query('@skip(if: $no)'), { no: false });
  });

  test('and told in the answer, beside what was fetched', async () => {
    const { body } = await api.raw(
      '{ campaigns(first: 5) { nodes { slug sessions(first: 3) { nodes { id } } } } }',
    );
    // Asked: a page, 5 campaigns, each with a page of 3. Fetched: a page, one campaign, its empty page.
    expect(body.extensions).toEqual({ cost: { requested: 26, actual: 3, limit: 20_000 } });
  });
});

describe('the document itself is bounded, before it is validated', () => {
  const many = (count: number, text: (n: number) => string) =>
    Array.from({ length: count }, (_, n) => text(n)).join(' ');
  const levels = 7;

  test.each<[string, string, number, string, string]>([
    ['aliases of __typename', 'aliases', 100, '101 alias', `{ ${many(101, (n) => `a${n}: __typename`)} }`],
    ['fields', 'fields', 1_000, '1001 champs', `{ ${'__typename '.repeat(1_001)} }`],
    [
      'levels',
      'depth',
      20,
      '23 niveaux',
      `{ session(id: "x") { ${'campaign { sessions(first: 1) { nodes { '.repeat(levels)} id ${'} } }'.repeat(levels)} } }`,
    ],
    ['directives', 'directives', 50, '51 directives', `{ ${many(51, () => '__typename @skip(if: true)')} }`],
    [
      'variables',
      'variables',
      50,
      '51 variables',
      `query (${many(51, (n) => `$v${n}: Int`)}) { __typename }`,
    ],
    ['a name', 'name', 100, "101 caractères d'un nom", `{ ${'a'.repeat(101)}: __typename }`],
    ['tokens', 'tokens', 5_000, 'trop de mots', `{ ${'a '.repeat(5_001)} }`],
    ['text', 'document', 100_000, '100002 caractères', `{ __typename${' '.repeat(99_988)} }`],
  ])('too many %s', async (_, bound, limit, message, query) => {
    await expectRefusal(refused(bound, limit, message), query);
  });

  test('a nest of fragments that unfolds into a thousand billion fields is refused at once', async () => {
    const nest = (leaf: string) =>
      `{ ...F0 } ${many(40, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)} fragment F40 on Query { ${leaf} }`;
    const start = performance.now();
    await expectRefusal(refused('fields', 1_000, 'champs et fragments'), nest('__typename'));
    await expectRefusal(refused('fields', 1_000, 'champs et fragments'), nest('__typename @skip(if: true)'));
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test('a document refused once is refused again', async () => {
    const query = `query A { ${many(150, (n) => `a${n}: __typename`)} }`;
    for (let time = 0; time < 3; time += 1) {
      await expectRefusal(refused('aliases', 100, '150 alias'), query);
    }
  });

  test('a cycle of fragments is refused by its name', async () => {
    const query = '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }';
    expect(await api.ask(query)).toMatchObject({
      status: 400,
      errors: [{ message: 'Cannot spread fragment "A" within itself via "B".' }],
    });
  });

  test('five thousand tokens that share a name do not hold the server', async () => {
    const start = performance.now();
    await api.ask(`{ ${'campaigns { totalCount } '.repeat(300)} }`);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  test('values and texts of variables', async () => {
    const query = 'query ($v: SessionFilter) { sessions(filter: $v) { totalCount } }';
    await expectRefusal(refused('values', 20_000, '20001 valeurs'), query, {
      v: { opcos: Array(20_000).fill('AKTO') },
    });
    await expectRefusal(refused('text', 10_000, '1000000 caractères'), query, {
      v: { search: 'x'.repeat(1_000_000) },
    });
    await expectRefusal(refused('name', 100, '5000 caractères'), query, { v: { ['x'.repeat(5_000)]: 1 } });
  });

  test('a file to import may be long, its name may not', async () => {
    const query =
      'mutation ($input: ImportSessionsInput!) { importSessions(input: $input) { problems { code } } }';
    const csv = `sep=;\n${'x;'.repeat(10_000)}`;
    expect(await api.ask(query, { input: { campaign: 'normandie-2022', csv, dryRun: true } })).toMatchObject({
      status: 200,
    });
    await expectRefusal(refused('text', 10_000, '20000 caractères'), query, {
      input: { campaign: 'normandie-2022', csv: '', fileName: 'x'.repeat(20_000) },
    });
  });
});

describe('introspection', () => {
  test('is open to the house, so that editors work, within its own bound', async () => {
    const answer = await api.ask(getIntrospectionQuery());
    expect(answer.status).toBe(200);
    expect(answer.errors).toBeUndefined();
  });

  test.each([
    [
      'types round and round',
      '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }',
    ],
    [
      'one type round and round',
      `{ __type(name: "Query") { ${'fields { type { '.repeat(4)} name ${'} } '.repeat(4)} } }`,
    ],
    [
      'fragments of it',
      '{ __schema { types { ...T } } } fragment T on __Type { fields { args { type { ...U } } } } fragment U on __Type { fields { args { type { inputFields { name } } } } }',
    ],
  ])('of %s is refused', async (_, query) => {
    const answer = await api.ask(query);
    expect(answer).toMatchObject({ status: 400, errors: [expect.anything()] });
    expect(answer.data).toBeUndefined();
  });

  test('is closed to who has no role, whoever asked the same before', async () => {
    for (const query of [
      getIntrospectionQuery(),
      '{ a: __type(name: "Run") { name } }',
      '{ ...F } fragment F on Query { __schema { description } }',
    ]) {
      await api.ask(query);
      expect(await stranger.ask(query)).toMatchObject({
        status: 400,
        errors: [
          {
            extensions: { code: 'INTROSPECTION_CLOSED' },
            message: expect.stringContaining('aucun rôle'),
          },
        ],
      });
    }
    expect(await stranger.ask('{ __typename }')).toEqual({ status: 200, data: { __typename: 'Query' } });
  });

  test('by wrong guesses is closed to them too', async () => {
    const guess = '{ campains { totalCount } }';
    expect(JSON.stringify(await api.ask(guess))).toContain('Did you mean');
    expect(JSON.stringify(await stranger.ask(guess))).not.toMatch(/mean|campaigns/);
    const inVariable = await stranger.ask('query ($o: RunOrder) { runs(order: $o) { totalCount } }', {
      o: { fieeld: 'STATE' },
    });
    expect(JSON.stringify(inVariable)).not.toMatch(/mean|"field"/);
  });
});

describe('an answer that refuses is a few kilobytes, whatever was sent', () => {
  const size = async (query: string, variables: Record<string, unknown> = {}) =>
    JSON.stringify(await api.ask(query, variables)).length;

  test.each<[string, string, Record<string, unknown>]>([
    [
      'a hundred things that do not exist',
      `{ ${Array.from({ length: 100 }, (_, n) => `a${n}: campaign(slug: "${'x'.repeat(500)}") { id }`).join(' ')} }`,
      {},
    ],
    ['unknown fields', `{ ${Array.from({ length: 900 }, (_, n) => `unknown${n}`).join(' ')} }`, {}],
    [
      'fields that contradict each other',
      `{ ${Array.from({ length: 400 }, (_, n) => `campaigns(first: ${n}) { totalCount }`).join(' ')} }`,
      {},
    ],
    [
      'wrong values',
      'query ($v: SessionFilter) { sessions(filter: $v) { totalCount } }',
      { v: { departements: Array(1_000).fill('x'.repeat(1_000)) } },
    ],
    ['a text that does not end', `{ campaign(slug: "${'x'.repeat(50_000)}`, {}],
  ])('%s', async (_, query, variables) => {
    const length = await size(query, variables);
    expect(length).toBeGreaterThan(50);
    expect(length).toBeLessThan(8_000);
  });

  test('and says how many others there are', async () => {
    const { errors } = await api.ask(
      `{ ${Array.from({ length: 60 }, (_, n) => `a${n}: campaign(slug: "x") { id }`).join(' ')} }`,
    );
    expect((errors as unknown[]).length).toBeLessThanOrEqual(11);
    expect((errors as unknown[]).at(-1)).toMatchObject({
      message: expect.stringMatching(/sur 60\./),
      extensions: { code: 'MORE_ERRORS', value: 60 },
    });
  });
});
