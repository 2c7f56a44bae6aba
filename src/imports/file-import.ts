/** What importing any one file shares: how it is read, what is asked of it, what is said of it. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { type Campaign, ImportBatch } from '../entities/index.ts';
import type { Encoding } from './decode.ts';
import type { ImportProblem } from './problem.ts';

/** What importing a file did, or would do, whatever it holds. */
export interface FileImport {
  file: string;
  /** SHA-256 of the file, in hexadecimal. */
  sha256: string;
  encoding: Encoding;
  dryRun: boolean;
  /** True when the database now holds what the file says; false after a dry run and when the file was refused. */
  applied: boolean;
  /** Errors, for which the file was refused whole; and warnings. In the order of the lines. */
  problems: ImportProblem[];
}

/** What one may ask of an import. */
export interface ImportOptions<Report extends FileImport = FileImport> {
  /** Say what the file would change, and change nothing. */
  dryRun?: boolean;
  /** Asked last, in the transaction that keeps what the file changes: false takes it all back. */
  isKept?: (em: EntityManager, report: Report) => Promise<boolean>;
}

/** Records that a file was imported; the same file again, when it changed nothing, is not recorded again. */
export async function recordBatch(
  em: EntityManager,
  campaign: Campaign,
  batch: { fileName: string; sha256: string; kind: string; rowCount: number },
  changed: boolean,
): Promise<void> {
  const { sha256, kind } = batch;
  if (!changed && (await em.count(ImportBatch, { campaign, sha256, kind })) > 0) return;
  em.create(ImportBatch, { campaign, ...batch });
}
