/** Kinds of column that several tables share, so that a sum or a count is kept the same way everywhere. */

import { randomUUIDv7 } from 'node:crypto';
import { p, Type } from '@mikro-orm/core';
import type { Role } from '../domain/role.ts';

/**
 * Money: integer euro cents, a `bigint` in PostgreSQL and a JavaScript number here. Writing throws a
 * RangeError for a value that is no safe integer: a rounded cent would make a full envelope look short.
 * Reading never throws, for an error there leaves the ORM unable to link rows from then on; a check of
 * the table keeps out what a number cannot hold.
 */
export class CentsType extends Type<number | null, string | null> {
  override convertToDatabaseValue(value: number | null): string | null {
    return value === null || value === undefined ? null : String(safeCents(value));
  }

  override convertToJSValue(value: string | null): number | null {
    return value === null || value === undefined ? null : Number(value);
  }

  override getColumnType(): string {
    return 'bigint';
  }

  override compareAsType(): string {
    return 'number';
  }
}

function safeCents(cents: number): number {
  if (!Number.isSafeInteger(cents)) {
    throw new RangeError(
      `Montant « ${cents} » : un nombre entier de centimes, d'au plus ${Number.MAX_SAFE_INTEGER}, est attendu. ` +
        'Vérifiez le montant dans le fichier importé ou dans la demande.',
    );
  }
  return cents;
}

/** Hours a week: an exact `numeric` with two decimals in PostgreSQL (34,5 h stay 34,5), a JavaScript number here. */
export class WeeklyHoursType extends Type<number | null, string | null> {
  override convertToJSValue(value: string | null): number | null {
    return value === null || value === undefined ? null : Number(value);
  }

  override getColumnType(): string {
    return 'numeric(5,2)';
  }

  override compareAsType(): string {
    return 'number';
  }
}

/** Primary key: a version 7 UUID, made here so that rows can refer to each other before they are saved, and sorted by time. */
export const uuidKey = () =>
  p
    .uuid()
    .primary()
    .onCreate(() => randomUUIDv7());

/** Euro cents, zero or more. */
export const cents = (column: string) =>
  p.type(CentsType).check(`${column} >= 0 and ${column} <= ${Number.MAX_SAFE_INTEGER}`);

/** A whole number of things, `least` or more. */
export const count = (column: string, least: 0 | 1) => p.integer().check(`${column} >= ${least}`);

/** INSEE département code: two digits, 2A, 2B or 97x. Never a region code (Normandie is 28, and so is Eure-et-Loir). */
export const departementCode = () => p.text().check(`departement ~ '^([0-9]{2}|2[AB]|97[1-6])$'`);

/** ROME code of a job: a letter and four digits. */
export const romeCode = () => p.text().check(`rome ~ '^[A-N][0-9]{4}$'`);

/**
 * A JSON document kept as it was written, keys in their order: `jsonb` would sort them, and a plan is
 * compared byte for byte with the plan of another run.
 */
export const exactJson = () => p.json<Record<string, unknown>>().columnType('json');

/** Roles of an organisation or of what speaks for it: at least one, each known. */
export const rolesColumn = (known: readonly Role[]) =>
  p
    .array<Role>()
    .check(
      `cardinality(roles) > 0 and roles <@ array[${known.map((role) => `'${role}'`).join(', ')}]::text[]`,
    );

/** Instant at which a row was written. */
export const writtenAt = () => p.datetime(3).onCreate(() => new Date());

/** What a row of durable work says of who does it: see `src/durable`. */
export const durableColumns = () => ({
  /** Times that a worker took it. The number and `worker` fence what is written: an older attempt writes nothing. */
  attempt: count('attempt', 0).default(0),
  /** Attempts that ended with their process. */
  crashes: count('crashes', 0).default(0),
  /** Process that does it, or did it last: host, process and a random part. Null before the first. */
  worker: p.text().strictNullable(),
  /** First start. */
  startedAt: p.datetime(3).strictNullable(),
  finishedAt: p.datetime(3).strictNullable(),
});

/** What a row of durable work that is done in a process of its own has beside `durableColumns`. */
export const budgetedColumns = () => ({
  /** Seconds that one attempt may take. */
  budgetSeconds: p.integer().check('budget_seconds >= 1'),
  /** Memory of its process, in megabytes of 2^20 bytes. */
  budgetMegabytes: p.integer().check('budget_megabytes >= 1'),
  /** Id of the request that launched it, which follows it through the logs; null for what no request launched. */
  requestId: p.text().strictNullable(),
  /** When somebody asked to cancel it while it was under way. */
  cancelRequestedAt: p.datetime(3).strictNullable(),
  /** Why it failed, was cancelled or ended early, in words a planner reads. */
  reason: p.text().strictNullable(),
});
