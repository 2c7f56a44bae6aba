/**
 * Reads one page of a list, filtered and ordered, or the same page for many owners at once
 * (the first ten sessions of each of twenty envelopes) in a number of SQL queries that depends on
 * neither the rows nor the owners.
 */

import type { EntityName, FilterQuery, Populate, QueryOrderMap } from '@mikro-orm/core';
import type { EntityManager, QueryBuilder } from '@mikro-orm/postgresql';
import { raw } from '@mikro-orm/postgresql';
import type { CursorValue } from './cursor.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Direction, Order, SortKey } from './order.ts';
import { completeKeys, nest, sqlDirection } from './order.ts';
import type { PageArguments, Window } from './window.ts';
import { readWindow } from './window.ts';

/** A list that can be read: its rows, what its filter means and the orders it knows. */
export interface Listing<Row extends { id: string }, Filter, OrderName extends string> {
  entity: EntityName<Row>;
  /** The condition a filter stands for. */
  where(filter: Filter): FilterQuery<Row>;
  orders: Record<OrderName, readonly SortKey[]>;
  defaultOrder: Order<OrderName>;
  /** Relations that the sort keys reach through, read along with the rows. */
  populate?: readonly string[];
}

/** What is asked of a list. */
export interface ListRequest<Filter, OrderName extends string> {
  filter: Filter;
  order?: Order<OrderName> | undefined;
  page: PageArguments;
}

