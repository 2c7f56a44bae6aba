import { expect, test } from '@jest/globals';
import { defaultParameters } from '../../../solver/parameters/defaults.ts';
import { readParameters } from '../../../solver/parameters/read.ts';
import { PARAMETER_TABLE } from '../../../solver/parameters/table.ts';

/** JSON Pointers of the values of some plain data; a list of texts or numbers, and an empty object, are one value. */
function pointersOf(value: unknown, path = ''): string[] {
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const isOneValue = members.length === 0 || (Array.isArray(value) && typeof value[0] !== 'object');
  return isOneValue ? [path] : members.flatMap(([key, member]) => pointersOf(member, `${path}/${key}`));
}

test('the defaults are valid parameters', () => {
  expect(readParameters(defaultParameters())).toEqual({ parameters: defaultParameters() });
});

test('the default levels, in order, with what each may give up and where it stops', () => {
  expect(defaultParameters().levels.map(({ name, tolerance, gap }) => [name, tolerance, gap])).toEqual([
    ['placement', 0, 0],
    ['concurrency', 0.01, 0.001],
    ['smoothing', 0.02, 0.001],
    ['fidelity', 0, 0.01],
    ['stability', 0, 0.01],
  ]);
});

test('every gate applies by default', () => {
  expect(defaultParameters().gates).toEqual([
    'window',
    'procurement',
    'sourcing',
    'validation',
    'certification',
    'hours-cap',
    'closure',
    'alternance',
    'structuring-offer',
    'pin',
  ]);
});

test('fidelity also counts the wait, the truce and the load; every other level is its one term', () => {
  expect(defaultParameters().levels.map(({ terms }) => terms)).toEqual([
    [{ term: 'placement', weight: 1 }],
    [{ term: 'concurrency', weight: 1 }],
    [{ term: 'smoothing', weight: 1 }],
    [
      { term: 'fidelity', weight: 1 },
      { term: 'wait', weight: 1 },
      { term: 'soft-closure', weight: 1 },
      { term: 'load', weight: 20 },
    ],
    [{ term: 'stability', weight: 1 }],
  ]);
});

test('the table has every parameter once', () => {
  // What a level minimises is told as one, then the weight of each term.
  const pointers = pointersOf(defaultParameters()).map((path) =>
    path.replace(/\/terms\/\d+\/term$/, '/terms'),
  );
  expect(PARAMETER_TABLE.map(({ path }) => path).sort()).toEqual([...new Set(pointers)].sort());
});

test('the table gives the default, a unit and a reason', () => {
  const row = PARAMETER_TABLE.find(({ path }) => path === '/fidelity/conjunctural');
  expect(row?.defaultValue).toBe(4);
  const load = PARAMETER_TABLE.find(({ path }) => path === '/levels/3/terms/3/weight');
  expect(load).toMatchObject({ defaultValue: 20, unit: 'stagiaires-semaines par session de trop' });
  for (const { path, defaultValue, unit, reason } of PARAMETER_TABLE) {
    expect({ path, known: defaultValue !== undefined, told: unit.length > 0 && reason.length > 20 }).toEqual({
      path,
      known: true,
      told: true,
    });
  }
});

test('a copy of the defaults may be changed without changing the defaults', () => {
  const copy = defaultParameters();
  copy.smoothing.slopes.push(9);
  copy.levels.pop();
  expect(defaultParameters().smoothing.slopes).toEqual([1, 3, 5, 7]);
  expect(defaultParameters().levels).toHaveLength(5);
});
