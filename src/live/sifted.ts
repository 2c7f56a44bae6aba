/** A stream of which a reader gets what concerns it. */

import type { Latest } from './latest.ts';

/** What `pick` makes of each piece of news of a stream, those of which it makes nothing left out. */
export function sifted<T, U>(
  stream: Latest<T>,
  pick: (news: T) => Promise<U | null>,
): AsyncIterableIterator<U> {
  return {
    async next() {
      for (;;) {
        const step = await stream.next();
        if (step.done === true) return step;
        const picked = await pick(step.value);
        if (picked !== null) return { value: picked, done: false };
      }
    },
    return: () => stream.return(),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
