/** The database that a command works on. */

import type { MikroORM } from '@mikro-orm/postgresql';
import { ConfigError, readConfig } from '../config.ts';
import { type Actor, actAs } from '../db/acting.ts';
import { BackupError } from '../db/backup/index.ts';
import { checkServer, connect, DatabaseError, migrate } from '../db/connect.ts';
import { EmbeddedPostgresError, startEmbeddedPostgres } from '../db/embedded/index.ts';
import { EXIT } from './exit-codes.ts';
import { Failure } from './failure.ts';

/** Opens the database of the environment, or the embedded one, brings its tables up to date, and closes it whatever happens. */
export async function withDatabase<T>(work: (orm: MikroORM, url: string) => Promise<T>): Promise<T> {
  return withDatabaseAsItIs((url) => onDatabase(url, work));
}

/** The same, its tables left as they are. */
export async function withDatabaseAsItIs<T>(work: (url: string) => Promise<T>): Promise<T> {
  try {
    const { databaseUrl, dataFolder } = readConfig(process.env);
    if (databaseUrl !== undefined) {
      await checkServer(databaseUrl);
      return await work(databaseUrl);
    }
    const embedded = await startEmbeddedPostgres({ folder: dataFolder });
    try {
      return await work(embedded.url);
    } finally {
      await embedded.stop();
    }
  } catch (error) {
    if (error instanceof ConfigError) throw new Failure(error.message, EXIT.USAGE);
    if (error instanceof BackupError) throw new Failure(error.message, EXIT.INVALID);
    if (error instanceof DatabaseError || error instanceof EmbeddedPostgresError)
      throw new Failure(error.message, EXIT.DATABASE);
    throw error;
  }
}

/** For the audit: the command, never who typed it. What a worker does is nobody's command: it is Métronome that goes on. */
function commandActor(): Actor {
  const isWorker = process.argv[2] === 'worker';
  return {
    origin: isWorker ? 'SYSTEM' : 'COMMAND',
    account: isWorker ? 'metronome' : 'commande',
    organisation: null,
    roles: [],
    operation: `metronome ${process.argv[2] ?? ''}`.trim(),
    reason: null,
    requestId: null,
  };
}

async function onDatabase<T>(url: string, work: (orm: MikroORM, url: string) => Promise<T>): Promise<T> {
  await migrate(url);
  const orm = await connect(url);
  try {
    return await actAs(commandActor(), () => work(orm, url));
  } finally {
    await orm.close();
  }
}
