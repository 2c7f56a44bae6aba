import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Instance } from '../../solver/index.ts';
import { changedInstance, metronome, scratchFolder, THREE_SESSIONS } from './metronome.ts';

const folder = scratchFolder();

test('an instance that holds together is said valid, with its size', async () => {
  expect(await metronome(['check', THREE_SESSIONS])).toEqual({
    code: 0,
    out: `${THREE_SESSIONS} : instance valide, 3 sessions, 30 entrées, 6 périodes, 1 enveloppe.\n`,
    err: '',
  });
});

test('- is the standard input', async () => {
  const input = await readFile(THREE_SESSIONS, 'utf8');
  expect(await metronome(['check', '-'], { input })).toEqual({
    code: 0,
    out: 'entrée standard : instance valide, 3 sessions, 30 entrées, 6 périodes, 1 enveloppe.\n',
    err: '',
  });
});

describe('an instance that contradicts itself', () => {
  const contradict = (instance: Instance): void => {
    instance.sessions[1]!.id = 'S1';
    instance.sessions[2]!.envelope = 'E9';
    instance.sessions[2]!.window = { earliest: 3, latest: 1 };
  };

  test('has every problem told at once, each with its path', async () => {
    const { code, out, err } = await metronome(['check', changedInstance(folder, contradict)]);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out.split('\n')[0]).toBe(`${join(folder, 'instance.json')} : 3 problèmes`);
    expect(out).toMatch(/^ {2}\/sessions\/1\/id\n {4}« S1 » : /m);
    expect(out).toMatch(/^ {2}\/sessions\/2\/envelope\n {4}« E9 » : /m);
    expect(out).toMatch(/^ {2}\/sessions\/2\/window\/latest\n {4}« 1 » : /m);
  });

  test('has the same problems in JSON', async () => {
    const { code, out } = await metronome(['check', '--json', changedInstance(folder, contradict)]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      valid: false,
      problems: [
        expect.objectContaining({ path: '/sessions/1/id', value: 'S1' }),
        expect.objectContaining({ path: '/sessions/2/envelope', value: 'E9' }),
        expect.objectContaining({ path: '/sessions/2/window/latest', value: 1 }),
      ],
    });
  });
});

test.each<[string, (instance: Instance) => void, string, RegExp]>([
  [
    'a date in 9999',
    ({ envelopes }) => {
      envelopes[0]!.tranches[1]!.date = '9999-12-31';
    },
    '/envelopes/0/tranches/1/date',
    /« 9999-12-31 ».*Attendu/,
  ],
  [
    'an envelope below zero',
    ({ envelopes }) => {
      envelopes[0]!.tranches[0]!.amountCents = -1;
    },
    '/envelopes/0/tranches/0/amountCents',
    /« -1 ».*Attendu/,
  ],
  [
    'an empty region',
    (instance) => {
      instance.sessions = [];
    },
    '/sessions',
    /Attendu/,
  ],
])('%s is refused with its path, its value and what was expected', async (_, change, path, message) => {
  const { code, out } = await metronome(['check', changedInstance(folder, change)]);
  expect(code).toBe(1);
  const lines = out.split('\n');
  expect(lines).toContain(`  ${path}`);
  expect(lines[lines.indexOf(`  ${path}`) + 1]).toMatch(message);
});

test.each([
  ['that is missing', 'absent.json', null, 'ce fichier ou ce dossier n’existe pas'],
  ['that is a folder', '.', null, 'c’est un dossier, pas un fichier'],
  ['that is empty', 'vide.json', Buffer.from(' \n'), 'le fichier est vide'],
  [
    'that is not JSON',
    'coupe.json',
    Buffer.from('{\n  "name": "x",\n}'),
    'ce n’est pas du JSON (ligne 3, colonne 1)',
  ],
  [
    'that is nested without end',
    'profond.json',
    Buffer.from('['.repeat(100_000) + ']'.repeat(100_000)),
    'listes et objets s’y emboîtent sur plus de 100 niveaux',
  ],
  [
    'that is not UTF-8',
    'latin1.json',
    Buffer.from('{"name":"\xe9t\xe9"}', 'latin1'),
    'ce n’est pas du texte UTF-8',
  ],
])('a file %s is named with why, and what to do', async (_, name, content, reason) => {
  const path = join(folder, name);
  if (content !== null) writeFileSync(path, content);
  const { code, out, err } = await metronome(['check', path]);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err.split('\n').length).toBe(2);
  expect(err.startsWith(`${path} : ${reason}. `)).toBe(true);
});
