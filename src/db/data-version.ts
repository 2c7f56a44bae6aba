/**
 * Which state of the data a reader sees, as PostgreSQL itself numbers it: the snapshot of its transactions. Two
 * equal snapshots see the same rows, whoever wrote them and however, so that what was read under one is what
 * would be read under the other. Nothing has to be declared or remembered when something is written.
 */

import pg from 'pg';

/** Tells versions of the data. */
export interface DataVersions {
  /**
   * The version that a reader sees now or a moment later, never one of before the call; null when the database
   * cannot be asked. Those who ask while another is being answered are answered together, by the next question.
   */
  read(): Promise<string | null>;
  close(): Promise<void>;
}

/** How long after a failure the database is asked again, milliseconds. */
const pauseMs = 1_000;

/**
 * Asks on a connection of its own. When it breaks the versions before are never given again: a server that
 * crashed may number the transactions that nobody saw anew.
 */
export function openDataVersions(url: string): DataVersions {
  let client: Promise<pg.Client> | null = null;
  let connections = 0;
  let pausedUntil = 0;
  let isClosed = false;

  const connected = (): Promise<pg.Client> => {
    client ??= (async () => {
      connections += 1;
      const own = new pg.Client({
        connectionString: url,
        application_name: 'metronome versions',
        connectionTimeoutMillis: 5_000,
        query_timeout: 5_000,
        statement_timeout: 5_000,
      });
      const forget = () => {
        client = null;
      };
      own.on('error', forget);
      own.on('end', forget);
      await own.connect();
      return own;
    })();
    return client;
  };

  const ask = async (): Promise<string | null> => {
    if (isClosed || performance.now() < pausedUntil) return null;
    const own = connected();
    try {
      const { rows } = await (await own).query<{ snapshot: string }>({
        name: 'snapshot',
        text: 'select pg_current_snapshot()::text as snapshot',
      });
      return `${connections}/${rows[0]?.snapshot}`;
    } catch {
      pausedUntil = performance.now() + pauseMs;
      client = null;
      await own.then((broken) => broken.end()).catch(() => {});
      return null;
    }
  };

  let current: Promise<unknown> = Promise.resolve();
  let next: Promise<string | null> | null = null;
  return {
    read() {
      next ??= current.then(() => {
        next = null;
        const answer = ask();
        current = answer;
        return answer;
      });
      return next;
    },
    async close() {
      isClosed = true;
      await current;
      await (await client?.catch(() => undefined))?.end().catch(() => {});
    },
  };
}
