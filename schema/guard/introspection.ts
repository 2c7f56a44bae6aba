/**
 * What an introspection may answer. Its lists have no size to multiply by: read from the top, each is counted as
 * long as all of its kind together; once the query goes back from a field to its type, as the longest of its kind.
 */

import type { FieldNode, FragmentDefinitionNode, GraphQLSchema, SelectionSetNode } from 'graphql';
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, Kind } from 'graphql';

/** Elements of a kind of list in a whole contract, and in the longest one. */
interface Lengths {
  total: number;
  longest: number;
}

/** Fields of the introspection that lead back to types already listed elsewhere. */
const BACK = new Set([
  'type',
  'ofType',
  'interfaces',
  'possibleTypes',
  'queryType',
  'mutationType',
  'subscriptionType',
]);

/** Objects that `__schema` or `__type` may answer. The structure of the document has been found reasonable. */
export function countIntrospection(
  schema: GraphQLSchema,
  root: FieldNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): number {
  const lengths = lengthsOf(schema);
  let objects = 1;
  const visit = ({ selections }: SelectionSetNode, owners: number, fromTop: boolean): void => {
    for (const selection of selections) {
      if (selection.kind !== Kind.FIELD) {
        const fragment =
          selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
        if (fragment !== undefined) visit(fragment.selectionSet, owners, fromTop);
        continue;
      }
      if (selection.selectionSet === undefined) continue;
      const { total, longest } = lengths.get(selection.name.value) ?? {
        total: Number.POSITIVE_INFINITY,
        longest: 1,
      };
      const found = fromTop ? Math.min(total, owners * longest) : owners * longest;
      objects += found;
      visit(selection.selectionSet, found, fromTop && !BACK.has(selection.name.value));
    }
  };
  if (root.selectionSet !== undefined) visit(root.selectionSet, 1, true);
  return objects;
}

const known = new WeakMap<GraphQLSchema, ReadonlyMap<string, Lengths>>();

function lengthsOf(schema: GraphQLSchema): ReadonlyMap<string, Lengths> {
  const found = known.get(schema) ?? measure(schema);
  known.set(schema, found);
  return found;
}

function measure(schema: GraphQLSchema): ReadonlyMap<string, Lengths> {
  const types = Object.values(schema.getTypeMap());
  const fields = types
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .map((type) => Object.values(type.getFields()));
  const directives = schema.getDirectives();
  const args = [...fields.flat(), ...directives].map((owner) => owner.args.length);
  const sum = (lengths: number[]): Lengths => ({
    total: lengths.reduce((a, b) => a + b, 0),
    longest: Math.max(1, ...lengths),
  });
  return new Map([
    ['types', sum([types.length])],
    ['directives', sum([directives.length])],
    ['fields', sum(fields.map(({ length }) => length))],
    ['args', sum(args)],
    ['inputFields', sum(types.filter(isInputObjectType).map((type) => Object.keys(type.getFields()).length))],
    ['enumValues', sum(types.filter(isEnumType).map((type) => type.getValues().length))],
    ['interfaces', sum(types.filter(isObjectType).map((type) => type.getInterfaces().length))],
    ['possibleTypes', sum(types.filter(isInterfaceType).map((type) => schema.getPossibleTypes(type).length))],
  ]);
}
