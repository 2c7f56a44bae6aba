/** Documents that were parsed and hold, kept so that the next request with the same text pays for neither again. */

import type { ApolloServerOptionsWithSchema } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { STAND_IN } from '../guard/guard.ts';

/** What Apollo Server keeps documents in. */
type Store = NonNullable<ApolloServerOptionsWithSchema<object>['documentStore']>;

/**
 * Characters of the documents kept: those of an application come to some ten thousand. A parsed document takes 50 to
 * 250 bytes for each, measured, so that all take 60 MB at most. Apollo's own store weighs them as JSON, in which
 * comments weigh nothing and take 45 bytes a character: it would hold some gigabytes of what is made for that.
 */
export const MOST_CHARACTERS = 250_000;

/** The documents of one server. One that stands for a refusal is not kept: its text is judged anew. */
export class DocumentStore implements Store {
  readonly #documents = new LRUCache<string, DocumentNode>({ maxSize: MOST_CHARACTERS });

  async get(key: string): Promise<DocumentNode | undefined> {
    return this.#documents.get(key);
  }

  async set(key: string, document: DocumentNode): Promise<void> {
    if (document === STAND_IN || document.loc === undefined) return;
    this.#documents.set(key, document, { size: key.length + document.loc.source.body.length });
  }

  async delete(key: string): Promise<void> {
    this.#documents.delete(key);
  }
}
