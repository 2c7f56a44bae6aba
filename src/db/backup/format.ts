/**
 * The file of a backup: JSON lines, compressed. A header, then for each table its columns, its rows as
 * PostgreSQL writes them (so that nothing is rounded or reordered), their count and hash, then a last line that
 * a file cut short does not have.
 */

import { createHash, type Hash } from 'node:crypto';

/** What the first line says. */
export interface BackupHeader {
  format: 'metronome-backup/1';
  /** Version of Métronome that wrote it. */
  application: string;
  /** Version of the server it was read from. */
  postgres: string;
  /** When, by the clock of the database. */
  at: string;
  /** Migrations that the database had: its tables are made again by them. */
  migrations: string[];
}

/** A line of the file after the first. */
export type BackupLine =
  | { table: string; columns: string[] }
  | { row: string }
  | { end: string; rows: number; sha256: string }
  | { complete: true; tables: number; rows: number };

/** What a backup or a restore went through. */
export interface BackupSummary {
  header: BackupHeader;
  /** Rows by table, in the order of the file. */
  tables: { table: string; rows: number }[];
}

/** A backup cannot be written or restored. The message is in French and says what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** Counts and hashes the rows of a table, in their order. */
export class RowDigest {
  rows = 0;
  readonly #hash: Hash = createHash('sha256');

  add(row: string): void {
    this.rows += 1;
    this.#hash.update(row).update('\n');
  }

  sha256(): string {
    return this.#hash.digest('hex');
  }
}
