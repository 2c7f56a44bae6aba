/** Every argument of every operation, with values that a database refuses: a typed error or an answer, never a 500. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { GraphQLField, GraphQLSchema } from 'graphql';
import { buildSchema, getNamedType, isCompositeType, isInterfaceType, isObjectType } from 'graphql';
import { type Api, testApi } from '../support/api.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { hostileValue } from '../support/hostile-values.ts';
import { saveSmallCampaign } from '../support/small-campaign.ts';

// From the contract as it is published: what a stranger reads to attack it.
const contract = new URL('../../schema/schema.graphql', import.meta.url);
const schema: GraphQLSchema = buildSchema(readFileSync(contract, 'utf8'));

let db: TestDatabase;
let api: Api;
beforeAll(async () => {
  db = await testDatabase();
  await saveSmallCampaign(db.orm.em.fork());
  api = await testApi({ em: db.orm.em, jobs: db.jobs });
});
afterAll(async () => {
  await api.stop();
  await db.drop();
});

/** Longest error answer, characters of JSON. */
const MAX_ERRORS = 8_000;

/** Codes that an error answer may have: those that the contract tells. */
const TYPED = [
  'BAD_USER_INPUT',
  'NOT_FOUND',
  'QUERY_TOO_LARGE',
  'GRAPHQL_VALIDATION_FAILED',
  'MORE_ERRORS',
  'FORBIDDEN',
];

async function expectTyped(query: string, variables: Record<string, unknown>) {
  const { status, body } = await api.raw(query, variables);
  const errors = (body.errors ?? []) as { extensions?: { code?: string } }[];
  const codes = errors.map(({ extensions }) => extensions?.code);
  expect({
    codes: codes.filter((code) => !TYPED.includes(code ?? '')),
    failures: api.failures.map(String),
  }).toEqual({ codes: [], failures: [] });
  expect(status).toBeLessThan(500);
  expect(JSON.stringify(errors).length).toBeLessThan(MAX_ERRORS);
}

/** Fields with arguments, by the path that leads to them from the campaign of the test. */
interface Target {
  name: string;
  kind: 'query' | 'mutation';
  field: GraphQLField<unknown, unknown>;
  /** Puts the call where the field is. */
  around: (call: string) => string;
}

const plain = (call: string) => `{ ${call} }`;

function targets(): Target[] {
  const root = (kind: 'query' | 'mutation') =>
    Object.values((kind === 'query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {})
      .filter(({ args }) => args.length > 0)
      .map((field): Target => ({ name: `${kind} ${field.name}`, kind, field, around: plain }));
  const inside = (type: string, around: Target['around']) => {
    const found = schema.getType(type);
    return Object.values(isObjectType(found) ? found.getFields() : {})
      .filter(({ args }) => args.length > 0)
      .map((field): Target => ({ name: `${type}.${field.name}`, kind: 'query', field, around }));
  };
  return [
    ...root('query'),
    ...root('mutation'),
    ...inside('Campaign', (call) => `{ campaign(slug: "petite") { ${call} } }`),
    ...inside('Project', (call) => `{ projects { nodes { ${call} } } }`),
    ...inside('Envelope', (call) => `{ envelopes { nodes { ${call} } } }`),
    ...inside('Territory', (call) => `{ territories { nodes { ${call} } } }`),
  ];
}

/** Something to select of a type: its first fields without arguments. */
function selection(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return '';
  const inner =
    type.name.endsWith('Connection') && isObjectType(type)
      ? 'totalCount edges { cursor } nodes { __typename }'
      : '__typename';
  const problems = (isObjectType(type) || isInterfaceType(type)) && type.getFields().problems !== undefined;
  return `{ ${inner} ${problems ? 'problems { code message path value }' : ''} }`;
}

describe('hostile values', () => {
  test.each(targets().map((target) => [target.name, target] as const))(
    '%s',
    async (_name, { kind, field, around }) => {
      const declared = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
      const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
      const query = `${kind} (${declared}) ${around(`${field.name}(${passed}) ${selection(field)}`)}`;
      const values = fc.record(
        Object.fromEntries(field.args.map(({ name, type }) => [name, hostileValue(schema, type)])),
        { requiredKeys: [] },
      );
      await fc.assert(
        fc.asyncProperty(values, (variables) => expectTyped(query, variables)),
        { numRuns: 40, seed: 2022, endOnFailure: true },
      );
    },
  );

  test('written in the document', async () => {
    const literal = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }).map((text) => JSON.stringify(text)),
      fc.constantFrom(
        '99999999999999999999',
        '-1e999',
        '"""\\u0000"""',
        '"\\ud800"',
        'ENUM',
        '[[[1]]]',
        '{a:{b:1}}',
        '"\\u{110000}"',
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        literal,
        fc.constantFrom('search', 'campaign', 'wishedFrom', 'states', 'agency'),
        async (value, name) => {
          const { status, body } = await api.raw(
            `{ sessions(filter: { ${name}: ${value} }) { totalCount } }`,
          );
          expect(status).toBeLessThan(500);
          expect(JSON.stringify(body)).not.toContain('INTERNAL_SERVER_ERROR');
        },
      ),
      { numRuns: 200, seed: 2022 },
    );
    expect(api.failures).toEqual([]);
  });
});