/** One page. Counting costs a query of its own, so it is done when somebody asks. */
export interface Page<Row> {
  rows: { node: Row; cursor: string }[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  totalCount: () => Promise<number>;
}

/** The slice of a request in the ORM's words. */
interface Slice<Row extends object> {
  entity: EntityName<Row>;
  conditions: FilterQuery<Row>[];
  between: FilterQuery<Row>[];
  orderBy: QueryOrderMap<Row>[];
  limit: number;
}

/** One page of the whole list: one query, and one more if the total is asked. Throws a `ListingError` for a page that cannot be read. */
export async function listPage<Row extends { id: string }, Filter, OrderName extends string>(
  em: EntityManager,
  listing: Listing<Row, Filter, OrderName>,
  request: ListRequest<Filter, OrderName>,
): Promise<Page<Row>> {
  const { window, keys, orderName, slice } = prepare(listing, request);
  const found = await em.find(listing.entity, all([...slice.conditions, ...slice.between]), {
    orderBy: slice.orderBy,
    limit: slice.limit,
    populate: populateOf<Row>(listing),
  });
  return toPage(found, window, keys, orderName, () => em.count(listing.entity, all(slice.conditions)));
}

/**
 * The same page for each owner, `property` being the relation from the row to its owner: one query for
 * all owners, and one more if a total is asked. Owners without rows have an empty page.
 */
export async function listPagesByOwner<Row extends { id: string }, Filter, OrderName extends string>(
  em: EntityManager,
  listing: Listing<Row, Filter, OrderName>,
  request: ListRequest<Filter, OrderName>,
  property: keyof Row & string,
  owners: readonly string[],
): Promise<Page<Row>[]> {
  const { window, keys, orderName, slice } = prepare(listing, request);
  const [head, ...others] = await Promise.all(owners.map((owner) => idsOfOwner(em, slice, property, owner)));
  if (head === undefined) {
    return [];
  }
  const found = await em.find(
    listing.entity,
    { id: { $in: others.length === 0 ? head : head.unionAll(...others) } } as FilterQuery<Row>,
    { orderBy: slice.orderBy, populate: populateOf<Row>(listing) },
  );
  let counts: Promise<Map<string, number>> | undefined;
  const countOf = async (owner: string) => {
    counts ??= countByOwner(em, slice, property, owners);
    return (await counts).get(owner) ?? 0;
  };
  const rowsByOwner = Map.groupBy(found, (row) => (row[property] as { id: string }).id);
  return owners.map((owner) =>
    toPage(rowsByOwner.get(owner) ?? [], window, keys, orderName, () => countOf(owner)),
  );
}

function prepare<Row extends { id: string }, Filter, OrderName extends string>(
  listing: Listing<Row, Filter, OrderName>,
  request: ListRequest<Filter, OrderName>,
) {
  const window = readWindow(request.page);
  const order = request.order ?? listing.defaultOrder;
  const orderName = `${order.field}:${order.direction}`;
  const keys = completeKeys(listing.orders[order.field]);
  const side = (argument: 'after' | 'before', cursor: string | null) =>
    cursor === null
      ? []
      : [besideCursor<Row>(keys, decodeCursor(argument, cursor, keys, orderName), order.direction, argument)];
  const slice: Slice<Row> = {
    entity: listing.entity,
    conditions: [listing.where(request.filter)],
    between: [...side('after', window.after), ...side('before', window.before)],
    orderBy: keys.map(
      (key) => nest(key.path, sqlDirection(key, order.direction, window.backward)) as QueryOrderMap<Row>,
    ),
    limit: window.size + 1,
  };
  return { window, keys, orderName, slice };
}

/** Rows strictly on one side of a cursor: k1 beyond v1, or k1 = v1 and k2 beyond v2, and so on. */
function besideCursor<Row extends object>(
  keys: readonly SortKey[],
  values: readonly CursorValue[],
  direction: Direction,
  side: 'after' | 'before',
): FilterQuery<Row> {
  const alternatives = keys.flatMap((key, position) => {
    const beyond = beyondValue(key, values[position] ?? null, direction, side);
    const ties = keys.slice(0, position).map((equal, index) => nest(equal.path, values[index] ?? null));
    return beyond === undefined ? [] : [{ $and: [...ties, beyond] }];
  });
  return { $or: alternatives } as FilterQuery<Row>;
}

/** Rows whose key lies beyond a value; undefined when none can, because nulls come last. */
function beyondValue(key: SortKey, value: CursorValue, direction: Direction, side: 'after' | 'before') {
  if (value === null) {
    return side === 'after' ? undefined : nest(key.path, { $ne: null });
  }
  const greater = nest(key.path, { [(direction === 'ASC') === (side === 'after') ? '$gt' : '$lt']: value });
  return side === 'after' && key.nullable ? { $or: [greater, nest(key.path, null)] } : greater;
}

async function idsOfOwner<Row extends { id: string }>(
  em: EntityManager,
  slice: Slice<Row>,
  property: string,
  owner: string,
): Promise<QueryBuilder<Row>> {
  const builder = em
    .createQueryBuilder(slice.entity)
    .select('id' as never)
    .where(all([...slice.conditions, ...slice.between, { [property]: owner } as FilterQuery<Row>]))
    .orderBy(slice.orderBy as never)
    .limit(slice.limit) as unknown as QueryBuilder<Row>;
  await builder.applyFilters();
  return builder;
}

async function countByOwner<Row extends { id: string }>(
  em: EntityManager,
  slice: Slice<Row>,
  property: string,
  owners: readonly string[],
): Promise<Map<string, number>> {
  const properties: Record<string, { fieldNames: string[] }> = em.getMetadata().get(slice.entity).properties;
  const column = properties[property]?.fieldNames[0];
  const builder = em
    .createQueryBuilder(slice.entity, 'row')
    .select([raw('?? as owner', [`row.${column}`]), raw('count(*) as total')] as never)
    .where(all([...slice.conditions, { [property]: { $in: owners } } as FilterQuery<Row>]))
    .groupBy(property as never);
  await builder.applyFilters();
  const rows: { owner: string; total: string }[] = await builder.execute('all', false);
  return new Map(rows.map(({ owner, total }) => [owner, Number(total)]));
}

function all<Row extends object>(conditions: FilterQuery<Row>[]): FilterQuery<Row> {
  return { $and: conditions } as FilterQuery<Row>;
}

function populateOf<Row extends { id: string }>(listing: { populate?: readonly string[] }) {
  return (listing.populate ?? []) as unknown as Populate<Row, never>;
}

function toPage<Row extends { id: string }>(
  found: Row[],
  window: Window,
  keys: readonly SortKey[],
  orderName: string,
  totalCount: () => Promise<number>,
): Page<Row> {
  const more = found.length > window.size;
  const kept = found.slice(0, window.size);
  const rows = (window.backward ? kept.reverse() : kept).map((node) => ({
    node,
    cursor: encodeCursor(node, keys, orderName),
  }));
  return {
    rows,
    hasNextPage: window.backward ? window.before !== null : more,
    hasPreviousPage: window.backward ? more : window.after !== null,
    totalCount,
  };
}
