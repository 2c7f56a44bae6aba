/** The files that say which documents are trusted. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { documentIdOf, readManifests } from '../../schema/trusted/manifest.ts';
import { projectRoot } from '../../src/config.ts';
import { exampleQuery } from '../../src/welcome.ts';
import { documentAt, fencedBlocks } from '../docs/documents.ts';

const folder = mkdtempSync(join(tmpdir(), 'metronome-manifest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

test('an identifier is the hash of the text, as the appendix of GraphQL over HTTP computes it', () => {
  // Its own example.
  expect(documentIdOf('query ($id: ID!) {\n  user(id: $id) {\n    name\n  }\n}')).toBe(
    'sha256:7dba4bd717b41f10434822356a93c32b1fb4907b983e854300ad839f84cdcd6e',
  );
});

test('the manifest of the project has the query of the editor and that of the README', () => {
  const own = readManifests([join(projectRoot(), 'documents', 'manifest.json')]);
  const [question] = fencedBlocks(documentAt('README.md'), 'graphql');
  expect([...own.values()].sort()).toEqual([exampleQuery, question!.trim()].sort());
});

test('several manifests are read as one', () => {
  const entry = (text: string) => JSON.stringify({ [documentIdOf(text)]: text });
  const both = readManifests([file('a.json', entry('{ a }')), file('b.json', entry('{ b }'))]);
  expect([...both.values()]).toEqual(['{ a }', '{ b }']);
});

test('what cannot be used is told, all of it at once', () => {
  const paths = [
    file('text.json', 'ceci'),
    file('list.json', '[]'),
    file('wrong.json', JSON.stringify({ 'sha256:00': '{ a }', [documentIdOf('{ b }')]: 7 })),
    join(folder, 'absent.json'),
  ];
  let message = '';
  try {
    readManifests(paths);
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message.replaceAll(`${folder}/`, '').split('\n')).toEqual([
    'Documents de confiance inutilisables :',
    "  - text.json : ce n'est pas du JSON.",
    "  - list.json : ce n'est pas un objet JSON.",
    "  - wrong.json : « sha256:00 » n'est pas l'identifiant de son document.",
    `  - wrong.json : « ${documentIdOf('{ b }')} » n'est pas l'identifiant de son document.`,
    '  - absent.json : ce fichier ne se lit pas.',
    'Attendu : un objet JSON, { "sha256:…": "query …" }. Refaites-le : metronome documents --help.',
  ]);
});
