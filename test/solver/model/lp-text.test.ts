import { expect, test } from '@jest/globals';
import { toLpText } from '../../../solver/model/lp-text.ts';
import { column, cost, everyKind } from './every-kind.ts';

test('LP text says every bound and every side', () => {
  expect(toLpText(everyKind, cost, ['Une ligne\nEnd', 'une autre'])).toBe(`\\ Une ligne End
\\ une autre
Minimize
 cost: 3 yes_or_no + whole + 0.1 whole_without_end + floor + v_free - fixed - 0.25 negative + 12.5 constant
Subject To
 least: yes_or_no + 0.5 whole >= 2
 most: whole - whole_without_end + 2 floor <= 30
 equal: ceiling - v_free = 0
 between_low: v_free + negative >= -2
 between_up: v_free + negative <= 5
Bounds
 0 <= whole <= 9
 whole_without_end >= 2
 floor >= 1.5
 -inf <= ceiling <= 7
 v_free free
 fixed = 3
 -4 <= negative <= -1
 constant = 1
General
 whole
 whole_without_end
Binary
 yes_or_no
End
`);
});

test('sections that hold nothing are left out, and an empty sum still names a column', () => {
  const none = { constant: 0, terms: new Map() };
  const columns = [column('x', 0, Infinity), column('y', 0, Infinity)];
  const rows = [{ name: 'r', lower: -1, upper: Infinity, columns: [], coefficients: [] }];
  expect(toLpText({ columns, rows }, none)).toBe(`Minimize
 cost: 0 x
Subject To
 r: 0 x >= -1
End
`);
  expect(toLpText({ columns: [], rows: [] }, none)).toBe('Minimize\n cost: 0 none\nSubject To\nEnd\n');
});

test('a sum goes over to another line at a hundred characters', () => {
  const columns = Array.from({ length: 12 }, (_, c) =>
    column(`column_${String(c).padStart(2, '0')}`, 0, Infinity),
  );
  const objective = { constant: 0, terms: new Map(columns.map((_, c) => [c, c === 0 ? -1 : 25])) };
  // Parts of 14 characters after a first one of 11: with the sixth the line has just a hundred, its last space aside.
  expect(toLpText({ columns, rows: [] }, objective).split('Subject')[0]).toBe(`Minimize
 cost: - column_00 + 25 column_01 + 25 column_02 + 25 column_03 + 25 column_04 + 25 column_05 + 25 column_06
   + 25 column_07 + 25 column_08 + 25 column_09 + 25 column_10 + 25 column_11
`);
});

test('a line of a hundred characters is one line, and a longer part has a line to itself', () => {
  const columns = [
    column('a'.repeat(40), 0, Infinity),
    column('b'.repeat(57), 0, Infinity),
    column('c'.repeat(96), 0, Infinity),
  ];
  const sum = (...terms: number[]) => ({ constant: 0, terms: new Map(terms.map((c) => [c, 1])) });
  const lines = (objective: ReturnType<typeof sum>) =>
    toLpText({ columns, rows: [] }, objective)
      .split('\n')
      .slice(1, -3)
      .map(({ length }) => length);
  // 40 + ` + ` + 57, after the seven of ` cost: `.
  expect(lines(sum(0, 1))).toEqual([7 + 100]);
  expect(lines(sum(1, 2, 0))).toEqual([7 + 57, 3 + 98, 3 + 42]);
});
