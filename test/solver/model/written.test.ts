import { describe, expect, test } from '@jest/globals';
import type { Row } from '../../../solver/model/lp.ts';
import { commentLines, isBinary, numberText, toWritten } from '../../../solver/model/written.ts';
import { column } from './every-kind.ts';

const row = (name: string, lower: number, upper: number): Row => ({
  name,
  lower,
  upper,
  columns: [0],
  coefficients: [1],
});
const lp = {
  columns: [column('x', 0, 1), column('constant', 0, 1), column('x', 0, 1)],
  rows: [row('cost', 0, 1), row('free', -Infinity, Infinity), row('r', 2, Infinity), row('r', -Infinity, 3)],
};

describe('a program as it is written', () => {
  test('names are each once; a row that says nothing is left out; none is named as the objective', () => {
    expect(toWritten(lp, { constant: 0, terms: new Map([[2, 5]]) })).toEqual({
      columns: [column('x', 0, 1), column('constant', 0, 1), column('x__2', 0, 1)],
      rows: [row('cost__2', 0, 1), row('r', 2, Infinity), row('r__2', -Infinity, 3)],
      costs: [[2, 5]],
    });
  });

  test('a constant is the cost of one column more, which is 1', () => {
    const { columns, costs } = toWritten(lp, { constant: -7, terms: new Map([[2, 5]]) });
    expect(columns.slice(2)).toEqual([column('x__2', 0, 1), column('constant__2', 1, 1)]);
    expect(costs).toEqual([
      [2, 5],
      [3, -7],
    ]);
  });

  test('rows may be split before they are named', () => {
    const { rows } = toWritten(lp, { constant: 0, terms: new Map() }, (given) => [given, given]);
    expect(rows.map(({ name }) => name)).toEqual(['cost__2', 'cost__3', 'r', 'r__2', 'r__3', 'r__4']);
  });
});

test.each([
  ['0 or 1, whole', column('x', 0, 1, true), true],
  ['0 to 1', column('x', 0, 1), false],
  ['0 to 2, whole', column('x', 0, 2, true), false],
  ['-1 to 1, whole', column('x', -1, 1, true), false],
])('a decision of yes or no: %s', (_, given, expected) => {
  expect(isBinary(given)).toBe(expected);
});

test('numbers are written without the noise of sums', () => {
  expect([0.1 + 0.2, 1 / 3, -0.25, 1e21, 60.000004].map(numberText)).toEqual([
    '0.3',
    '0.333333333333333',
    '-0.25',
    '1e+21',
    '60.000004',
  ]);
});

describe('comments', () => {
  test('are one line each, after their mark', () => {
    expect(commentLines('*', ['un\r\n\tdeux\u2028trois\u2029', 'quatre'])).toEqual([
      '* un deux trois',
      '* quatre',
    ]);
  });

  test('are cut at 120 characters', () => {
    expect(commentLines('\\', [`${'x'.repeat(117)} yz`])).toEqual([`\\ ${'x'.repeat(117)}`]);
    expect(commentLines('\\', ['x'.repeat(200)])[0]).toHaveLength(120);
  });
});
