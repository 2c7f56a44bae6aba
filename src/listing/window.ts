/** Which slice of an ordered list is wanted: the four arguments of a Relay connection, checked. */

import { ListingError } from './listing-error.ts';

/** Rows of a page when nobody says how many. */
export const DEFAULT_PAGE_SIZE = 20;

/** Most rows a page may have: what one answer may hold without weighing on the database. */
export const MAX_PAGE_SIZE = 100;

/** The arguments as they arrive; null and absent mean the same. */
export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** A slice: `size` rows read forward from `after`, or backward from `before`. */
export interface Window {
  size: number;
  backward: boolean;
  after: string | null;
  before: string | null;
}

/**
 * Reads the arguments of a connection. Throws a {@link ListingError} for a size that is not between 0 and
 * {@link MAX_PAGE_SIZE}, and for `first` together with `last`, whose meaning Relay itself leaves open.
 */
export function readWindow(page: PageArguments): Window {
  const first = page.first ?? null;
  const last = page.last ?? null;
  if (first !== null && last !== null) {
    throw new ListingError(
      'last',
      `first (${first}) et last (${last}) demandent deux pages à la fois. Donnez l'un ou l'autre : first lit depuis le début, last depuis la fin.`,
    );
  }
  const size = first ?? last ?? DEFAULT_PAGE_SIZE;
  if (size < 0 || size > MAX_PAGE_SIZE) {
    throw new ListingError(
      last === null ? 'first' : 'last',
      `${last === null ? 'first' : 'last'} vaut ${size} : un nombre de 0 à ${MAX_PAGE_SIZE} est attendu. Pour aller plus loin, reprenez la lecture au curseur pageInfo.endCursor.`,
    );
  }
  return { size, backward: last !== null, after: page.after ?? null, before: page.before ?? null };
}
