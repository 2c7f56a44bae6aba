import { describe, expect, test } from '@jest/globals';
import { defaultParameters } from '../../../solver/parameters/defaults.ts';
import { readParameters } from '../../../solver/parameters/read.ts';

/** Problems of a value as "CODE /path". */
function told(value: unknown): string[] {
  const outcome = readParameters(value);
  return 'problems' in outcome ? outcome.problems.map(({ code, path }) => `${code} ${path}`) : [];
}

const SMOOTH = { term: 'smoothing', weight: 1 };
const NEAR = { term: 'fidelity', weight: 1 };

describe('over the defaults', () => {
  test('nothing stated: the defaults', () => {
    expect(readParameters({})).toEqual({ parameters: defaultParameters() });
  });

  test('a field inside a group leaves its neighbours', () => {
    const { smoothing, ...others } = defaultParameters();
    expect(readParameters({ smoothing: { peakWeight: 0, profile: { '2022-Q1': 0.3 } } })).toEqual({
      parameters: { ...others, smoothing: { ...smoothing, peakWeight: 0, profile: { '2022-Q1': 0.3 } } },
    });
  });

  test('a part of any group is a part of it', () => {
    const defaults = defaultParameters();
    const stated = {
      delays: { sourcingWeeks: 6 },
      agencyLoad: { mode: 'SOFT' },
      opcoLoad: { mode: 'HARD' },
      candidatePool: { mode: 'HARD' },
      spacing: { jobZoneWeeks: 2 },
      unforeseenReserve: { share: 0.1 },
      stability: { perWeek: 0 },
      hoursCap: 450.5,
    };
    expect(readParameters(stated)).toEqual({
      parameters: {
        ...defaults,
        delays: { ...defaults.delays, sourcingWeeks: 6 },
        agencyLoad: { mode: 'SOFT', launchWeeks: 2 },
        opcoLoad: { mode: 'HARD' },
        candidatePool: { mode: 'HARD' },
        spacing: { projectWeeks: 0, jobZoneWeeks: 2 },
        unforeseenReserve: { share: 0.1 },
        stability: { ...defaults.stability, perWeek: 0 },
        hoursCap: 450.5,
      },
    });
  });

  test('levels replace the default ones as a whole; what one leaves out has a default', () => {
    const levels = [{ name: 'lisser', terms: [SMOOTH], gap: 0 }];
    expect(readParameters({ levels })).toEqual({
      parameters: {
        ...defaultParameters(),
        levels: [
          { name: 'lisser', terms: [SMOOTH], tolerance: 0, gap: 0, nodeLimit: 200_000, secondsLimit: 10 },
        ],
      },
    });
  });

  test('no gate and no scope are choices, not omissions', () => {
    const smoothing = { ...defaultParameters().smoothing, scopes: [], periods: [] };
    expect(readParameters({ gates: [], smoothing: { scopes: [], periods: [] } })).toEqual({
      parameters: { ...defaultParameters(), gates: [], smoothing },
    });
  });

  test('the value given is left alone', () => {
    const stated = { levels: [{ name: 'lisser', terms: [SMOOTH] }] };
    readParameters(stated);
    expect(stated).toEqual({ levels: [{ name: 'lisser', terms: [SMOOTH] }] });
  });
});

describe('problems', () => {
  test.each<[string, unknown, string[]]>([
    ['no object', 'highs', ['TYPE_INVALID ']],
    ['an engine nobody knows', { engine: 'cplex' }, ['VALUE_UNKNOWN /engine']],
    ['a field nobody knows', { speed: 9 }, ['FIELD_UNKNOWN /speed']],
    ['a field nobody knows in a group', { fidelity: { novel: 1 } }, ['FIELD_UNKNOWN /fidelity/novel']],
    ['a gate nobody knows', { gates: ['window', 'moon'] }, ['VALUE_UNKNOWN /gates/1']],
    ['a gate twice', { gates: ['window', 'window'] }, ['LIST_REPEATS /gates']],
    ['a scope nobody knows', { smoothing: { scopes: ['TOWN'] } }, ['VALUE_UNKNOWN /smoothing/scopes/0']],
    ['unplaced neither allowed nor forbidden', { unplaced: 'MAYBE' }, ['VALUE_UNKNOWN /unplaced']],
    ['half a seed', { seed: 0.5 }, ['TYPE_INVALID /seed']],
    ['seed 0', { seed: 0 }, []],
    ['a seed below zero', { seed: -1 }, ['OUT_OF_BOUNDS /seed']],
  ])('%s', (_, value, problems) => {
    expect(told(value)).toEqual(problems);
  });
});

