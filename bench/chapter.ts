/** Chapters of `docs/performance.md`, each written anew by the command that measures it. */

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../src/config.ts';

/** The page with a chapter in its place: between its marks, or at the end of a page that has none. */
export function withChapter(page: string, name: string, lines: readonly string[]): string {
  const [start, end] = [`<!-- ${name}: start -->`, `<!-- ${name}: end -->`];
  const chapter = `${start}\n${lines.join('\n')}\n${end}`;
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from === -1 || to === -1) return `${page.trimEnd()}\n\n${chapter}\n`;
  return page.slice(0, from) + chapter + page.slice(to + end.length);
}

/** Writes a chapter into the page. */
export function writeChapter(name: string, lines: readonly string[]): void {
  const page = join(projectRoot(), 'docs', 'performance.md');
  writeFileSync(page, withChapter(readFileSync(page, 'utf8'), name, lines));
}

/** What a chapter says of the machine that it was measured on. */
export function machine(): string {
  return `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
}
