/** From rows to entities: what is created, what changes, what is already so. */

import {
  type EntityData,
  type EntityManager,
  type FromEntityType,
  Reference,
  type RequiredEntityData,
} from '@mikro-orm/postgresql';

/** What happened to each row, by its reference. */
export interface Upserted {
  created: string[];
  updated: { reference: string; changes: FieldChange[] }[];
  unchanged: string[];
}

/**
 * One property that changed, with the values before and after as the entity keeps them. A relation is told by its
 * reference: the row that a dry run creates has another id once the file is imported.
 */
export interface FieldChange {
  property: string;
  before: unknown;
  after: unknown;
}

/** Nothing happened yet. */
export function nothingUpserted(): Upserted {
  return { created: [], updated: [], unchanged: [] };
}

/** Did anything happen? */
export function changesAnything(upserted: Upserted): boolean {
  return upserted.created.length > 0 || upserted.updated.length > 0;
}

/** How many rows of each fate. */
export interface UpsertCounts {
  created: number;
  updated: number;
  unchanged: number;
}

/** The counts of what happened. */
export function countsOf({ created, updated, unchanged }: Upserted): UpsertCounts {
  return { created: created.length, updated: updated.length, unchanged: unchanged.length };
}

/** The values told: a property that is undefined is "not told" and changes nothing. */
export function told<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/**
 * Gives an entity the values told. Only those that differ are assigned, so that importing the same file
 * twice writes nothing.
 */
export function assignChanges<E extends object>(
  em: EntityManager,
  entity: E,
  values: EntityData<E>,
): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const [property, value] of Object.entries(values as Record<string, unknown>)) {
    if (value === undefined) continue;
    const before = (entity as Record<string, unknown>)[property];
    if (comparable(before) === comparable(value)) continue;
    changes.push({ property, before: tellable(before), after: tellable(value) });
    em.assign(entity, { [property]: value } as unknown as Partial<EntityData<FromEntityType<E>>>);
  }
  return changes;
}

/** A relation compares by its id, anything else by itself. */
function comparable(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' && 'id' in value ? value.id : value;
}

/** A relation is told by its reference, or by its id when that is not known here; anything else by itself. */
function tellable(value: unknown): unknown {
  const row = Reference.unwrapReference(value as object) as unknown;
  const isNamed = typeof row === 'object' && row !== null && 'reference' in row;
  return isNamed ? (row.reference ?? comparable(row)) : comparable(row);
}

/**
 * Creates or updates one entity per row and notes what happened. `existing` is completed, so that later
 * rows find what earlier ones created.
 */
export function upsert<E extends object>(
  em: EntityManager,
  entity: new () => E,
  existing: Map<string, E>,
  upserted: Upserted,
  row: { reference: string; values: EntityData<E>; creation: RequiredEntityData<E> },
): E {
  const found = existing.get(row.reference);
  if (found === undefined) {
    const created = em.create(entity, row.creation) as E;
    existing.set(row.reference, created);
    upserted.created.push(row.reference);
    return created;
  }
  const changes = assignChanges(em, found, row.values);
  if (changes.length === 0) upserted.unchanged.push(row.reference);
  else upserted.updated.push({ reference: row.reference, changes });
  return found;
}

/**
 * Gives entities their parents once all of them exist, whatever their order in the file, and notes what changed.
 * `parents` names each entity and its parent, both by reference.
 */
export function assignParents<E extends { parent?: unknown }>(
  em: EntityManager,
  existing: ReadonlyMap<string, E>,
  upserted: Upserted,
  parents: readonly { reference: string; parent: string | null }[],
): void {
  const isNew = new Set(upserted.created);
  for (const { reference, parent } of parents) {
    const entity = existing.get(reference);
    if (entity === undefined) continue;
    const values = { parent: parent === null ? null : (existing.get(parent) ?? null) };
    const changes = assignChanges(em, entity, values as unknown as EntityData<E>);
    if (changes.length === 0 || isNew.has(reference)) continue;
    const updated = upserted.updated.find((update) => update.reference === reference);
    if (updated === undefined) upserted.updated.push({ reference, changes });
    else updated.changes.push(...changes);
    upserted.unchanged = upserted.unchanged.filter((unchanged) => unchanged !== reference);
  }
}

/** Entities by their reference. */
export function byReference<E extends { reference: string }>(entities: readonly E[]): Map<string, E> {
  return new Map(entities.map((entity) => [entity.reference, entity]));
}
