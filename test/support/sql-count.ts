/** Counts the SQL queries of an action. */

import type { ConnectOptions } from '../../src/db/connect.ts';

/** Gives the options of a connection that counts, and the count. */
export function sqlCounter(): {
  options: ConnectOptions;
  of(action: () => Promise<unknown>): Promise<number>;
} {
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
