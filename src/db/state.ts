/** What a database says of itself to whoever watches: whether it answers, whether its tables are those of the code. */

import type { MikroORM } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';
import { jobNames, jobSchema } from './job-queue.ts';

/** What a server needs of its database. */
export interface DatabaseReadiness extends Record<string, boolean> {
  /** It answers. */
  database: boolean;
  /** Every migration of the code is applied. */
  migrations: boolean;
  /** The queues of jobs are there. */
  queue: boolean;
}

/** Looks at the database now. Rejects when it cannot be asked. */
export async function databaseReadiness(orm: MikroORM): Promise<DatabaseReadiness> {
  const { ok } = await orm.checkConnection();
  if (!ok) return { database: false, migrations: false, queue: false };
  const [pending, queue] = await Promise.all([orm.migrator.getPending(), hasQueues(orm)]);
  return { database: true, migrations: pending.length === 0, queue };
}

async function hasQueues(orm: MikroORM): Promise<boolean> {
  const sql = orm.em.getConnection();
  const [there] = await sql.execute(`select to_regclass('${jobSchema}.queue') is not null as yes`);
  if (there?.yes !== true) return false;
  const rows: { name: string }[] = await sql.execute(`select name from ${jobSchema}.queue`);
  return jobNames.every((wanted) => rows.some(({ name }) => name === wanted));
}

/** Connections of the pool: open, idle, and the requests that wait for one. */
export async function poolFigure(orm: MikroORM) {
  const pool: Pool = await orm.em.getConnection().getNativeClient();
  const values = { open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount };
  return {
    name: 'database_connections',
    help: 'Connections of the pool: open, idle, and requests that wait for one.',
    values: Object.entries(values).map(([state, value]) => ({ labels: { state }, value })),
  };
}
