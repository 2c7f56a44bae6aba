/**
 * What an operation may fetch, counted before it runs, as GitHub and Shopify do: every object of the answer counts
 * for one, and what is inside a list counts as often as the list may be long. A depth limit alone does not help: a
 * short query that goes round a cycle of lists multiplies (13 levels of lists of ten are 10^13 rows).
 */

import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from 'graphql';
import { getNamedType, isInterfaceType, isLeafType, isObjectType, Kind } from 'graphql';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../src/listing/window.ts';
import { isConnection, isList, MAX_PART } from '../pagination/parts.ts';
import { countIntrospection } from './introspection.ts';
import { weightOf } from './weights.ts';

/** Values of the variables of an operation, as the client sent them. */
export type Variables = Record<string, unknown>;

/** What an operation asks for at most. */
export interface RequestedCost {
  /** Objects of the answer, each with its weight. */
  cost: number;
  /** Objects of an introspection. */
  introspection: number;
  /** Whether other variables would give another count. */
  varies: boolean;
}

/** Counts an operation, whose structure has been found reasonable and which is valid. */
export function requestedCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables = {},
): RequestedCost {
  return new Count(schema, document, operation, variables).ofOperation();
}

/** Where a count stands on its way down: the type it reads, how many of it there may be, and the page that holds it. */
interface Place {
  type: GraphQLNamedType | undefined;
  owners: number;
  page: number;
}

class Count {
  readonly #schema: GraphQLSchema;
  readonly #operation: OperationDefinitionNode;
  readonly #fragments: Map<string, FragmentDefinitionNode>;
  readonly #values: Variables;
  readonly #total: RequestedCost = { cost: 0, introspection: 0, varies: false };

  constructor(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
  ) {
    this.#schema = schema;
    this.#operation = operation;
    this.#fragments = new Map(
      document.definitions
        .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
        .map((fragment) => [fragment.name.value, fragment]),
    );
    this.#values = { ...defaultsOf(operation), ...variables };
  }

  ofOperation(): RequestedCost {
    const type = this.#schema.getRootType(this.#operation.operation) ?? undefined;
    this.#visit(this.#operation.selectionSet, { type, owners: 1, page: 1 });
    return this.#total;
  }

  #visit({ selections }: SelectionSetNode, place: Place): void {
    for (const selection of selections) {
      if (this.#isLeftOut(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        this.#visitField(selection, place);
        continue;
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? this.#fragments.get(selection.name.value) : selection;
      if (fragment === undefined) continue;
      const condition = fragment.typeCondition?.name.value;
      const type = condition === undefined ? place.type : this.#schema.getType(condition);
      this.#visit(fragment.selectionSet, { ...place, type });
    }
  }

  #visitField(node: FieldNode, { type: parent, owners, page }: Place): void {
    if (node.name.value === '__schema' || node.name.value === '__type') {
      this.#total.introspection += countIntrospection(this.#schema, node, this.#fragments);
      return;
    }
    const field = fieldOf(parent, node.name.value);
    const type = field && getNamedType(field.type);
    if (field === undefined || type === undefined || isLeafType(type)) return;
    const length = this.#lengthOf(node, field, parent, page);
    const found = owners * length;
    this.#total.cost += found * weightOf(type.name);
    if (node.selectionSet === undefined) return;
    const inside = isConnection(type.name) ? this.#pageSize(node) : 1;
    this.#visit(node.selectionSet, { type, owners: found, page: inside });
  }

  /** Elements of a field: 1 unless it is a list. */
  #lengthOf(
    node: FieldNode,
    field: GraphQLField<unknown, unknown>,
    parent: GraphQLNamedType | undefined,
    page: number,
  ): number {
    if (!isList(field.type)) return 1;
    if (parent !== undefined && isConnection(parent.name)) return page;
    const usual = field.args.find(({ name }) => name === 'first')?.defaultValue;
    return this.#number(node, 'first', MAX_PART) ?? (typeof usual === 'number' ? usual : MAX_PART);
  }

  #pageSize(node: FieldNode): number {
    const sizes = [this.#number(node, 'first', MAX_PAGE_SIZE), this.#number(node, 'last', MAX_PAGE_SIZE)];
    const said = sizes.filter((size) => size !== undefined);
    return said.length === 0 ? DEFAULT_PAGE_SIZE : Math.max(...said);
  }

  /** A size that an argument gives; undefined when it gives none. One that will be refused counts as the most. */
  #number(node: FieldNode, argument: string, most: number): number | undefined {
    const value = node.arguments?.find(({ name }) => name.value === argument)?.value;
    if (value === undefined || value.kind === Kind.NULL) return undefined;
    if (value.kind !== Kind.VARIABLE)
      return within(value.kind === Kind.INT ? Number(value.value) : most, most);
    this.#total.varies = true;
    const given = this.#values[value.name.value];
    return given === undefined || given === null ? undefined : within(given, most);
  }

  /** Whether `@skip` or `@include` surely leaves a selection out. */
  #isLeftOut({ directives = [] }: SelectionNode): boolean {
    return directives.some(({ name, arguments: given = [] }) => {
      if (name.value !== 'skip' && name.value !== 'include') return false;
      const condition = given.find((argument) => argument.name.value === 'if')?.value;
      if (condition?.kind === Kind.VARIABLE) this.#total.varies = true;
      const value =
        condition?.kind === Kind.VARIABLE
          ? this.#values[condition.name.value]
          : condition?.kind === Kind.BOOLEAN && condition.value;
      return name.value === 'skip' ? value === true : value === false;
    });
  }
}

function within(value: unknown, most: number): number {
  return typeof value === 'number' && value >= 0 && value <= most ? value : most;
}

/** Defaults that the operation gives its variables, as far as sizes and conditions need them. */
function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Variables {
  const defaults: Variables = {};
  for (const { variable, defaultValue } of variableDefinitions) {
    if (defaultValue?.kind === Kind.INT) defaults[variable.name.value] = Number(defaultValue.value);
    if (defaultValue?.kind === Kind.BOOLEAN) defaults[variable.name.value] = defaultValue.value;
  }
  return defaults;
}

function fieldOf(
  parent: GraphQLNamedType | undefined,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}
