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
  ]);
});

test('the table has every parameter once', () => {
  // A level's terms are told as one: what it minimises.
  const pointers = pointersOf(defaultParameters()).map((path) => path.replace(/\/terms\/.*$/, '/terms'));
  expect(PARAMETER_TABLE.map(({ path }) => path).sort()).toEqual([...new Set(pointers)].sort());
});

test('the table gives the default, a unit and a reason', () => {
  const row = PARAMETER_TABLE.find(({ path }) => path === '/fidelity/conjunctural');
  expect(row?.defaultValue).toBe(4);
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
  expect(defaultParameters().levels).toHaveLength(4);
});
