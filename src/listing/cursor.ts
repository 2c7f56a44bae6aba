/**
 * Opaque, stable cursors. A cursor holds the sort keys of one row, not a position: rows added or removed
 * elsewhere never make a page repeat or skip one. It also names its order, because the keys of one order
 * mean nothing in another.
 */

import { isUuid } from '../domain/uuid.ts';
import { ListingError } from './listing-error.ts';
import type { SortKey } from './order.ts';
import { valueAt } from './order.ts';

/** Longest cursor that is read: ours are far shorter, and nobody should make us decode a megabyte. */
const MAX_CURSOR_LENGTH = 2_000;

/** Value of a sort key read back from a cursor, ready for a condition. */
export type CursorValue = string | number | Date | null;

/** Cursor of a row in an order (`orderName` is its name and direction, e.g. `WISHED_START:ASC`). */
export function encodeCursor(row: object, keys: readonly SortKey[], orderName: string): string {
  return Buffer.from(JSON.stringify([orderName, ...keys.map((key) => valueAt(row, key))])).toString(
    'base64url',
  );
}

/**
 * Values of the sort keys that a cursor holds, in the order of `keys`, ready for a condition.
 * Throws a {@link ListingError} when the text is not a cursor of this order.
 */
export function decodeCursor(
  argument: 'after' | 'before',
  cursor: string,
  keys: readonly SortKey[],
  orderName: string,
): CursorValue[] {
  const refuse = (why: string) =>
    new ListingError(
      argument,
      `${argument} vaut « ${cursor.slice(0, 60)} » : ${why}. Reprenez tel quel un curseur rendu par cette liste, avec le même tri, ou repartez sans curseur.`,
    );
  const parts = parse(cursor);
  if (parts === undefined) {
    throw refuse("ce n'est pas un curseur");
  }
  if (parts[0] !== orderName) {
    throw refuse("ce curseur ne vient pas d'une liste triée ainsi");
  }
  const values = parts.slice(1);
  if (values.length !== keys.length) {
    throw refuse("ce n'est pas un curseur");
  }
  return keys.map((key, position) => {
    const value = readKey(key, values[position]);
    if (value === undefined) {
      throw refuse("ce n'est pas un curseur");
    }
    return value;
  });
}

function parse(cursor: string): unknown[] | undefined {
  if (cursor.length > MAX_CURSOR_LENGTH) {
    return undefined;
  }
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : undefined;
  } catch {
    return undefined;
  }
}

/** A forged key must not reach PostgreSQL in a form that it refuses: a NUL, a day that does not exist, a number beyond int4. */
function readKey({ kind, nullable }: SortKey, value: unknown): CursorValue | undefined {
  if (value === null) {
    return nullable ? null : undefined;
  }
  if (kind === 'integer') {
    return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 2 ** 31
      ? value
      : undefined;
  }
  if (kind === 'cents') {
    return Number.isSafeInteger(value) ? (value as number) : undefined;
  }
  if (typeof value !== 'string' || value.includes('\0') || !value.isWellFormed()) {
    return undefined;
  }
  if (kind === 'text') {
    return value;
  }
  if (kind === 'uuid') {
    return isUuid(value) ? value : undefined;
  }
  const instant = new Date(value);
  if (Number.isNaN(instant.getTime()) || instant.getUTCFullYear() < 1 || instant.getUTCFullYear() > 9999) {
    return undefined;
  }
  if (kind === 'instant') {
    return instant;
  }
  return instant.toISOString().slice(0, 10) === value ? value : undefined;
}
