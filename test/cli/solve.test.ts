import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { hashOf, type Plan, readParameters } from '../../solver/index.ts';
import {
  changedInstance,
  FOUR_LEVELS,
  jsonFile,
  metronome,
  plain,
  scratchFolder,
  THREE_SESSIONS,
} from './metronome.ts';

const folder = scratchFolder();

const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const reading = readParameters(json(FOUR_LEVELS));
const FOUR = ['--parameters', FOUR_LEVELS];

/** One tranche of 90 000 EUR until April, 120 000 EUR of sessions in March: the dearest movable one waits for April. */
const PLAN = {
  format: 'metronome-plan/1',
  instanceHash: hashOf(json(THREE_SESSIONS)),
  parametersHash: hashOf('parameters' in reading && reading.parameters),
  seed: 2022,
  engine: { name: 'highs', version: expect.stringMatching(/^\d+\.\d+/) },
  end: 'PROVEN',
  levels: [
    level('placement', 0),
    level('concurrency', 0),
    // Targets 14 and 16, plan 18 and 12, steps of 1 and 2: 1 + 3 + 5 + 7 and 2 + 6, by month and by quarter; peak 18.
    // Its relaxation splits a session between two months: multipliers alone prove no more than an even peak.
    { ...level('smoothing', 66), provenBound: 16, restsOn: 'ENGINE' },
    // 12 trainees three weeks later than asked.
    level('fidelity', 36),
  ],
  scores: expect.objectContaining({ placement: 0, concurrency: 0, smoothing: 66, fidelity: 36 }),
  assignments: [
    start('S1', 0, '2022-03-14', '2022-05-06', 0),
    start('S2', 3, '2022-04-04', '2022-05-27', 3),
    start('S3', 0, '2022-03-14', '2022-05-06', 0),
  ],
};

function level(name: string, value: number) {
  const known = { name, terms: [name], value, finalValue: value, bound: value, gap: 0, end: 'PROVEN' };
  return { ...known, provenBound: value, restsOn: 'MULTIPLIERS' };
}

function start(session: string, week: number, startDate: string, endDate: string, displacementWeeks: number) {
  return { session, week, startDate, endDate, displacementWeeks };
}

describe('a plan that is proven', () => {
  test('goes to the standard output alone, what is said of it to the standard error', async () => {
    const { code, out, err } = await metronome(['solve', THREE_SESSIONS, ...FOUR]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(PLAN);
    expect(plain(err).replace(/highs [\d.]+/, 'highs N')).toBe(
      [
        'Plan vérifié, prouvé aux écarts demandés.',
        'Moteur highs N, graine 2022 ; premier plan en …, en tout ….',
        '',
        '  niveau                    valeur  borne  écart  fin     dans le plan  à refaire  la borne repose sur',
        '  stagiaires non placés          0      0    0 %  prouvé             0          0  multiplicateurs',
        '  concurrence avec le PRF        0      0    0 %  prouvé             0          0  multiplicateurs',
        '  rugosité de la courbe         66     66    0 %  prouvé            66         16  parole du moteur',
        '  éloignement des souhaits      36     36    0 %  prouvé            36         36  multiplicateurs',
        '',
        'Placées : 3 sur 3 sessions (30 sur 30 entrées).',
        'Déplacées : 1 session, 3 semaines en tout.',
        '',
      ].join('\n'),
    );
  });

  test('is written to --out in place of the old file, with nothing left beside it', async () => {
    const out = join(folder, 'plan.json');
    writeFileSync(out, 'ancien');
    const answer = await metronome(['solve', THREE_SESSIONS, '--out', out, '--engine', 'highs']);
    expect(answer).toMatchObject({ code: 0, out: '' });
    expect(answer.err).toContain(`Plan écrit dans ${out}.\n`);
    const plan = JSON.parse(readFileSync(out, 'utf8')) as Plan;
    expect(plan.assignments).toEqual(PLAN.assignments);
    expect(readdirSync(folder).filter((name) => name.includes('plan.json'))).toEqual(['plan.json']);
  });

  test('is the same twice, byte for byte', async () => {
    const [first, second] = [
      await metronome(['solve', THREE_SESSIONS]),
      await metronome(['solve', THREE_SESSIONS]),
    ];
    expect(first.out).toBe(second.out);
  });

  test('takes its seed and engine from the options, over those of the file', async () => {
    const parameters = jsonFile(folder, 'p.json', { seed: 1, engine: 'javascript-lp-solver' });
    const { out } = await metronome([
      'solve',
      THREE_SESSIONS,
      '--parameters',
      parameters,
      '--seed',
      '7',
      '--engine',
      'highs',
    ]);
    expect(JSON.parse(out)).toMatchObject({ seed: 7, engine: { name: 'highs' } });
  });
});

test('javascript-lp-solver finds the same values', async () => {
  const { code, out } = await metronome([
    ...['solve', THREE_SESSIONS, '--engine', 'javascript-lp-solver'],
    ...FOUR,
  ]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    engine: { name: 'javascript-lp-solver' },
    levels: [{ value: 0 }, { value: 0 }, { value: 66 }, { value: 36 }],
  });
});

