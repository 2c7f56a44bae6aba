/**
 * What an operation may fetch, counted before it runs. A depth limit alone does not help: a short query that
 * goes round a cycle of lists multiplies (13 levels of lists of ten are 10^13 rows), so rows are counted as
 * the product of the page sizes on the way down.
 */

import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { GraphQLError, getNamedType, isInterfaceType, isObjectType, Kind } from 'graphql';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../src/listing/window.ts';
import { ErrorCode } from '../errors.ts';

/** Bounds of one operation. */
export const LIMITS = {
  /** Rows that pages may hold in all, as asked for. */
  rows: 20_000,
  /** Fields, aliases counted apart, fragments counted where they are used. */
  fields: 1_000,
  /** Levels of nesting: the standard introspection query has 15. */
  depth: 20,
} as const;

/** What an operation asks for. */
export interface Cost {
  rows: number;
  fields: number;
  depth: number;
}

/** Where a count stands on its way down: the type it reads, how many of it there may be, and the level. */
interface Place {
  type: GraphQLNamedType | undefined;
  owners: number;
  depth: number;
}

/** Counts an operation. Fragments must not be cyclic: validation has refused those before. */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown> = {},
): Cost {
  const fragments = new Map(
    document.definitions
      .filter(
        (definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION,
      )
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const cost: Cost = { rows: 0, fields: 0, depth: 0 };

  const visit = (selectionSet: SelectionSetNode, place: Place): void => {
    for (const selection of selectionSet.selections) {
      if (isBeyond(cost)) {
        return; // Enough is known; a nest of fragments must not be unfolded for nothing.
      }
      if (selection.kind === Kind.FIELD) {
        visitField(selection, place);
        continue;
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (fragment !== undefined) {
        const condition = fragment.typeCondition?.name.value;
        const type = condition === undefined ? place.type : schema.getType(condition);
        visit(fragment.selectionSet, { ...place, type });
      }
    }
  };

  const visitField = (field: FieldNode, { type: parent, owners, depth }: Place): void => {
    cost.fields += 1;
    cost.depth = Math.max(cost.depth, depth);
    if (field.selectionSet === undefined) {
      return;
    }
    const type = typeOf(parent, field.name.value);
    const isPage = type?.name.endsWith('Connection') === true;
    const rows = owners * (isPage ? pageSize(field, variables) : 1);
    cost.rows += isPage ? rows : 0;
    visit(field.selectionSet, { type, owners: rows, depth: depth + 1 });
  };

  visit(operation.selectionSet, {
    type: schema.getRootType(operation.operation) ?? undefined,
    owners: 1,
    depth: 1,
  });
  return cost;
}

/** Throws the typed error of an operation that asks for too much; says which bound and what to do. */
export function refuseBeyondLimits(cost: Cost): void {
  const advice = {
    rows: `demande jusqu'à ${cost.rows} lignes, au plus ${LIMITS.rows} sont permises. Réduisez \`first\` dans les listes imbriquées, ou lisez-les en plusieurs requêtes.`,
    fields: `a plus de ${LIMITS.fields} champs. Demandez-en moins, ou en plusieurs requêtes.`,
    depth: `a plus de ${LIMITS.depth} niveaux. Demandez-en moins.`,
  };
  const over = (['rows', 'fields', 'depth'] as const).find((bound) => cost[bound] > LIMITS[bound]);
  if (over !== undefined) {
    throw new GraphQLError(`La requête ${advice[over]}`, {
      extensions: {
        code: ErrorCode.QUERY_TOO_LARGE,
        http: { status: 400 },
        bound: over,
        limit: LIMITS[over],
      },
    });
  }
}

function isBeyond(cost: Cost): boolean {
  return cost.rows > LIMITS.rows || cost.fields > LIMITS.fields || cost.depth > LIMITS.depth;
}

/** Type of a field, or undefined for the fields of introspection, which hold no rows. */
function typeOf(parent: GraphQLNamedType | undefined, fieldName: string): GraphQLNamedType | undefined {
  if (!isObjectType(parent) && !isInterfaceType(parent)) {
    return undefined;
  }
  const field = parent.getFields()[fieldName];
  return field === undefined ? undefined : getNamedType(field.type);
}

function pageSize(field: FieldNode, variables: Record<string, unknown>): number {
  const argument = (field.arguments ?? []).find(
    ({ name }) => name.value === 'first' || name.value === 'last',
  );
  if (argument === undefined) {
    return DEFAULT_PAGE_SIZE;
  }
  const { value } = argument;
  const size =
    value.kind === Kind.INT
      ? Number(value.value)
      : value.kind === Kind.VARIABLE
        ? variables[value.name.value]
        : MAX_PAGE_SIZE;
  return typeof size === 'number' && size >= 0 && size <= MAX_PAGE_SIZE ? size : MAX_PAGE_SIZE;
}
