/** The documents of the project, as the tests read them: text, headings, links, tables, code. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/config.ts';

/** Folders that hold documents, beside the root. */
const FOLDERS = ['docs', 'data'];

/** A Markdown document of the project. */
export interface Document {
  /** Project path: `docs/problem.md`. */
  path: string;
  text: string;
}

/** One document by its project path. */
export function documentAt(path: string): Document {
  return { path, text: readFileSync(join(projectRoot(), path), 'utf8') };
}

/** Every document of the project: those of the root, of `docs` and of `data`. */
export function allDocuments(): Document[] {
  const root = projectRoot();
  const nested = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  return [...readdirSync(root), ...nested]
    .filter((path) => path.endsWith('.md'))
    .sort()
    .map(documentAt);
}

/** The text without fenced and indented code: what is left is prose, tables and links. */
export function proseOf({ text }: Document): string {
  return text.replaceAll(/^```[\s\S]*?^```$/gm, '').replaceAll(/^(?: {4}|\t).*$/gm, '');
}

/** The blocks between fences in one language, in order. */
export function fencedBlocks({ text }: Document, language: string): string[] {
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , block]) => block!);
}

/** Anchors of the headings, as the usual forges make them: `## How a solve goes` gives `how-a-solve-goes`. */
export function anchorsOf(document: Document): string[] {
  return [...proseOf(document).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-'),
  );
}

/** The part of a document under a heading of the second level, up to the next. Throws when there is none. */
export function sectionOf({ path, text }: Document, heading: string): Document {
  const start = text.indexOf(`\n## ${heading}`);
  if (start < 0) throw new RangeError(`${path} has no section « ${heading} »`);
  const end = text.indexOf('\n## ', start + 1);
  return { path, text: text.slice(start, end < 0 ? undefined : end) };
}

/** Targets of the links and pictures, in order. */
export function linksOf(document: Document): string[] {
  return [...proseOf(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
}

/** Cells of the rows of every table, header and rule lines aside. */
export function tableRows(document: Document): string[][] {
  const lines = proseOf(document).split('\n');
  return lines
    .filter((line, i) => line.startsWith('|') && !isRule(line) && !isRule(lines[i + 1] ?? ''))
    .map((line) =>
      line
        .slice(1, line.lastIndexOf('|'))
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
}

function isRule(line: string): boolean {
  return /^\|[\s|:-]+\|$/.test(line);
}
