import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { documentIdOf } from '../../schema/trusted/manifest.ts';
import { projectRoot } from '../../src/config.ts';
import { metronome, scratchFolder } from './metronome.ts';

const folder = scratchFolder();
const frontend = join(folder, 'frontend');
mkdirSync(join(frontend, 'pages'), { recursive: true });
writeFileSync(join(frontend, 'lus.txt'), 'pas un document');
writeFileSync(join(frontend, 'b.graphql'), '{ campaigns {\r\n totalCount } }\r\n');
writeFileSync(
  join(frontend, 'pages', 'a.gql'),
  '\nquery A { viewer { ...V } } fragment V on Viewer { kind }\n',
);
const MANIFEST = {
  [documentIdOf('{ campaigns {\n totalCount } }')]: '{ campaigns {\n totalCount } }',
  [documentIdOf('query A { viewer { ...V } } fragment V on Viewer { kind }')]:
    'query A { viewer { ...V } } fragment V on Viewer { kind }',
};

test('the manifest of a frontend is that of its files, in folders too, whatever ends their lines', async () => {
  const { code, out, err } = await metronome(['documents', frontend]);
  expect({ code, err }).toEqual({ code: 0, err: '2 documents.\n' });
  expect(JSON.parse(out)).toEqual(MANIFEST);
  const path = join(folder, 'manifeste.json');
  expect(await metronome(['documents', frontend, '--out', path])).toMatchObject({ code: 0, out: '' });
  expect(readFileSync(path, 'utf8')).toBe(out);
});

test('the manifest of the project is that of its documents', async () => {
  const documents = join(projectRoot(), 'documents');
  const { out } = await metronome(['documents', documents]);
  expect(out).toBe(readFileSync(join(documents, 'manifest.json'), 'utf8'));
});

test('what the contract refuses is told with its place, and nothing is written', async () => {
  const broken = join(folder, 'faux');
  mkdirSync(broken);
  writeFileSync(join(broken, 'a.graphql'), '{ campaigns {');
  writeFileSync(join(broken, 'b.graphql'), '{\n  nothing\n}');
  const { code, out, err } = await metronome(['documents', broken]);
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(err).toMatch(
    /^2 problèmes ; aucun manifeste n’est écrit\.\n {2}.*a\.graphql:1:14 : .*\n {2}.*b\.graphql:2:3 : /,
  );
});

test.each([
  ['absent', /absent : ce fichier ou ce dossier n’existe pas/],
  ['.', /aucun fichier \.graphql ou \.gql/],
])('%s is no place of documents', async (path, message) => {
  const empty = join(folder, 'vide');
  mkdirSync(empty, { recursive: true });
  const { code, err } = await metronome(['documents', join(empty, path)]);
  expect(code).toBe(2);
  expect(err).toMatch(message);
});
