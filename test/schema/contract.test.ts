import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { GraphQLNamedType, GraphQLSchema } from 'graphql';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { buildContract } from '../../schema/build.ts';
import { printContract } from '../../schema/sdl.ts';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await buildContract();
});

/** Everything in a type that a reader may ask the meaning of, by its path. */
function described(type: GraphQLNamedType): [string, string | null | undefined][] {
  const own: [string, string | null | undefined][] = [[type.name, type.description]];
  if (isEnumType(type)) {
    return own.concat(type.getValues().map(({ name, description }) => [`${type.name}.${name}`, description]));
  }
  if (isInputObjectType(type)) {
    return own.concat(
      Object.values(type.getFields()).map(({ name, description }) => [`${type.name}.${name}`, description]),
    );
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    return own.concat(
      Object.values(type.getFields()).flatMap(
        ({ name, description, args }): [string, string | null | undefined][] => [
          [`${type.name}.${name}`, description],
          ...args.map((arg): [string, string | null | undefined] => [
            `${type.name}.${name}(${arg.name})`,
            arg.description,
          ]),
        ],
      ),
    );
  }
  return own;
}

describe('the contract', () => {
  test('is the committed SDL: after a change, run `npm run schema:print` and review the difference', async () => {
    const committed = await readFile(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');
    expect(printContract(schema)).toBe(committed);
  });

  test('describes every type, field, argument and enum value', () => {
    const ours = Object.values(schema.getTypeMap()).filter(
      (type) =>
        !isIntrospectionType(type) &&
        !isSpecifiedScalarType(type) &&
        !['Query', 'Mutation', 'Subscription'].includes(type.name),
    );
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
      (root) => root != null,
    );
    const all = [...ours.flatMap(described), ...roots.flatMap((root) => described(root).slice(1))];
    expect(all.length).toBeGreaterThan(300);
    expect(
      all.filter(
        ([, description]) => description === null || description === undefined || description.trim() === '',
      ),
    ).toEqual([]);
  });

  test('shows no float where money is meant, and no bare text where a code is', () => {
    const fields = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) || isInputObjectType(type))
      .flatMap((type) =>
        Object.values(type.getFields()).map(({ name, type: of }) => ({ name, of: String(of) })),
      );
    const typeOf = (pattern: RegExp) => [
      ...new Set(fields.filter(({ name }) => pattern.test(name)).map(({ of }) => of.replace(/[[\]!]/g, ''))),
    ];
    expect(typeOf(/^(cost|amount|floor|alreadyEngaged)$/)).toEqual(['Money']);
    expect(typeOf(/^romes?$/)).toEqual(['RomeCode']);
    expect(typeOf(/^departements?$/)).toEqual(['DepartementCode']);
    expect(typeOf(/^region$/)).toEqual(['RegionCode']);
  });
});
