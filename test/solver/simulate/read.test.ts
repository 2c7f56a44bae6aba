import { expect, test } from '@jest/globals';
import { defaultSimulationParameters } from '../../../solver/simulate/defaults.ts';
import { readSimulationParameters } from '../../../solver/simulate/read.ts';

/** Code, path and value of each problem of some stated parameters. */
function problemsOf(stated: unknown): [string, string, unknown][] {
  const reading = readSimulationParameters(stated);
  return 'problems' in reading ? reading.problems.map(({ code, path, value }) => [code, path, value]) : [];
}

test('what is not stated takes its default, field by field', () => {
  expect(readSimulationParameters({})).toEqual({ parameters: defaultSimulationParameters() });
  expect(
    readSimulationParameters({ draws: 10, slipShare: { CONJUNCTURAL: 0 }, slipWeeks: { most: 20 } }),
  ).toEqual({
    parameters: {
      ...defaultSimulationParameters(),
      draws: 10,
      slipShare: { STRUCTURAL: 0.2, CONJUNCTURAL: 0, INNOVATIVE: 0.2 },
      slipWeeks: { least: 8, most: 20 },
    },
  });
});

test.each([
  ['the least of each', { seed: 0, draws: 1, abandonShare: 0, slipWeeks: { least: 1, most: 1 } }],
  [
    'the most of each',
    { seed: 2_147_483_647, draws: 10_000, abandonShare: 1, slipWeeks: { least: 104, most: 104 } },
  ],
])('%s is accepted', (_, stated) => {
  expect(problemsOf(stated)).toEqual([]);
});

test('every problem is told at once, each at its place', () => {
  expect(
    problemsOf({
      seed: -1,
      draws: 10_001,
      slipShare: { STRUCTURAL: 1.01, AUTRE: 0 },
      slipWeeks: { least: 0, most: 105 },
      abandonShare: -0.1,
      shares: 1,
    }).sort(),
  ).toEqual([
    ['FIELD_UNKNOWN', '/shares', 'shares'],
    ['FIELD_UNKNOWN', '/slipShare/AUTRE', 'AUTRE'],
    ['OUT_OF_BOUNDS', '/abandonShare', -0.1],
    ['OUT_OF_BOUNDS', '/draws', 10_001],
    ['OUT_OF_BOUNDS', '/seed', -1],
    ['OUT_OF_BOUNDS', '/slipShare/STRUCTURAL', 1.01],
    ['OUT_OF_BOUNDS', '/slipWeeks/least', 0],
    ['OUT_OF_BOUNDS', '/slipWeeks/most', 105],
  ]);
});

test.each([
  ['zero draws', { draws: 0 }, ['OUT_OF_BOUNDS', '/draws', 0]],
  ['half a draw', { draws: 1.5 }, ['TYPE_INVALID', '/draws', 1.5]],
  ['a share that is a text', { abandonShare: '10 %' }, ['TYPE_INVALID', '/abandonShare', '10 %']],
  ['a share that is no number', { abandonShare: Number.NaN }, ['TYPE_INVALID', '/abandonShare', Number.NaN]],
  ['a list', [], ['TYPE_INVALID', '', []]],
])('%s is refused', (_, stated, problem) => {
  expect(problemsOf(stated)).toEqual([problem]);
});

test('the longest slip under the shortest is one problem, against the default too', () => {
  expect(readSimulationParameters({ slipWeeks: { most: 7 } })).toEqual({
    problems: [
      {
        code: 'SLIP_WEEKS_REVERSED',
        path: '/slipWeeks/most',
        value: 7,
        message:
          "« 7 » : ce nombre de semaines est sous le plus court glissement (8). Attendu : 8 au moins. Corriger l'un des deux.",
      },
    ],
  });
});
