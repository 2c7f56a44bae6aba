/** Documents of the subscriptions under way: each takes memory for as long as anybody follows it. */

import type { DocumentNode } from 'graphql';

/** Counts the characters of documents, once each however many follow it. */
export class FollowedDocuments {
  readonly #most: number;
  readonly #followers = new Map<DocumentNode, number>();
  #characters = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether one more may be followed. */
  hasRoomFor(document: DocumentNode): boolean {
    return this.#followers.has(document) || this.#characters + lengthOf(document) <= this.#most;
  }

  /**
   * The same answers, their document counted until they end. Not a generator: one that waits for its next answer
   * hears that it should end only once that has come.
   */
  follow<T>(document: DocumentNode, answers: AsyncIterator<T, void>): AsyncIterableIterator<T, void> {
    const release = this.#enter(document);
    const over = (): Promise<IteratorResult<T, void>> => {
      release();
      return answers.return?.() ?? Promise.resolve({ done: true, value: undefined });
    };
    return {
      async next() {
        try {
          const answer = await answers.next();
          if (answer.done === true) release();
          return answer;
        } catch (error) {
          release();
          throw error;
        }
      },
      return: over,
      async throw(error) {
        await over();
        throw error;
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  #enter(document: DocumentNode): () => void {
    const before = this.#followers.get(document) ?? 0;
    if (before === 0) this.#characters += lengthOf(document);
    this.#followers.set(document, before + 1);
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      const left = (this.#followers.get(document) ?? 1) - 1;
      if (left > 0) this.#followers.set(document, left);
      else if (this.#followers.delete(document)) this.#characters -= lengthOf(document);
    };
  }
}

const lengthOf = ({ loc }: DocumentNode): number => loc?.source.body.length ?? 0;
