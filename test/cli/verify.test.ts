import { describe, expect, test } from '@jest/globals';
import type { Plan } from '../../solver/index.ts';
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
const plan = (value: unknown): string => jsonFile(folder, 'plan.json', value);

const FOUR = ['--parameters', FOUR_LEVELS];

/** The lines of a text, runs of spaces made one. */
const linesOf = (text: string): string[] =>
  plain(text)
    .split('\n')
    .map((line) => line.trim().replace(/ +/g, ' '));

describe('a plan made by hand', () => {
  test.each([
    ['by session', { S1: 0, S2: 3, S3: 0 }],
    [
      'as a list',
      [
        { session: 'S1', week: 0 },
        { session: 'S2', week: 3 },
        { session: 'S3', week: 0 },
      ],
    ],
  ])('%s is judged and scored', async (_, made) => {
    const { code, out, err } = await metronome(['verify', THREE_SESSIONS, plan(made), ...FOUR]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = linesOf(out);
    expect(lines[0]).toMatch(/plan\.json : le plan respecte toutes les règles\.$/);
    const table = (header: string): string[] => {
      const first = lines.indexOf(header) + 1;
      return lines.slice(first, lines.indexOf('', first));
    };
    expect(table('terme valeur unité')).toEqual(
      expect.arrayContaining([
        'stagiaires non placés 0 stagiaires pondérés',
        'concurrence avec le PRF 0 stagiaires en pleine concurrence',
        'rugosité de la courbe 66 stagiaires pondérés',
        'éloignement des souhaits 36 stagiaires-semaines pondérés',
      ]),
    );
    expect(table('niveau valeur')).toEqual([
      'stagiaires non placés 0',
      'concurrence avec le PRF 0',
      'rugosité de la courbe 66',
      'éloignement des souhaits 36',
    ]);
  });

  test('that breaks rules is told every one of them', async () => {
    // S2 is left out, S3 is out of its window and S9 does not exist.
    const { code, out } = await metronome([
      'verify',
      THREE_SESSIONS,
      plan({ S1: 0, S3: 5, S9: 1, S2: null }),
    ]);
    expect(code).toBe(1);
    expect(out).toMatch(/plan\.json : 2 règles enfreintes\.\n/);
    expect(out).toMatch(/^ {2}known-session : « S9 » /m);
    expect(out).toMatch(/^ {2}gate:window : La session « S3 » débute le 2022-04-18 \(semaine 5\)/m);
  });

  test('is judged under the parameters given', async () => {
    const parameters = jsonFile(folder, 'toutes.json', { unplaced: 'FORBIDDEN' });
    const made = plan({ S1: 0, S2: null, S3: 0 });
    expect(await metronome(['verify', THREE_SESSIONS, made])).toMatchObject({ code: 0 });
    const { code, out } = await metronome(['verify', THREE_SESSIONS, made, '--parameters', parameters]);
    expect(code).toBe(1);
    expect(out).toMatch(/^ {2}place-once : La session « S2 » n'est pas placée/m);
  });

  test('overspending by one cent is told in exact money, in JSON too', async () => {
    const short = changedInstance(folder, ({ envelopes }) => {
      envelopes[0]!.tranches[0]!.amountCents = 6_999_999;
      envelopes[0]!.tranches[1]!.amountCents = 9_000_000;
    });
    const { code, out } = await metronome(['verify', short, plan({ S1: 0, S2: 3, S3: 0 }), '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      valid: false,
      violations: [
        {
          rule: 'envelope-budget',
          subject: { envelope: 'E1', date: '2022-04-01' },
          excess: 1,
          unit: 'cents',
        },
      ],
      scores: { placement: 0, concurrency: 0, smoothing: 66, fidelity: 36 },
    });
  });
});

describe('a plan written by solve', () => {
  async function solved(): Promise<Plan> {
    return JSON.parse((await metronome(['solve', THREE_SESSIONS, '--engine', 'highs', ...FOUR])).out) as Plan;
  }

  test('is what it says', async () => {
    const { code, out } = await metronome([
      ...['verify', THREE_SESSIONS, plan(await solved()), '--json'],
      ...FOUR,
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ valid: true, violations: [], claims: [], warnings: [] });
  });

  test('and embellished since is caught', async () => {
    const embellished = await solved();
    embellished.levels[2]!.finalValue = 60;
    embellished.assignments[1]!.startDate = '2022-03-14';
    const { code, out } = await metronome([
      ...['verify', THREE_SESSIONS, plan(embellished), '--json'],
      ...FOUR,
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      valid: false,
      violations: [],
      claims: [
        'La session « S2 », semaine 3 : début 2022-03-14 au lieu de 2022-04-04.',
        'Le niveau « smoothing » est annoncé à 60 ; il vaut 66.',
      ],
    });
  });

  test('for another instance, or under other parameters, is judged with a warning', async () => {
    const other = changedInstance(folder, (instance) => {
      instance.name = 'autre';
    });
    const parameters = jsonFile(folder, 'pic.json', { smoothing: { mode: 'PEAK' } });
    const { code, out } = await metronome([
      'verify',
      other,
      plan(await solved()),
      '--parameters',
      parameters,
    ]);
    expect(code).toBe(0);
    expect(out).toContain('Ce plan a été calculé sur une autre version de l’instance.\n');
    expect(out).toContain('Ce plan a été calculé avec d’autres paramètres');
  });
});

test.each([
  ['a number', 12, ['/ : « 12 ».']],
  [
    'weeks that are dates',
    { S1: '2022-03-14', S2: 0.5 },
    ['/S1 : "2022-03-14". Attendu : le rang d’une semaine'],
  ],
  ['a list without names', [{ week: 3 }], ['/0/session : attendu l’identifiant d’une session']],
  [
    'another format',
    { format: 'metronome-plan/9' },
    ['/format : "metronome-plan/9"', '/assignments : attendu une liste'],
  ],
])('a plan that is %s is refused with what was expected', async (_, value, faults) => {
  const { code, out, err } = await metronome(['verify', THREE_SESSIONS, plan(value)]);
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(err).toMatch(/plan\.json : ce n’est pas un plan\. Attendu : /);
  for (const fault of faults) expect(err).toContain(fault);
});
