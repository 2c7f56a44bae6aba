/** The database that a command works on. */

import type { MikroORM } from '@mikro-orm/postgresql';
import { ConfigError, readConfig } from '../config.ts';
import { connect, DatabaseError, migrate } from '../db/connect.ts';
import { EmbeddedPostgresError, startEmbeddedPostgres } from '../db/embedded/index.ts';
import { EXIT } from './exit-codes.ts';
import { Failure } from './failure.ts';

/** Opens the database of the environment, or the embedded one, brings its tables up to date, and closes it whatever happens. */
export async function withDatabase<T>(work: (orm: MikroORM, url: string) => Promise<T>): Promise<T> {
  try {
    const { databaseUrl, dataFolder } = readConfig(process.env);
    if (databaseUrl !== undefined) return await onDatabase(databaseUrl, work);
    const embedded = await startEmbeddedPostgres({ folder: dataFolder });
    try {
      return await onDatabase(embedded.url, work);
    } finally {
      await embedded.stop();
    }
  } catch (error) {
    if (error instanceof ConfigError) throw new Failure(error.message, EXIT.USAGE);
    if (error instanceof DatabaseError || error instanceof EmbeddedPostgresError)
      throw new Failure(error.message, EXIT.DATABASE);
    throw error;
  }
}

async function onDatabase<T>(url: string, work: (orm: MikroORM, url: string) => Promise<T>): Promise<T> {
  await migrate(url);
  const orm = await connect(url);
  try {
    return await work(orm, url);
  } finally {
    await orm.close();
  }
}
