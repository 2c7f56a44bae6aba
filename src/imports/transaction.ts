import type { EntityManager } from '@mikro-orm/postgresql';
import { waitTurn } from '../db/campaign-turn.ts';

/**
 * Does the work in one transaction of its own, all or nothing, one import at a time for each `key`: two
 * people who send the same file at once do not create its sessions twice. A dry run does all of it, the
 * database's own checks included, and takes it back; so does an answer false of `isKept`, asked last.
 */
export async function importTransaction<T>(
  em: EntityManager,
  { key, dryRun }: { key: string; dryRun: boolean },
  work: (em: EntityManager) => Promise<T>,
  isKept: (em: EntityManager, result: T) => Promise<boolean> = async () => true,
): Promise<{ result: T; applied: boolean }> {
  const own = em.fork({ clear: true });
  await own.begin();
  try {
    await waitTurn(own, key);
    const result = await work(own);
    await own.flush();
    const applied = !dryRun && (await isKept(own, result));
    await (applied ? own.commit() : own.rollback());
    return { result, applied };
  } catch (error) {
    if (own.isInTransaction()) await own.rollback();
    throw error;
  }
}

/** Rows that are compared and written at once. */
const ROWS_AT_ONCE = 500;

/**
 * Saves rows part by part within the transaction that `em` is in: whoever else the process serves has a turn between
 * two parts, and what is held at once does not grow with the file. `save` is given a manager that holds no row yet.
 */
export async function savePartByPart<Row>(
  em: EntityManager,
  rows: readonly Row[],
  save: (own: EntityManager, part: readonly Row[]) => Promise<void>,
): Promise<void> {
  // What rows refer to is there by now.
  await em.flush();
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const own = em.fork({ keepTransactionContext: true });
    await save(own, rows.slice(from, from + ROWS_AT_ONCE));
    await own.flush();
  }
}
