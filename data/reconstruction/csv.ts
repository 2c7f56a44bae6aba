/** Writing the canonical CSV of a data set: UTF-8, `;`, decimal comma, JJ/MM/AAAA, LF. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** One cell: text or a whole number. A date or an amount is formatted before it comes here. */
export type Cell = string | number;

/** The text of a table. A cell with `;`, a quote or a line break is quoted, as RFC 4180 does. */
export function csvText<Column extends string>(
  columns: readonly Column[],
  rows: readonly Readonly<Record<Column, Cell>>[],
): string {
  const lines = rows.map((row) => columns.map((column) => quoted(String(row[column]))).join(';'));
  return `${[columns.join(';'), ...lines].join('\n')}\n`;
}

function quoted(cell: string): string {
  return /[;"\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Writes a file, with the folders it needs. */
export function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