describe('levels', () => {
  test.each<[string, unknown[], string[]]>([
    ['none', [], ['LIST_EMPTY /levels']],
    ['one without terms', [{ name: 'vide', terms: [] }], ['LIST_EMPTY /levels/0/terms']],
    ['one term alone', [{ name: 'a', terms: [NEAR] }], []],
    ['two terms in one level', [{ name: 'a', terms: [SMOOTH, NEAR] }], []],
    [
      'one term twice in a level',
      [{ name: 'a', terms: [SMOOTH, NEAR, SMOOTH] }],
      ['TERM_DUPLICATE /levels/0/terms/2/term'],
    ],
    [
      'one term in two levels',
      [
        { name: 'a', terms: [SMOOTH, NEAR] },
        { name: 'b', terms: [NEAR] },
      ],
      [],
    ],
    [
      'two levels of one name',
      [
        { name: 'a', terms: [SMOOTH] },
        { name: 'a', terms: [NEAR] },
      ],
      ['LEVEL_NAME_DUPLICATE /levels/1/name'],
    ],
    [
      'a term nobody knows',
      [{ name: 'a', terms: [{ term: 'beauty', weight: 1 }] }],
      ['VALUE_UNKNOWN /levels/0/terms/0/term'],
    ],
    [
      'a term without weight',
      [{ name: 'a', terms: [{ term: 'smoothing' }] }],
      ['FIELD_MISSING /levels/0/terms/0/weight'],
    ],
    ['a weight of zero', [{ name: 'a', terms: [{ ...SMOOTH, weight: 0 }] }], []],
    [
      'a weight below zero',
      [{ name: 'a', terms: [{ ...SMOOTH, weight: -1 }] }],
      ['OUT_OF_BOUNDS /levels/0/terms/0/weight'],
    ],
    [
      'a weight that is NaN',
      [{ name: 'a', terms: [{ ...SMOOTH, weight: Number.NaN }] }],
      ['TYPE_INVALID /levels/0/terms/0/weight'],
    ],
    [
      'a tolerance below zero',
      [{ name: 'a', terms: [SMOOTH], tolerance: -0.01 }],
      ['OUT_OF_BOUNDS /levels/0/tolerance'],
    ],
    ['a gap that is NaN', [{ name: 'a', terms: [SMOOTH], gap: Number.NaN }], ['TYPE_INVALID /levels/0/gap']],
    ['no node', [{ name: 'a', terms: [SMOOTH], nodeLimit: 0 }], ['OUT_OF_BOUNDS /levels/0/nodeLimit']],
    ['one node', [{ name: 'a', terms: [SMOOTH], nodeLimit: 1 }], []],
    ['no time', [{ name: 'a', terms: [SMOOTH], secondsLimit: 0 }], ['OUT_OF_BOUNDS /levels/0/secondsLimit']],
  ])('%s', (_, levels, problems) => {
    expect(told({ levels })).toEqual(problems);
  });
});

describe('smoothing', () => {
  const month = { period: 'MONTH', weight: 1 };
  test.each<[string, object, string[]]>([
    ['one slope', { slopes: [1] }, []],
    ['no slope', { slopes: [] }, ['LIST_EMPTY /smoothing/slopes']],
    ['slopes that stand still', { slopes: [1, 3, 3] }, ['SLOPES_NOT_INCREASING /smoothing/slopes/2']],
    ['slopes that fall', { slopes: [3, 1, 2] }, ['SLOPES_NOT_INCREASING /smoothing/slopes/1']],
    ['a slope below zero', { slopes: [-1, 1] }, ['OUT_OF_BOUNDS /smoothing/slopes/0']],
    ['steps without width', { stepWidth: 0 }, ['OUT_OF_BOUNDS /smoothing/stepWidth']],
    ['months twice', { periods: [month, month] }, ['PERIOD_DUPLICATE /smoothing/periods/1/period']],
    ['a quarter that takes all', { profile: { '2022-Q1': 1 } }, []],
    [
      'tenths that pass one by a rounding',
      { profile: { '2022-Q1': 0.7, '2022-Q2': 0.2, '2022-Q3': 0.1 } },
      [],
    ],
    [
      'quarters beyond one',
      { profile: { '2022-Q1': 0.7, '2022-Q2': 0.31 } },
      ['PROFILE_ABOVE_ONE /smoothing/profile'],
    ],
    ['quarters and months share a whole each', { profile: { '2022-Q1': 0.7, '2022-01': 0.7 } }, []],
    [
      'a share beyond one',
      { profile: { '2022-01': 1.1 } },
      ['OUT_OF_BOUNDS /smoothing/profile/2022-01', 'PROFILE_ABOVE_ONE /smoothing/profile'],
    ],
    ['a share below zero', { profile: { '2022-01': -0.1 } }, ['OUT_OF_BOUNDS /smoothing/profile/2022-01']],
    ['a period that is none', { profile: { '2022-13': 0.1 } }, ['KEY_INVALID /smoothing/profile/2022-13']],
  ])('%s', (_, smoothing, problems) => {
    expect(told({ smoothing })).toEqual(problems);
  });
});

