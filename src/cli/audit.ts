/** `metronome audit export`: who changed what, as a file. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportAudit } from '../access/audit-export.ts';
import type { AuditFormat } from '../domain/audit.ts';
import { withDatabase } from './database.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

/** Options of `audit export`. */
export interface AuditExportOptions {
  format: AuditFormat;
  from?: string;
  to?: string;
  out?: string;
}

/** Writes the audit, oldest first, to a file or to standard output. */
export async function exportFile({ format, from, to, out }: AuditExportOptions): Promise<ExitCode> {
  await withDatabase(async (orm) => {
    const lines = exportAudit(orm.em, { from, to }, format);
    if (out !== undefined) return pipeline(Readable.from(lines), createWriteStream(out));
    for await (const line of lines) if (!process.stdout.write(line)) await once(process.stdout, 'drain');
  });
  return EXIT.OK;
}
