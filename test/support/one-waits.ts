import { setTimeout as delay } from 'node:timers/promises';
import type { MikroORM } from '@mikro-orm/postgresql';

/** Waits until somebody waits for a lock of this kind (`wait_event` of `pg_stat_activity`) in the database. */
export async function oneWaits(orm: MikroORM, lock: 'advisory' | 'relation'): Promise<void> {
  const waiting = 'select 1 from pg_stat_activity where wait_event = ? and datname = current_database()';
  while ((await orm.em.fork().execute(waiting, [lock])).length === 0) await delay(5);
}
