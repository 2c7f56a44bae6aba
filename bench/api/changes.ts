/** A database that changes while a server is measured. */

import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';

/** How often it changes, milliseconds. */
export const CHANGE_MS = 5;

/** Commits again and again what changes something, as far as anybody who reads can tell, while `work` goes on. */
export async function whileChanging<T>(database: pg.Client, work: () => Promise<T>): Promise<T> {
  let isOver = false;
  const changing = (async () => {
    for (; !isOver; await delay(CHANGE_MS)) await database.query('select pg_current_xact_id()');
  })();
  try {
    return await work();
  } finally {
    isOver = true;
    await changing;
  }
}
