import { expect, test } from '@jest/globals';
import {
  addColumn,
  addRow,
  type Expression,
  emptyProgram,
  plus,
  toRow,
  valueAt,
  weightedSum,
  zero,
} from '../../../solver/model/lp.ts';

function expression(constant: number, terms: [number, number][]): Expression {
  return { constant, terms: new Map(terms) };
}

test('columns are numbered in the order in which they come', () => {
  const lp = emptyProgram();
  const column = { name: 'x', lower: 0, upper: 1, integer: true };
  expect([addColumn(lp, column), addColumn(lp, { ...column, name: 'y' })]).toEqual([0, 1]);
  expect(lp).toEqual({ columns: [column, { ...column, name: 'y' }], rows: [] });
});

test('the constant of an expression goes to both sides of its row', () => {
  const lp = emptyProgram();
  const sum = expression(3, [
    [4, 2],
    [1, -1],
  ]);
  addRow(lp, 'r', sum, 5, 9);
  addRow(lp, 'r2', sum, -Infinity, 0);
  const row = { name: 'r', lower: 2, upper: 6, columns: [4, 1], coefficients: [2, -1] };
  expect(lp.rows).toEqual([row, { ...row, name: 'r2', lower: -Infinity, upper: -3 }]);
  expect(toRow('r', sum, 5, 9)).toEqual(row);
});

test('a sum adds up by column, and holds no term of 0', () => {
  const sum = zero(7);
  plus(sum, 2, 5);
  plus(sum, 3, 1);
  plus(sum, 2, -1);
  plus(sum, 4, 0);
  expect(sum).toEqual(
    expression(7, [
      [2, 4],
      [3, 1],
    ]),
  );
  plus(sum, 2, -4);
  expect(sum).toEqual(expression(7, [[3, 1]]));
  expect(zero()).toEqual(expression(0, []));
});

test('a weighted sum weighs terms and constants, and changes none of its parts', () => {
  const parts = [
    { weight: 2, expression: expression(10, [[0, 3]]) },
    {
      weight: 0.5,
      expression: expression(4, [
        [0, 2],
        [1, 8],
      ]),
    },
    { weight: 0, expression: expression(100, [[5, 1]]) },
  ];
  const sum = weightedSum(parts);
  expect(sum).toEqual(
    expression(22, [
      [0, 7],
      [1, 4],
    ]),
  );
  expect(parts[0]!.expression).toEqual(expression(10, [[0, 3]]));
});

test('the value of an expression at a point', () => {
  const sum = expression(1, [
    [0, 2],
    [2, -3],
  ]);
  expect(valueAt(sum, [10, 99, 4])).toBe(9);
  expect(valueAt(zero(5), [])).toBe(5);
});