test('concurrency and fidelity stay within their scales', () => {
  expect(told({ concurrency: { sameRome: 1.1, horizonWeeks: -1 }, fidelity: { structural: -1 } })).toEqual([
    'OUT_OF_BOUNDS /concurrency/sameRome',
    'OUT_OF_BOUNDS /concurrency/horizonWeeks',
    'OUT_OF_BOUNDS /fidelity/structural',
  ]);
  expect(told({ concurrency: { sameRome: 0, horizonWeeks: 0 }, fidelity: { structural: 0 } })).toEqual([]);
});

test.each<[string, object, string[]]>([
  ['no lead time', { delays: { preparationWeeks: 0, sourcingWeeks: 0 } }, []],
  ['a lead time below zero', { delays: { opinionWeeks: -1 } }, ['OUT_OF_BOUNDS /delays/opinionWeeks']],
  ['half a week', { delays: { validationWeeks: 0.5 } }, ['TYPE_INVALID /delays/validationWeeks']],
  ['no hour', { hoursCap: 0 }, ['OUT_OF_BOUNDS /hoursCap']],
  ['hours that are NaN', { hoursCap: Number.NaN }, ['TYPE_INVALID /hoursCap']],
  ['an agency mode nobody knows', { agencyLoad: { mode: 'ON' } }, ['VALUE_UNKNOWN /agencyLoad/mode']],
  ['a launch of no week', { agencyLoad: { launchWeeks: 0 } }, ['OUT_OF_BOUNDS /agencyLoad/launchWeeks']],
  ['a launch of one week', { agencyLoad: { launchWeeks: 1 } }, []],
  ['pools at a price', { candidatePool: { mode: 'SOFT' } }, ['VALUE_UNKNOWN /candidatePool/mode']],
  ['OPCO at a price', { opcoLoad: { mode: 'SOFT' } }, []],
  ['spacing below zero', { spacing: { projectWeeks: -1 } }, ['OUT_OF_BOUNDS /spacing/projectWeeks']],
  ['the whole quarter kept', { unforeseenReserve: { share: 1 } }, []],
  [
    'more than the quarter',
    { unforeseenReserve: { share: 1.01 } },
    ['OUT_OF_BOUNDS /unforeseenReserve/share'],
  ],
  ['a free move', { stability: { perMove: 0, perWeek: 0, announcedFactor: 0 } }, []],
  ['a move that pays', { stability: { perMove: -1 } }, ['OUT_OF_BOUNDS /stability/perMove']],
])('limits: %s', (_, value, problems) => {
  expect(told(value)).toEqual(problems);
});

test('all problems are told together, each with the value, what was expected and what to do', () => {
  expect(readParameters({ engine: 'cplex', smoothing: { slopes: [3, 1] } })).toEqual({
    problems: [
      {
        code: 'VALUE_UNKNOWN',
        path: '/engine',
        value: 'cplex',
        message:
          "« cplex » n'est pas accepté en /engine. Attendu : une de ces valeurs : auto, highs, javascript-lp-solver. Choisir une de ces valeurs.",
      },
      {
        code: 'SLOPES_NOT_INCREASING',
        path: '/smoothing/slopes/1',
        value: 1,
        message:
          '« 1 » : cette pente ne dépasse pas la précédente (3). Attendu : des pentes croissantes, par exemple 1, 3, 5, 7. Corriger la liste.',
      },
    ],
  });
});
