/** Input that no plan could come from, at the command line: named, whole, with the code of a refusal; never a plan or a hang. */
import { describe, expect, test } from '@jest/globals';
import { aSession } from '../solver/builders.ts';
import { BAD_INPUT, sound, spoiled } from '../solver/instance/bad-input.ts';
import { jsonFile, metronome, scratchFolder } from './metronome.ts';

const folder = scratchFolder();

test.each(BAD_INPUT)('check names %s', async (name, spoil, problems) => {
  const path = jsonFile(folder, 'fautive.json', spoiled([name, spoil, problems]));
  const { code, out, err } = await metronome(['check', '--json', path]);
  expect({ code, err, told: JSON.parse(out) }).toEqual({
    code: 1,
    err: '',
    told: { valid: false, problems },
  });
});

test('check tells all of them at once, as text', async () => {
  const path = jsonFile(folder, 'fautive.json', spoiled(...BAD_INPUT));
  const { code, out } = await metronome(['check', path]);
  expect(code).toBe(1);
  const problems = BAD_INPUT.flatMap(([, , told]) => told);
  expect(out.split('\n')[0]).toBe(`${path} : ${problems.length} problèmes`);
  for (const { path: place, message } of problems) expect(out).toContain(`  ${place}\n    ${message}\n`);
});

describe('envelopes in a ring hang no command', () => {
  const ring = BAD_INPUT.find(([name]) => name === 'envelopes that hold each other')!;
  const [, , [problem]] = ring;

  test.each([
    ['solve', []],
    ['verify', ['plan.json']],
    ['prove', []],
    ['export', []],
  ])('%s', async (command, more) => {
    const instance = jsonFile(folder, 'en-rond.json', spoiled(ring));
    jsonFile(folder, 'plan.json', { assignments: [] });
    const files = more.map((name) => `${folder}/${name}`);
    expect(await metronome([command, instance, ...files])).toEqual({
      code: 3,
      out: '',
      err: `${instance} : 1 problème\n  ${problem!.path}\n    ${problem!.message}\n`,
    });
  });
});

describe('weights', () => {
  test('a negative one in a file of parameters is named by solve', async () => {
    const instance = jsonFile(folder, 'saine.json', sound());
    const levels = [{ name: 'fidelity', terms: [{ term: 'fidelity', weight: -1 }] }];
    const parameters = jsonFile(folder, 'poids.json', { levels });
    expect(await metronome(['solve', instance, '--parameters', parameters])).toEqual({
      code: 3,
      out: '',
      err: `${parameters} : 1 problème\n  /levels/0/terms/0/weight\n    « -1 » n'est pas accepté en /levels/0/terms/0/weight. Attendu : un nombre (valeur >= 0). Corriger la valeur.\n`,
    });
  });

  test('NaN is no JSON: the place in the file is told', async () => {
    const lines = JSON.stringify(sound(), null, 1).split('\n');
    const line = lines.findIndex((text) => text.includes('"placementWeight"'));
    lines[line] = lines[line]!.replace('1,', 'NaN,');
    expect(await metronome(['check', '-'], { input: lines.join('\n') })).toEqual({
      code: 2,
      out: '',
      err: `entrée standard : ce n’est pas du JSON (ligne ${line + 1}, colonne ${lines[line]!.indexOf('NaN') + 1}). Attendu : une instance (metronome-instance/1). Corrigez le fichier.\n`,
    });
  });
});

test('ten thousand sessions in one week are many, not wrong', async () => {
  const instance = sound();
  const session = aSession({}, instance.weeks);
  instance.sessions = Array.from({ length: 10_000 }, (_, s) => ({ ...session, id: `S${s}` }));
  const path = jsonFile(folder, 'foule.json', instance);
  expect(await metronome(['check', path])).toEqual({
    code: 0,
    out: expect.stringMatching(
      / : instance valide, 10.000 sessions, 100.000 entrées, 4 périodes, 2 enveloppes\.\n$/,
    ),
    err: '',
  });
});