describe('no plan', () => {
  const everySession = () => jsonFile(folder, 'toutes.json', { unplaced: 'FORBIDDEN' });

  test('where the window of a session closes everywhere: what closes it is told, and nothing is written', async () => {
    const out = join(folder, 'jamais.json');
    const closed = changedInstance(folder, (instance) => {
      instance.closures = [{ id: 'C1', from: '2022-03-01', to: '2022-03-31' }];
    });
    const answer = await metronome(['solve', closed, '--parameters', everySession(), '--out', out]);
    expect(answer).toMatchObject({ code: 4, out: '' });
    expect(answer.err).toMatch(
      /^Aucun plan n’existe : 1 conflit\.\n {2}- La session « S3 » n'a aucune semaine ouverte/,
    );
    expect(existsSync(out)).toBe(false);
  });

  test('where money is short: the envelope, the date and the amount are told', async () => {
    const short = changedInstance(folder, ({ envelopes }) => {
      envelopes[0]!.tranches = [{ date: '2022-01-01', amountCents: 11_999_999, kind: 'INITIAL' }];
    });
    const { code, err } = await metronome(['solve', short, '--parameters', everySession()]);
    expect(code).toBe(4);
    expect(err).toMatch(/L'enveloppe « E1 » manque de 0,01\s€ à la fin de l'horizon/);
  });

  test('where an empty region has nothing to plan', async () => {
    const empty = changedInstance(folder, (instance) => {
      instance.sessions = [];
    });
    const { code, out, err } = await metronome(['solve', empty]);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toMatch(/ : 1 problème\n {2}\/sessions\n/);
  });
});

test.each([
  ['an unknown engine', { engine: 'cplex' }, '/engine', '« cplex »'],
  ['a level without name', { levels: [{ terms: [{ term: 'smoothing', weight: 1 }] }] }, '/levels/0/name', ''],
  [
    'a term that does not exist',
    { levels: [{ name: 'x', terms: [{ term: 'beauty', weight: 1 }] }] },
    '/levels/0/terms/0/term',
    '« beauty »',
  ],
])('parameters with %s are refused', async (_, parameters, path, value) => {
  const file = jsonFile(folder, 'faux.json', parameters);
  const { code, out, err } = await metronome(['solve', THREE_SESSIONS, '--parameters', file]);
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(err).toContain(`${file} : `);
  expect(err).toContain(`  ${path}\n    ${value}`);
});

test('a place where nothing can be written is refused before the work', async () => {
  const nowhere = join(folder, 'absent', 'plan.json');
  expect(await metronome(['solve', THREE_SESSIONS, '--out', nowhere])).toEqual({
    code: 2,
    out: '',
    err: `${nowhere} : ce fichier ou ce dossier n’existe pas. Donnez à --out le nom d’un fichier dans un dossier où vous pouvez écrire.\n`,
  });
});

describe('a region-year', () => {
  const normandie = join(folder, 'normandie.json');
  beforeAll(async () => {
    expect(await metronome(['instance', 'normandie-2022', '--out', normandie])).toMatchObject({ code: 0 });
  });

  test('ended by its limit gives a verified plan that says so', async () => {
    const parameters = jsonFile(folder, 'vite.json', {
      levels: [
        {
          name: 'fidelity',
          terms: [
            { term: 'smoothing', weight: 1 },
            { term: 'fidelity', weight: 1 },
          ],
          gap: 0,
          secondsLimit: 0.2,
        },
      ],
    });
    const { code, out, err } = await metronome(['solve', normandie, '--parameters', parameters]);
    expect(code).toBe(5);
    const plan = JSON.parse(out) as Plan;
    expect(plan.end).toBe('CLOCK');
    expect(err).toContain('arrêté par la limite de temps : un autre calcul peut en donner un autre');
    const verdict = await metronome([
      'verify',
      normandie,
      jsonFile(folder, 'vite-plan.json', plan),
      '--parameters',
      parameters,
    ]);
    expect(verdict).toMatchObject({ code: 0 });
  });

  test('stopped by Ctrl-C keeps its best plan', async () => {
    const parameters = jsonFile(folder, 'long.json', {
      levels: [{ name: 'long', terms: [{ term: 'smoothing', weight: 1 }], gap: 0, secondsLimit: 60 }],
    });
    const ready = fileURLToPath(new URL('./say-when-interruptible.ts', import.meta.url));
    const { code, out, err } = await metronome(
      ['solve', normandie, '--parameters', parameters, '--engine', 'javascript-lp-solver'],
      {
        node: ['--import', ready],
        onError: (told, kill) => {
          if (told.includes('INTERRUPTIBLE')) kill('SIGINT');
        },
      },
    );
    expect(code).toBe(130);
    expect(err).toContain('Arrêt demandé : le meilleur plan vérifié est gardé');
    const plan = JSON.parse(out) as Plan;
    expect(plan).toMatchObject({ end: 'CANCELLED', levels: [{ end: 'CANCELLED' }] });
    const verdict = await metronome([
      'verify',
      normandie,
      jsonFile(folder, 'arret.json', plan),
      '--parameters',
      parameters,
    ]);
    expect(verdict).toMatchObject({ code: 0 });
  });
});
