/** Opening a database: which server we accept, with which limits, and bringing its tables up to date. */

import { MikroORM, type Options } from '@mikro-orm/postgresql';
import pg from 'pg';
import { installJobs } from './job-queue.ts';
import { ormOptions } from './orm.ts';

/** Oldest PostgreSQL we run on; the SQL we send uses nothing newer. */
export const oldestPostgresMajor = 15;

/** What may be set on a connection, beside its address. */
export interface ConnectOptions {
  /** A statement that takes longer is cancelled by the server, milliseconds; 0 for no limit. 30 s unless told. */
  statementTimeoutMs?: number;
  /** A lock is waited for no longer, milliseconds: sooner, so that waiting is told from working. 25 s unless told, 0 for no limit. */
  lockTimeoutMs?: number;
  /** Connections kept open at most. 10 unless told: PostgreSQL itself accepts 100 for all its clients. */
  maxConnections?: number;
  /** Options of the ORM that replace ours (a test that counts queries gives its logger). */
  orm?: Partial<Options>;
}

/** A database cannot be used. The message is in French and says what to do; it never holds the password. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

/**
 * Opens the database.
 *
 * Queries are not logged (their parameters are people's work). A statement is ended after
 * `statementTimeoutMs`, a transaction left open after a minute, so that no request holds the server.
 * @throws DatabaseError when the server cannot be reached or is too old.
 */
export async function connect(url: string, options: ConnectOptions = {}): Promise<MikroORM> {
  await checkServer(url);
  const { statementTimeoutMs = 30_000, lockTimeoutMs = 25_000, maxConnections = 10, orm = {} } = options;
  return MikroORM.init({
    ...ormOptions(url),
    pool: { min: 0, max: maxConnections, idleTimeoutMillis: 30_000 },
    driverOptions: {
      // The whole address: the ORM itself would drop what follows `?` (sslmode).
      connectionString: url,
      application_name: 'metronome',
      connectionTimeoutMillis: 10_000,
      statement_timeout: statementTimeoutMs,
      lock_timeout: lockTimeoutMs,
      idle_in_transaction_session_timeout: 60_000,
      onPoolCreated: freeDeadConnections,
    },
    ...orm,
  });
}

/** How long after its death a connection may still be given back by whoever held it, milliseconds. */
const GIVE_BACK_MS = 1_000;

/**
 * Gives back to the pool the connections that died in a transaction: the ORM does not when the rollback fails
 * too, and after a few restarts of the database there would be none left, nor an end to `close`.
 */
function freeDeadConnections(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    client.once('end', () => {
      // The end of a connection that is closed with all others is no death.
      if (pool.ending) return;
      setTimeout(() => {
        try {
          client.release(true);
        } catch {
          // Given back already, as it should be.
        }
      }, GIVE_BACK_MS);
    });
  });
}

/**
 * Applies the migrations that the database lacks, those of the job queue too, one process at a time: several
 * may start together.
 * @returns the names of those applied.
 * @throws DatabaseError when the server cannot be reached or is too old.
 */
export async function migrate(url: string): Promise<string[]> {
  // A migration may rewrite a table: no limit on its statements.
  const orm = await connect(url, { statementTimeoutMs: 0, lockTimeoutMs: 0, maxConnections: 2 });
  const lock = new pg.Client({ connectionString: url });
  lock.on('error', () => {});
  try {
    await lock.connect();
    // Any number will do as long as it is always the same. The lock ends with its connection.
    await lock.query('SELECT pg_advisory_lock(hashtext($1))', ['metronome.migrations']);
    const applied = await orm.migrator.up();
    await installJobs(url);
    return applied.map(({ name }) => name);
  } finally {
    await lock.end();
    await orm.close();
  }
}

/**
 * Makes sure that a server answers and is one that we run on.
 * @throws DatabaseError when it is not.
 */
export async function checkServer(url: string): Promise<void> {
  let versionNumber: number;
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
      versionNumber = Number(rows[0]?.server_version_num);
    } finally {
      await client.end().catch(() => {});
    }
  } catch (error) {
    throw unreachable(url, error);
  }
  const major = Math.floor(versionNumber / 10_000);
  if (major >= oldestPostgresMajor) return;
  throw new DatabaseError(
    `${withoutPassword(url)} est un PostgreSQL ${major} ; Métronome demande PostgreSQL ${oldestPostgresMajor} ou plus récent. ` +
      "Mettez le serveur à jour, donnez-en un autre dans DATABASE_URL, ou retirez DATABASE_URL pour utiliser celui qu'embarque Métronome.",
  );
}

function unreachable(url: string, error: unknown): DatabaseError {
  const { code, message } = error as { code?: string; message?: string };
  const reason = [code, message].filter((part) => part !== undefined && part !== '').join(', ');
  return new DatabaseError(
    `Impossible d'ouvrir la base ${withoutPassword(url)} (${reason}). ` +
      "Vérifiez que le serveur tourne, que la base existe et que le compte a le droit de s'y connecter ; corrigez DATABASE_URL, " +
      "ou retirez-la pour utiliser le PostgreSQL qu'embarque Métronome.",
  );
}

/** The address as it may be shown. */
export function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return '(adresse illisible)';
  const shown = new URL(url);
  if (shown.password !== '') shown.password = '***';
  shown.searchParams.delete('password');
  return shown.href;
}
