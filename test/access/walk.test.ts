/** Every operation of the contract with every role, over HTTP and WebSocket, as machines of real organisations ask. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { RULES } from '../../src/access/rules.ts';
import { type Role, roles } from '../../src/domain/role.ts';
import { sharedContract } from '../support/contract.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type FollowedApi, follow, followedApi, follower } from '../support/followed.ts';
import { aToken } from '../support/given-token.ts';
import { saveReadableCampaign } from '../support/readable-campaign.ts';

let db: TestDatabase;
let api: FollowedApi;
let schema: GraphQLSchema;
const tokens = new Map<Role, string>();

beforeAll(async () => {
  db = await testDatabase();
  const em = db.orm.em.fork();
  await saveReadableCampaign(em);
  for (const role of roles.codes) {
    const opco = role === 'OPCO' ? 'AKTO' : null;
    tokens.set(role, await aToken(em, { name: `Organisation ${role}`, opco, roles: [role] }));
  }
  schema = await sharedContract();
  api = await followedApi(db, { jobs: db.jobs });
});
afterAll(async () => {
  expect(api.failures).toEqual([]);
  await api.close();
  await db.drop();
});

/** A value that an argument accepts and that names nothing that exists, so that what is allowed changes nothing. */
function literal(type: GraphQLInputType): string {
  const bare = getNullableType(type);
  if (isListType(bare)) return `[${literal(bare.ofType)}]`;
  if (isInputObjectType(bare)) {
    const needed = Object.values(bare.getFields()).filter(isRequiredInputField);
    return `{${needed.map(({ name, type: of }) => `${name}: ${literal(of)}`).join(', ')}}`;
  }
  if (isEnumType(bare)) return bare.getValues()[0]!.name;
  const { name } = getNamedType(bare);
  const known: Record<string, string> = { Int: '1', Float: '1', Boolean: 'true', Date: '"2022-04-04"' };
  return known[name] ?? (name === 'ID' ? '"0198a2ee-1111-7000-8000-000000000001"' : '"personne"');
}

function operation(root: string, field: GraphQLField<unknown, unknown>): string {
  const needed = field.args.filter(isRequiredArgument);
  const args =
    needed.length === 0 ? '' : `(${needed.map(({ name, type }) => `${name}: ${literal(type)}`).join(', ')})`;
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  return `${root} { ${field.name}${args}${selection} }`;
}

type Errors = { extensions: { code: string } }[];
const codesOf = (errors: Errors): string[] => errors.map(({ extensions }) => extensions.code);

/** Codes of what is refused of a subscription; none once it has begun. */
async function subscribedCodes(query: string, token: string): Promise<string[]> {
  const client = follower(api.ws, token);
  const following = follow(client, query);
  const codes = await following.next().then(
    () => [],
    (refused: Error) => codesOf(JSON.parse(refused.message) as Errors),
  );
  await following.stop();
  await client.dispose();
  return codes;
}

async function codes(query: string, token: string): Promise<string[]> {
  if (query.startsWith('subscription')) return subscribedCodes(query, token);
  const answer = await fetch(`${api.url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
  });
  const { errors = [] } = (await answer.json()) as { errors?: Errors };
  return codesOf(errors);
}

describe.each(roles.codes)('%s', (role) => {
  test('may ask what the table opens to it, and nothing else', async () => {
    const walked: Record<string, string> = {};
    for (const [root, type] of [
      ['query', schema.getQueryType()],
      ['mutation', schema.getMutationType()],
      ['subscription', schema.getSubscriptionType()],
    ] as const) {
      for (const field of Object.values(type?.getFields() ?? {})) {
        const query = operation(root, field);
        const answered = await codes(query, tokens.get(role)!);
        expect({ query, answered }).not.toMatchObject({
          answered: expect.arrayContaining(['INTERNAL_SERVER_ERROR']),
        });
        expect({ query, answered }).not.toMatchObject({
          answered: expect.arrayContaining(['GRAPHQL_VALIDATION_FAILED']),
        });
        walked[`${type!.name}.${field.name}`] = answered.includes('FORBIDDEN') ? 'refused' : 'allowed';
      }
    }
    const operations = Object.entries(RULES).filter(([name]) =>
      /^(Query|Mutation|Subscription)\./.test(name),
    );
    expect(walked).toEqual(
      Object.fromEntries(
        operations.map(([name, rights]) => [name, rights[role] === 'NO' ? 'refused' : 'allowed']),
      ),
    );
    expect(Object.keys(walked).length).toBeGreaterThanOrEqual(35);
  });
});
