/** Counts the SQL queries of an action. */

import type { ConnectOptions } from '../../src/db/connect.ts';

/** The options of a connection that counts, and the count of an action. */
export interface SqlCounter {
  options: ConnectOptions;
  of(action: () => Promise<unknown>): Promise<number>;
}

/** A counter of the queries of the connections that are made with its options, whoever asks for them. */
export function sqlCounter(): SqlCounter {
  let queries = 0;
  return {
    options: {
      orm: {
        debug: ['query'],
        logger: () => {
          queries += 1;
        },
      },
    },
    async of(action) {
      const before = queries;
      await action();
      return queries - before;
    },
  };
}
