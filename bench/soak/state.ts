/** What a server and its database hold, before and after. */

import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type pg from 'pg';
import type { Held } from '../probe.ts';

/** What is held at one moment. */
export interface State extends Held {
  /** By the server where one signs in. */
  signIn: Held;
  /** Connections to PostgreSQL. */
  connections: number;
  /** Megabytes of the database. */
  database: number;
  /** Rows of the tables that hostile requests might fill. */
  rows: Record<string, number>;
}

const WATCHED = [
  ...(['audit_entry', 'optimization_run', 'scenario', 'import_batch', 'pgboss.job'] as const),
  ...(['sign_in', 'signed_session'] as const),
];

/** Milliseconds of processor that a server has used since it started, all threads together. */
export async function workedMs(server: ChildProcess): Promise<number> {
  server.send('worked');
  const [ms] = (await once(server, 'message')) as [number];
  return ms;
}

async function heldBy(server: ChildProcess): Promise<Held> {
  server.send('held');
  const [held] = (await once(server, 'message')) as [Held];
  return held;
}

/** Looks at all of them. */
export async function stateOf(
  server: ChildProcess,
  signInServer: ChildProcess,
  database: pg.Client,
): Promise<State> {
  const held = await heldBy(server);
  const signIn = await heldBy(signInServer);
  const { rows: figures } = await database.query<{ connections: number; megabytes: number }>(
    `select (select count(*)::int from pg_stat_activity where datname = current_database()) as connections,
       (pg_database_size(current_database()) / 1048576.0)::float as megabytes`,
  );
  const rows: Record<string, number> = {};
  for (const table of WATCHED) {
    const { rows: counted } = await database.query<{ n: number }>(`select count(*)::int as n from ${table}`);
    rows[table] = counted[0]!.n;
  }
  return { ...held, signIn, connections: figures[0]!.connections, database: figures[0]!.megabytes, rows };
}
