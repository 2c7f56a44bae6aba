/**
 * Editing a row in place: whoever edits says which version they read. Of several at once exactly one succeeds; the
 * others learn what happened meanwhile.
 */

import {
  type EntityManager,
  type EntityName,
  type FilterQuery,
  OptimisticLockError,
} from '@mikro-orm/postgresql';
import { isUuid } from '../domain/uuid.ts';
import { AuditEntry } from '../entities/index.ts';
import type { Refusal } from '../scenarios/problem.ts';

/** A row that changed since its editor read it. */
export interface EditConflict {
  /** What the row is called. */
  name: string;
  /** What the editor had read. */
  expectedVersion: number;
  /** What there is now. */
  currentVersion: number;
  /** The latest change, as the audit has it; null where nothing was written down. */
  latest: Pick<AuditEntry, 'at' | 'origin' | 'account' | 'organisation'> | null;
}

/**
 * Changes a row and saves it, if it still is as its editor read it. `change` sets what changes, or refuses; it
 * writes nothing itself. Null when no row has this id.
 */
export async function editRow<Row extends { id: string; version: number; name: string }>(
  em: EntityManager,
  entity: EntityName<Row>,
  { id, expectedVersion }: { id: string; expectedVersion: number },
  change: (row: Row, em: EntityManager) => Promise<Refusal | null>,
): Promise<{ row: Row } | Refusal | { conflict: EditConflict } | null> {
  const find = async (on: EntityManager) =>
    isUuid(id) ? ((await on.findOne(entity, { id } as FilterQuery<NoInfer<Row>>)) as Row | null) : null;
  const conflict = async () => {
    const now = await find(em.fork());
    return now === null ? null : { conflict: await conflictOn(em.fork(), now, expectedVersion) };
  };
  // What is not saved is forgotten with this fork.
  const own = em.fork();
  const row = await find(own);
  if (row === null) return null;
  if (row.version !== expectedVersion) return conflict();
  const refusal = await change(row, own);
  // What `change` reads may have brought the row up to date, its version too: the ORM would then see no conflict.
  if (row.version !== expectedVersion) return conflict();
  if (refusal !== null) return refusal;
  try {
    await own.flush();
    return { row };
  } catch (error) {
    // Changed between our reading and our writing.
    if (error instanceof OptimisticLockError) return conflict();
    throw error;
  }
}

async function conflictOn(
  em: EntityManager,
  { id, name, version }: { id: string; name: string; version: number },
  expectedVersion: number,
): Promise<EditConflict> {
  const [latest = null] = await em.find(
    AuditEntry,
    { entityId: id },
    { orderBy: { at: 'desc', id: 'desc' }, limit: 1 },
  );
  return { name, expectedVersion, currentVersion: version, latest };
}
