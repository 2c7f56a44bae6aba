/** Looking one thing up by its name or id. */

import type { EntityName, FilterQuery } from '@mikro-orm/core';
import { isUuid } from '../src/domain/uuid.ts';
import type { Context } from './context.ts';
import { notFound } from './errors.ts';

/**
 * The row that a condition names. Throws the typed `NOT_FOUND` when there is none; `list` is the query that
 * shows what exists.
 */
export async function find<Row extends object>(
  { em }: Context,
  entity: EntityName<Row>,
  kind: string,
  key: string,
  list: string,
  condition: FilterQuery<Row>,
): Promise<Row> {
  const row = await em.findOne(entity, condition as FilterQuery<NoInfer<Row>>);
  if (row === null) {
    throw missing(kind, key, list);
  }
  return row as Row;
}

/** The row with this id. An id that is no UUID is that of nothing: the answer is the same, and the database is not asked. */
export async function findById<Row extends { id: string }>(
  context: Context,
  entity: EntityName<Row>,
  kind: string,
  id: string,
  list: string,
): Promise<Row> {
  if (!isUuid(id)) {
    throw missing(kind, id, list);
  }
  return find(context, entity, kind, id, list, { id } as FilterQuery<Row>);
}

function missing(kind: string, key: string, list: string) {
  return notFound(kind, key, `La requête \`${list}\` donne ce qui existe.`);
}
