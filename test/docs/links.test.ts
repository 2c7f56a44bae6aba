/** A reader who follows a link of the documents gets somewhere. */

import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../../src/config.ts';
import { allDocuments, anchorsOf, type Document, documentAt, linksOf, proseOf } from './documents.ts';

/** Links to places of the project that are not there: a file, a folder, or a heading of a document. */
function brokenLinks(document: Document): string[] {
  return linksOf(document).filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [target = '', anchor] = decodeURI(link).split('#');
    const path =
      target === '' ? document.path : posix.normalize(posix.join(posix.dirname(document.path), target));
    if (path.startsWith('..') || !existsSync(join(projectRoot(), path))) return true;
    return anchor !== undefined && !anchorsOf(documentAt(path)).includes(anchor);
  });
}

const documents = allDocuments();

test('the documents are found', () => {
  expect(documents.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['README.md', 'docs/problem.md', 'data/reference/README.md']),
  );
});

/** Project paths written as code, `solver/gates/pin.ts`, that are not there. */
function missingPaths(document: Document): string[] {
  const paths = proseOf(document).match(PATH) ?? [];
  return paths.filter((path) => !existsSync(join(projectRoot(), path)));
}

const PATH = /(?<=`)(?:solver|src|schema|data|docs|test)\/[\w./-]*(?=`)/g;

describe.each(documents.map((document) => [document.path, document] as const))('%s', (_, document) => {
  test('has no link that leads nowhere', () => {
    expect(brokenLinks(document)).toEqual([]);
  });

  test('names no file that is not there', () => {
    expect(missingPaths(document)).toEqual([]);
  });
});

describe('what leads nowhere is seen', () => {
  test.each([
    ['[x](no-such-file.md)', ['no-such-file.md']],
    ['[x](problem.md#no-such-heading)', ['problem.md#no-such-heading']],
    ['[x](../../outside.md)', ['../../outside.md']],
    ['![x](no-such-picture.svg)', ['no-such-picture.svg']],
    ['[x](problem.md#levels), [y](../solver), [z](https://example.org/nowhere)', []],
  ])('%s', (text, broken) => {
    expect(brokenLinks({ path: 'docs/made-up.md', text })).toEqual(broken);
  });

  test('a path', () => {
    const text = 'in `solver/gates/pin.ts`, `solver/gates/` and `solver/gates/no-such-gate.ts`';
    expect(missingPaths({ path: 'docs/made-up.md', text })).toEqual(['solver/gates/no-such-gate.ts']);
  });
});
