import { randomBytes } from 'node:crypto';
import type { MikroORM } from '@mikro-orm/postgresql';
import { type ConnectOptions, connect, migrate } from '../../src/db/connect.ts';
import { JobQueue } from '../../src/db/job-queue.ts';
import { asAdmin, atDatabase } from './admin.ts';
import { databasePrefix, serverUrl } from './test-server.ts';

/** A migrated, empty database of one test file. */
export interface TestDatabase {
  url: string;
  orm: MikroORM;
  /** Where runs are sent; nothing takes them unless the test starts a worker. */
  jobs: JobQueue;
  /** Closes what is open and drops the database. */
  drop(): Promise<void>;
}

/**
 * Gives a test file a database of its own, a copy of one migrated once per run:
 *
 *     let db: TestDatabase;
 *     beforeAll(async () => { db = await testDatabase(); });
 *     afterAll(() => db.drop());
 *
 * @param options passed to `connect`.
 */
export async function testDatabase(options: ConnectOptions = {}): Promise<TestDatabase> {
  const server = await serverUrl();
  const name = `${databasePrefix()}_${randomBytes(4).toString('hex')}`;
  await asAdmin(server, async (client) => {
    const template = await ensureTemplate(server, client);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  const url = atDatabase(server, name);
  const orm = await connect(url, options);
  const jobs = await JobQueue.open(url);
  return {
    url,
    orm,
    jobs,
    async drop() {
      await jobs.close();
      await orm.close();
      await asAdmin(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

/** Migrates the template unless another worker has; it gets its name once it is complete. */
async function ensureTemplate(
  server: string,
  client: { query(sql: string, values?: string[]): Promise<{ rowCount: number | null }> },
): Promise<string> {
  const template = `${databasePrefix()}_template`;
  const building = `${template}_building`;
  await client.query('SELECT pg_advisory_lock(hashtext($1))', [template]);
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (found.rowCount === 0) {
      await client.query(`DROP DATABASE IF EXISTS ${building}`);
      await client.query(`CREATE DATABASE ${building}`);
      await migrate(atDatabase(server, building));
      await client.query(`ALTER DATABASE ${building} RENAME TO ${template}`);
    }
  } finally {
    await client.query('SELECT pg_advisory_unlock(hashtext($1))', [template]);
  }
  return template;
}
