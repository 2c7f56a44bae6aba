/** The count made before an operation runs is never below what it then fetches, whatever the operation. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { GraphQLOutputType, GraphQLSchema } from 'graphql';
import {
  GraphQLFloat,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isListType,
  isObjectType,
  isScalarType,
} from 'graphql';
import { launchRun } from '../../src/runs/index.ts';
import { createScenario } from '../../src/scenarios/index.ts';
import { anyOperation } from '../support/any-operation.ts';
import { type Api, testApi } from '../support/api.ts';
import { sharedContract } from '../support/contract.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { startTestWorker } from '../support/run-worker.ts';
import { launchedSimulation } from '../support/simulations.ts';
import { saveSmallCampaign } from '../support/small-campaign.ts';

let db: TestDatabase;
let api: Api;
let schema: GraphQLSchema;
let values: Record<string, string[]>;

beforeAll(async () => {
  schema = await sharedContract();
  db = await testDatabase();
  const worker = await startTestWorker(db);
  const em = db.orm.em.fork();
  await saveSmallCampaign(em);
  const ids: Record<'scenario' | 'run', string[]> = { scenario: [], run: [] };
  for (const name of ['Un', 'Deux']) {
    const created = await createScenario(em, { campaign: 'petite', name });
    if ('problems' in created) throw new Error(JSON.stringify(created.problems));
    const launched = await launchRun(em, db.jobs, created.scenario.id);
    if ('problems' in launched) throw new Error(JSON.stringify(launched.problems));
    ids.scenario.push(created.scenario.id);
    ids.run.push(launched.run.id);
  }
  await worker.idle();
  const simulation = await launchedSimulation(db, { run: ids.run[0]!, parameters: { draws: 3 } });
  await worker.idle();
  await worker.close();
  const quoted = (list: string[]) => list.map((id) => JSON.stringify(id));
  values = {
    campaign: ['"petite"'],
    scenario: quoted(ids.scenario),
    run: quoted(ids.run),
    simulation: quoted([simulation]),
    quarterlyPreview: quoted(ids.scenario),
  };
  api = await testApi({ em: db.orm.em, jobs: db.jobs });
});
afterAll(async () => {
  await api.stop();
  await db.drop();
});

/** Objects of an answer, counted without knowing anything of the contract. */
function objectsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, element) => sum + objectsIn(element), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + objectsIn(Object.values(value));
}

test('of any operation: objects of the answer <= actual cost <= requested cost', async () => {
  let ran = 0;
  let fetched = 0;
  await fc.assert(
    fc.asyncProperty(anyOperation(schema, values), async ({ query, variables }) => {
      const { body } = await api.raw(query, variables);
      const codes = ((body.errors ?? []) as { extensions: { code: string } }[]).map(
        ({ extensions }) => extensions.code,
      );
      // What is refused fetches nothing; anything else the drawn operation must be: valid.
      if (body.data === undefined) {
        expect(codes).toEqual(['QUERY_TOO_LARGE']);
        return;
      }
      const { cost } = body.extensions as { cost: { requested: number; actual: number } };
      const objects = objectsIn(Object.values(body.data ?? {}));
      expect(codes.filter((code) => code === 'INTERNAL_SERVER_ERROR')).toEqual([]);
      expect(objects).toBeLessThanOrEqual(cost.actual);
      expect(cost.actual).toBeLessThanOrEqual(cost.requested);
      ran += 1;
      fetched += objects;
    }),
    { numRuns: 250, seed: 2022 },
  );
  // The drawing is not of empty answers.
  expect(ran).toBeGreaterThan(150);
  expect(fetched).toBeGreaterThan(2_000);
});

describe('every list of the contract has a cap', () => {
  const isList = (type: GraphQLOutputType) => isListType(getNullableType(type));

  test('pages, parts with `first`, or codes of a vocabulary', () => {
    const free = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter(({ name }) => !name.startsWith('__') && !name.endsWith('Connection'))
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
      .filter(({ field }) => isList(field.type) && !field.args.some(({ name }) => name === 'first'))
      .filter(({ field }) => !isEnumType(getNamedType(field.type)))
      .map(({ type, field }) => `${type.name}.${field.name}`);
    // Slopes of the steps of the smoothing, as its parameters bound them.
    expect(free).toEqual(['SmoothingParameters.slopes']);
  });

  test('the lists of a connection are those of its page', () => {
    const connections = Object.values(schema.getTypeMap()).filter(({ name }) => name.endsWith('Connection'));
    for (const connection of connections) {
      const lists = isObjectType(connection)
        ? Object.values(connection.getFields()).filter(({ type }) => isList(type))
        : [];
      expect([connection.name, lists.map(({ name }) => name)]).toEqual([connection.name, ['nodes', 'edges']]);
    }
    const pages = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()))
      .filter(({ type }) => getNamedType(type).name.endsWith('Connection'));
    for (const page of pages)
      expect(page.args.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['first', 'last', 'after', 'before']),
      );
    expect(pages.length).toBeGreaterThan(20);
  });

  test('a part is cut, read on with `skip`, and refused beyond its cap', async () => {
    const read = async (args: string) => {
      const { data } = (await api.ask(`{ parameterDefaults${args} { path } }`)) as {
        data: { parameterDefaults: { path: string }[] };
      };
      return data.parameterDefaults.map(({ path }) => path);
    };
    const whole = await read('');
    expect(whole.length).toBeGreaterThan(10);
    expect([...(await read('(first: 4)')), ...(await read('(first: 1000, skip: 4)'))]).toEqual(whole);
    expect(await read('(first: 0)')).toEqual([]);
    expect(await read(`(skip: ${whole.length})`)).toEqual([]);
    expect(await api.ask('{ parameterDefaults(first: 1001) { path } }')).toMatchObject({
      status: 400,
      errors: [
        {
          message: 'first vaut 1001 : un nombre de 0 à 1000 est attendu. Lisez la suite avec skip.',
          extensions: { code: 'BAD_USER_INPUT', argument: 'first' },
        },
      ],
    });
    expect(await api.ask('{ parameterDefaults(skip: -1) { path } }')).toMatchObject({ status: 400 });
  });

  test('so are lists of texts, dates and codes; lists of an enum are as short as its vocabulary', () => {
    const lists = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter(({ name }) => !name.startsWith('__') && !name.endsWith('Connection'))
      .flatMap((type) => Object.values(type.getFields()))
      .filter(({ type }) => isList(type));
    for (const { type, args } of lists) {
      const element = getNamedType(type);
      expect(args.some(({ name }) => name === 'skip')).toBe(
        isCompositeType(element) || (isScalarType(element) && element !== GraphQLFloat),
      );
    }
  });
});
