/** What an answer holds, in the same unit as `cost.ts` counted before it was made. */

import type {
  DocumentNode,
  FragmentDefinitionNode,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { getNamedType, isInterfaceType, isLeafType, isObjectType, Kind } from 'graphql';
import { weightOf } from './weights.ts';

/** What an answer may hold under one key: the weight of each object there, and what is inside it. */
interface Shape {
  weight: number;
  inside: Map<string, Shape>;
}

const shapes = new WeakMap<OperationDefinitionNode, Map<string, Shape>>();

/** Counts the objects of an answer, each with its weight. */
export function actualCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  data: unknown,
): number {
  let shape = shapes.get(operation);
  if (shape === undefined) {
    shape = shapeOf(schema, document, operation);
    shapes.set(operation, shape);
  }
  return countInside(data, shape);
}

function countInside(value: unknown, inside: Map<string, Shape>): number {
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 0;
  for (const [key, shape] of inside) sum += count((value as Record<string, unknown>)[key], shape);
  return sum;
}

function count(value: unknown, shape: Shape): number {
  if (!Array.isArray(value)) {
    return typeof value === 'object' && value !== null ? shape.weight + countInside(value, shape.inside) : 0;
  }
  let sum = 0;
  for (const element of value) sum += count(element, shape);
  return sum;
}

/** What an operation may answer, key by key; of several types that share a key, the heaviest. */
function shapeOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Map<string, Shape> {
  const fragments = new Map(
    document.definitions
      .filter(
        (definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION,
      )
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const visit = (
    { selections }: SelectionSetNode,
    type: GraphQLNamedType | undefined,
    into: Map<string, Shape>,
  ): Map<string, Shape> => {
    for (const selection of selections) {
      if (selection.kind !== Kind.FIELD) {
        const fragment =
          selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
        const condition = fragment?.typeCondition?.name.value;
        if (fragment !== undefined) {
          visit(fragment.selectionSet, condition === undefined ? type : schema.getType(condition), into);
        }
        continue;
      }
      const field =
        isObjectType(type) || isInterfaceType(type) ? type.getFields()[selection.name.value] : undefined;
      const of = field && getNamedType(field.type);
      // A field of the introspection is no object of the data.
      if (of === undefined || isLeafType(of) || selection.selectionSet === undefined) continue;
      const key = (selection.alias ?? selection.name).value;
      const shape = into.get(key) ?? { weight: 0, inside: new Map() };
      shape.weight = Math.max(shape.weight, weightOf(of.name));
      visit(selection.selectionSet, of, shape.inside);
      into.set(key, shape);
    }
    return into;
  };
  return visit(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, new Map());
}
