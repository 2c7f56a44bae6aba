/** Loaded before the server that is measured (`node --import`): tells, when it is asked, what it asks of PostgreSQL. */

import pg from 'pg';

/** A question, as the driver takes it. */
export interface Question {
  text: string;
  values: unknown[];
}

let heard: Question[] | undefined;
const client = pg.Client.prototype as { query(...args: unknown[]): unknown };
const { query } = client;
client.query = function heardBefore(...args: unknown[]): unknown {
  const [asked, values = []] = args as [string | { text: string; values?: unknown[] }, unknown[]?];
  heard?.push(typeof asked === 'string' ? { text: asked, values } : { values, ...asked });
  return query.apply(this, args);
};

process.on('message', (message) => {
  if (message !== 'listen' && message !== 'tell') return;
  process.send?.(heard ?? []);
  heard = message === 'listen' ? [] : undefined;
});
process.channel?.unref();
