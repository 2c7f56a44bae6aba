/** The table of rights covers the contract, and says what it means to say. */

import { beforeAll, describe, expect, test } from '@jest/globals';
import { type GraphQLSchema, getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { accessOf, RULES } from '../../src/access/rules.ts';
import { type Role, roles } from '../../src/domain/role.ts';
import { LOCAL_VIEWER } from '../../src/domain/viewer.ts';
import { sharedContract } from '../support/contract.ts';
import { aViewer } from '../support/viewers.ts';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await sharedContract();
});

const operationsOf = (contract: GraphQLSchema): string[] =>
  [contract.getQueryType(), contract.getMutationType(), contract.getSubscriptionType()].flatMap((type) =>
    type == null ? [] : Object.keys(type.getFields()).map((field) => `${type.name}.${field}`),
  );

describe('the table', () => {
  test('has a line for every operation: one without is refused to everybody', () => {
    expect(operationsOf(schema).filter((operation) => !Object.hasOwn(RULES, operation))).toEqual([]);
  });

  test('has no line for what the contract does not have', () => {
    const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
    );
    expect(Object.keys(RULES).filter((name) => !fields.includes(name))).toEqual([]);
  });

  test('opens each operation to somebody', () => {
    for (const operation of Object.keys(RULES)) {
      const some = roles.codes.filter((role) => accessOf(aViewer(null, role), operation) !== 'NO');
      expect({ operation, some }).not.toEqual({ operation, some: [] });
    }
  });

  test('fails closed: an unknown operation, a name of every object, an organisation without a role', () => {
    const everybody = aViewer(null, ...roles.codes);
    for (const name of [
      'Query.surprise',
      'Mutation.deleteEverything',
      'constructor',
      '__proto__',
      'toString',
    ])
      expect(accessOf(everybody, name)).toBe('NO');
    for (const operation of Object.keys(RULES)) expect(accessOf(aViewer(null), operation)).toBe('NO');
  });

  test('gives an organisation of several roles the rights of each', () => {
    expect(accessOf(aViewer('AKTO', 'MEMBER', 'OPCO'), 'Query.sessions')).toBe('OWN');
    expect(accessOf(aViewer('AKTO', 'OPCO', 'PLANNER'), 'Query.sessions')).toBe('YES');
    expect(accessOf(aViewer('AKTO', 'OPCO', 'MEMBER'), 'Mutation.createScenario')).toBe('NO');
  });

  test('opens everything to whoever sits at the machine', () => {
    const closed = Object.keys(RULES).filter((name) => accessOf(LOCAL_VIEWER, name) !== 'YES');
    expect(closed).toEqual([]);
  });
});

/** Types that a role can walk to, by fields that are open to it. */
function reachable(role: Role): Set<string> {
  const viewer = aViewer(null, role);
  const seen = new Set<string>();
  const walk = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const type = schema.getType(name);
    if (type === undefined) return;
    if (isInterfaceType(type)) for (const one of schema.getPossibleTypes(type)) walk(one.name);
    if (!isObjectType(type)) return;
    for (const field of Object.values(type.getFields())) {
      const key = `${name}.${field.name}`;
      const guarded = ['Query', 'Mutation', 'Subscription'].includes(name) || Object.hasOwn(RULES, key);
      if (!guarded || accessOf(viewer, key) !== 'NO') walk(getNamedType(field.type).name);
    }
  };
  for (const root of ['Query', 'Mutation', 'Subscription']) walk(root);
  return seen;
}

test('no path of relations leads a role from what it may read to what it may not', () => {
  const working = [
    'Scenario',
    'Run',
    'PlanLevel',
    'Scores',
    'SolveStatistics',
    'ScenarioComparison',
    'QuarterlyPreview',
  ];
  for (const role of ['MEMBER', 'OPCO', 'CARIF_OREF'] as const) {
    const types = reachable(role);
    expect(types.has('Session')).toBe(true);
    expect(working.filter((name) => types.has(name))).toEqual([]);
  }
  const planner = reachable('PLANNER');
  expect(working.filter((name) => !planner.has(name))).toEqual([]);
});
