import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Plan } from '../../solver/index.ts';
import { solveElsewhere } from '../solver/export/glpk.ts';
import { changedInstance, jsonFile, metronome, scratchFolder, THREE_SESSIONS } from './metronome.ts';

const folder = scratchFolder();
const parameters = jsonFile(folder, 'parametres.json', {
  levels: ['placement', 'smoothing', 'fidelity'].map((term) => ({
    name: term,
    terms: [{ term, weight: 1 }],
  })),
});

async function solved(): Promise<Plan> {
  const { out } = await metronome(['solve', THREE_SESSIONS, '--parameters', parameters]);
  return JSON.parse(out) as Plan;
}

test.each(['lp', 'mps'] as const)('a level in %s has elsewhere the value of the plan', async (format) => {
  const plan = await solved();
  for (const { name, value } of plan.levels) {
    const { code, out, err } = await metronome([
      ...['export', THREE_SESSIONS, '--format', format, '--level', name],
      ...['--parameters', parameters, '--plan', jsonFile(folder, 'plan.json', plan)],
    ]);
    expect({ code, err }).toEqual({
      code: 0,
      err: expect.stringMatching(new RegExp(`^Niveau . sur 3, « ${name} », à minimiser\\.\n$`)),
    });
    expect((await solveElsewhere(out, format)).value).toBeCloseTo(value, 5);
  }
});

describe('what is not said', () => {
  test('is LP, the first level, the standard output', async () => {
    const { code, out, err } = await metronome(['export', THREE_SESSIONS]);
    expect({ code, err }).toEqual({ code: 0, err: 'Niveau 1 sur 5, « placement », à minimiser.\n' });
    expect(out).toMatch(/^\\ Métronome, modèle exact de « .* »\n/);
    expect(out).toContain('\nSubject To\n place_once_S1: start_S1_');
    expect(out).toMatch(/\nEnd\n$/);
  });

  test('without a plan earlier levels are not held, and it is told', async () => {
    const file = join(folder, 'modele.mps');
    const { code, out, err } = await metronome([
      ...['export', THREE_SESSIONS, '--level', '2', '--format', 'mps', '--out', file],
    ]);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(err).toBe(
      'Niveau 3 sur 5, « smoothing », à minimiser.\n' +
        '2 niveaux précédents ne sont pas tenus : donnez --plan pour que l’optimum soit celui de solve.\n' +
        `Modèle écrit dans ${file}.\n`,
    );
    const written = readFileSync(file, 'utf8');
    expect(written).toContain('\n* niveau « placement » non tenu\n');
    expect(written).toMatch(/\nENDATA\n$/);
  });
});

test('a plan made by hand holds the values it has', async () => {
  const plan = jsonFile(folder, 'main.json', { S1: 0, S2: null, S3: 0 });
  const { code, out } = await metronome([
    ...['export', THREE_SESSIONS, '--level', 'concurrency', '--plan', plan],
  ]);
  expect(code).toBe(0);
  // S2 has 12 trainees; half the slack of plans, 12e-6, is above it.
  expect(out).toMatch(/\n hold_placement: .* <= 12\.000006\n/);
});

describe('is refused, with what to do', () => {
  test('a level that does not exist', async () => {
    expect(await metronome(['export', THREE_SESSIONS, '--level', 'lissage'])).toEqual({
      code: 2,
      out: '',
      err: 'Le niveau « lissage » n’existe pas. Attendu : « placement », « concurrency », « smoothing », « fidelity », « stability », ou leur rang à partir de 0.\n',
    });
  });

  test('a format that does not exist', async () => {
    const { code, err } = await metronome(['export', THREE_SESSIONS, '--format', 'xls']);
    expect(code).toBe(2);
    expect(err).toMatch(/^« xls » pour « --format <format> » : attendu lp ou mps\./);
  });

  test.each([
    [
      'of another instance',
      async () => [
        changedInstance(folder, (i) => {
          i.name = 'autre';
        }),
        await solved(),
        ['--parameters', parameters],
      ],
      'ce plan a été calculé sur une autre version de l’instance.',
    ],
    [
      'under other parameters',
      async () => [THREE_SESSIONS, await solved(), []],
      'ce plan a été calculé avec d’autres paramètres. Donnez-les par --parameters et --hand.',
    ],
    [
      'that breaks a rule',
      async () => [THREE_SESSIONS, { S1: 0, S2: 3, S3: 5 }, []],
      'le plan enfreint gate:window. ',
    ],
  ] as [string, () => Promise<[string, unknown, string[]]>, string][])(
    'a plan %s',
    async (_, made, message) => {
      const [instance, plan, rest] = await made();
      const file = jsonFile(folder, 'refuse.json', plan);
      const { code, out, err } = await metronome([
        'export',
        instance,
        '--level',
        '1',
        '--plan',
        file,
        ...rest,
      ]);
      expect({ code, out }).toEqual({ code: 3, out: '' });
      expect(err).toMatch(/refuse\.json : /);
      expect(err).toContain(message);
    },
  );
});
