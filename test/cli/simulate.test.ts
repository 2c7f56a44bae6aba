import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Simulation } from '../../solver/index.ts';
import { changedInstance, jsonFile, metronome, plain, scratchFolder, THREE_SESSIONS } from './metronome.ts';

const folder = scratchFolder();
const PLAN = jsonFile(folder, 'plan.json', { S1: 0, S2: 3, S3: 0 });

/** Lines of a text that start with a word, runs of spaces made one. */
const linesFrom = (told: string, start: string): string[] =>
  plain(told)
    .split('\n')
    .map((line) => line.trim().replace(/ +/g, ' '))
    .filter((line) => line.startsWith(start));

describe('a plan', () => {
  test('whose sessions all slip by three weeks is told as it was and as it becomes', async () => {
    const options = ['--draws', '4', '--abandon-share', '0', '--slip-share', '1', '--slip-weeks', '3'];
    const { code, out, err } = await metronome(['simulate', THREE_SESSIONS, PLAN, ...options]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(plain(out).split('\n').slice(0, 2)).toEqual([
      expect.stringMatching(/plan\.json : 3 sessions placées, 30 entrées, 4 tirages \(graine 2022\)\.$/),
      'Abandonnées : 0 % des sessions. Glissent, parmi les autres : 100 %, de 3 à 3 semaines. Ce qui a démarré ou est engagé reste.',
    ]);
    // S2 and its 12 trainees, in week 3, leaves the six weeks; the others go from March to April.
    expect(linesFrom(out, 'entrées dans')).toEqual(['entrées dans l’horizon 30 18 18 18 18']);
    expect(linesFrom(out, 'entrées glissées')).toEqual(['entrées glissées hors de l’horizon 0 12 12 12 12']);
    expect(linesFrom(out, 'mars')).toEqual(['mars 18 0 0 0 0']);
    expect(linesFrom(out, 'avril')).toEqual(['avril 12 18 18 18 18']);
    expect(linesFrom(out, 'S')).toEqual(['S2 Aide-soignant - Rouen 100 %']);
  });

  test('to which nothing happens stays whole, and exposes nobody', async () => {
    const options = ['--draws', '2', '--abandon-share', '0', '--slip-share', '0'];
    const { out } = await metronome(['simulate', THREE_SESSIONS, PLAN, ...options]);
    expect(linesFrom(out, 'entrées dans')).toEqual(['entrées dans l’horizon 30 30 30 30 30']);
    expect(linesFrom(out, 'Aucune session')).toHaveLength(1);
  });

  test('is told in JSON under the options given, shares by nature among them', async () => {
    const options = [
      ...['--draws', '5', '--seed', '7', '--abandon-share', '22/209', '--slip-weeks', '2-3'],
      ...['--slip-share', '0.5', '--slip-share', 'Conjoncturelle=0,25'],
    ];
    const { code, out } = await metronome(['simulate', '-', PLAN, ...options, '--json'], {
      input: readFileSync(THREE_SESSIONS, 'utf8'),
    });
    expect(code).toBe(0);
    expect((JSON.parse(out) as Simulation).drawn).toEqual({
      seed: 7,
      draws: 5,
      slipShare: { STRUCTURAL: 0.5, CONJUNCTURAL: 0.25, INNOVATIVE: 0.5 },
      slipWeeks: { least: 2, most: 3 },
      abandonShare: 22 / 209,
    });
  });
});

test('a data set stands for its instance', async () => {
  const asked = ['occitanie-sante-2024', '--places', '10', '--cost', '0', '--hours', '350'];
  const { out: made } = await metronome(['instance', ...asked]);
  const { sessions } = JSON.parse(made) as { sessions: { id: string }[] };
  const nowhere = jsonFile(folder, 'vide.json', Object.fromEntries(sessions.map(({ id }) => [id, null])));
  const { code, out } = await metronome(['simulate', ...asked, nowhere, '--draws', '1']);
  expect(code).toBe(0);
  expect(plain(out)).toContain('vide.json : 0 session placée, 0 entrée, 1 tirage (graine 2022).');
});

describe('what cannot be simulated', () => {
  test('a plan that breaks a rule is refused, with every rule', async () => {
    const broken = jsonFile(folder, 'faux.json', { S1: 0, S3: 5, S9: 1, S2: null });
    const { code, out, err } = await metronome(['simulate', THREE_SESSIONS, broken]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(
      /faux\.json : ce plan enfreint des règles, ce qu’il deviendrait ne dirait rien\.\n {2}- /,
    );
    expect(err).toContain('« S9 »');
    expect(err).toContain('« S3 »');
  });

  test('an instance that contradicts itself is refused with its problems', async () => {
    const reversed = changedInstance(folder, ({ sessions }) => {
      sessions[0]!.window = { earliest: 5, latest: 0 };
    });
    const { code, err } = await metronome(['simulate', reversed, PLAN]);
    expect(code).toBe(3);
    expect(err).toContain('/sessions/0/window');
  });

  test.each([
    [['--slip-weeks', '13-8'], /ce nombre de semaines est sous le plus court glissement \(13\)/],
    [
      ['--slip-weeks', '8,5'],
      /« 8,5 » pour « --slip-weeks <semaines> » : attendu des semaines, par exemple 8-13\./,
    ],
    [['--draws', '10001'], /attendu un nombre entier de 1 à 10000\./],
    [['--abandon-share', '1,1'], /attendu une part de 0 à 1, par exemple 0,2 ou 22\/209\./],
    [['--abandon-share', '1/0'], /attendu une part de 0 à 1/],
    [['--slip-share', 'urgente=0,1'], /attendu une nature : structurante, conjoncturelle ou innovante\./],
    [['--slip-share', 'innovante='], /attendu une part de 0 à 1/],
  ])('%j is refused in French, with what to do', async (options, message) => {
    const { code, out, err } = await metronome(['simulate', THREE_SESSIONS, PLAN, ...options]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });
});
