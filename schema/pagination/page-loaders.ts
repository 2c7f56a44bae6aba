/** Pages of many owners, gathered into one read. */

import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import type { Listing, ListRequest, Page } from '../../src/listing/list.ts';
import { listPagesByOwner } from '../../src/listing/list.ts';

/** The loaders of one request: one for each distinct list, filter, order and page that the query names. */
export class PageLoaders {
  readonly #em: EntityManager;
  readonly #byRequest = new Map<unknown, Map<string, unknown>>();

  constructor(em: EntityManager) {
    this.#em = em;
  }

  /** The page of `owner`, read together with that of every other owner asked for in the same tick. */
  load<Row extends { id: string }, Filter, OrderName extends string>(
    listing: Listing<Row, Filter, OrderName>,
    request: ListRequest<Filter, OrderName>,
    property: keyof Row & string,
    owner: string,
  ): Promise<Page<Row>> {
    const ofListing = this.#byRequest.get(listing) ?? new Map<string, unknown>();
    this.#byRequest.set(listing, ofListing);
    const key = JSON.stringify([property, request]);
    const loader =
      (ofListing.get(key) as DataLoader<string, Page<Row>> | undefined) ??
      new DataLoader<string, Page<Row>>((owners) =>
        listPagesByOwner(this.#em, listing, request, property, owners),
      );
    ofListing.set(key, loader);
    return loader.load(owner);
  }
}
