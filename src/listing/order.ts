/** How a list may be sorted, and how the sort keys of a row are read and compared. */

import { Reference } from '@mikro-orm/core';

/** What a sort key holds, hence how it travels inside a cursor. */
export type SortKeyKind = 'text' | 'integer' | 'cents' | 'date' | 'instant' | 'uuid';

/** One column to sort by: a property of the entity, or of an entity it refers to (`project.opco`). */
export interface SortKey {
  path: string;
  kind: SortKeyKind;
  /** True where the column may be null. Rows without a value come last, whatever the direction. */
  nullable?: true;
}

/** Ascending or descending; every key of an order goes the same way, and the id settles ties. */
export const DIRECTIONS = ['ASC', 'DESC'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** An order that is wanted: its name among the orders of the list, and its direction. */
export interface Order<Name extends string> {
  field: Name;
  direction: Direction;
}

/** The id comes last in every order, so that no two rows are ever tied and a cursor points at one row. */
const ID: SortKey = { path: 'id', kind: 'uuid' };

/** The keys of an order, with the id as the last. */
export function completeKeys(keys: readonly SortKey[]): readonly SortKey[] {
  return [...keys, ID];
}

/** `project.opco` and a leaf become `{ project: { opco: leaf } }`, as the ORM's conditions and orders want it. */
export function nest(path: string, leaf: unknown): Record<string, unknown> {
  return path.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), leaf) as Record<
    string,
    unknown
  >;
}

/** Value of a sort key, as a cursor keeps it. */
export type SortValue = string | number | null;

/** Value of a sort key on a row. Throws when the row has none and the key does not allow it. */
export function valueAt(row: object, key: SortKey): SortValue {
  const value = key.path
    .split('.')
    .reduce<unknown>(
      (inner, name) => (Reference.unwrapReference(inner as object) as Record<string, unknown>)[name],
      row,
    );
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (typeof value === 'string' || typeof value === 'number') {
    return value;
  }
  if (value === null && key.nullable) {
    return null;
  }
  throw new TypeError(`The sort key ${key.path} has no value on this row: is it loaded, or nullable?`);
}

/** The ORM's word for a direction. Reading a list backward turns everything round, the place of nulls too. */
export function sqlDirection(key: SortKey, direction: Direction, backward: boolean): string {
  const word = (direction === 'DESC') === backward ? 'asc' : 'desc';
  return key.nullable ? `${word} nulls ${backward ? 'first' : 'last'}` : word;
}
