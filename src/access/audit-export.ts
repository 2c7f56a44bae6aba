/** The audit as a file: oldest first, read by pages, so that its size does not matter. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { AuditFormat } from '../domain/audit.ts';
import type { AuditEntry } from '../entities/index.ts';
import { type AuditFilter, auditEntries } from '../listing/audit-entries.ts';
import { listPage, type Page } from '../listing/list.ts';
import { MAX_PAGE_SIZE } from '../listing/window.ts';

const COLUMNS = [
  ...['at', 'action', 'entity', 'entityId', 'reference', 'campaignId', 'before', 'after', 'origin'],
  ...['account', 'organisation', 'roles', 'operation', 'reason', 'requestId', 'id'],
] as const;

/** The lines of the export, each with its end. */
export async function* exportAudit(
  em: EntityManager,
  filter: AuditFilter,
  format: AuditFormat,
): AsyncGenerator<string> {
  if (format === 'csv') yield `${COLUMNS.join(';')}\r\n`;
  let after: string | null = null;
  for (;;) {
    const page: Page<AuditEntry> = await listPage(em.fork(), auditEntries, {
      filter,
      order: { field: 'AT', direction: 'ASC' },
      page: { first: MAX_PAGE_SIZE, after },
    });
    for (const { node } of page.rows)
      yield format === 'csv' ? csvLine(node) : `${JSON.stringify(plain(node))}\n`;
    if (!page.hasNextPage) return;
    after = page.rows.at(-1)?.cursor ?? null;
  }
}

function plain(entry: AuditEntry): Record<string, unknown> {
  return Object.fromEntries(COLUMNS.map((name) => [name, entry[name as keyof AuditEntry] ?? null]));
}

function csvLine(entry: AuditEntry): string {
  const cells = Object.values(plain(entry)).map((value) => {
    if (value === null) return '';
    if (value instanceof Date) return value.toISOString();
    return csvCell(typeof value === 'string' ? value : JSON.stringify(value));
  });
  return `${cells.join(';')}\r\n`;
}

/** A cell between quotation marks, and never one that a spreadsheet would compute. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
