import { expect, test } from '@jest/globals';
import { toMpsText } from '../../../solver/model/mps-text.ts';
import { column, cost, everyKind } from './every-kind.ts';

test('MPS text says the same', () => {
  expect(toMpsText(everyKind, cost, ['Une ligne\nENDATA'])).toBe(`* Une ligne ENDATA
NAME metronome FREE
ROWS
 N cost
 G least
 L most
 E equal
 L between
COLUMNS
 MARKER_1 'MARKER' 'INTORG'
 yes_or_no cost 3
 yes_or_no least 1
 whole cost 1
 whole least 0.5
 whole most 1
 whole_without_end cost 0.1
 whole_without_end most -1
 MARKER_2 'MARKER' 'INTEND'
 floor cost 1
 floor most 2
 ceiling equal 1
 v_free cost 1
 v_free equal -1
 v_free between 1
 fixed cost -1
 negative cost -0.25
 negative between 1
 unused cost 0
 constant cost 12.5
RHS
 RHS least 2
 RHS most 30
 RHS between 5
RANGES
 RANGE between 7
BOUNDS
 BV BOUND yes_or_no
 UP BOUND whole 9
 LO BOUND whole_without_end 2
 PL BOUND whole_without_end
 LO BOUND floor 1.5
 MI BOUND ceiling
 UP BOUND ceiling 7
 FR BOUND v_free
 FX BOUND fixed 3
 LO BOUND negative -4
 UP BOUND negative -1
 FX BOUND constant 1
ENDATA
`);
});

test('sections that hold nothing are left out; a run of whole columns ends with the columns', () => {
  const columns = [column('x', 0, Infinity), column('y', 0, Infinity, true)];
  const rows = [{ name: 'r', lower: -Infinity, upper: 0, columns: [0], coefficients: [1] }];
  expect(toMpsText({ columns, rows }, { constant: 0, terms: new Map() })).toBe(`NAME metronome FREE
ROWS
 N cost
 L r
COLUMNS
 x r 1
 MARKER_1 'MARKER' 'INTORG'
 y cost 0
 MARKER_2 'MARKER' 'INTEND'
RHS
BOUNDS
 PL BOUND y
ENDATA
`);
  expect(
    toMpsText({ columns: [column('x', 0, Infinity)], rows: [] }, { constant: 0, terms: new Map() }),
  ).toBe('NAME metronome FREE\nROWS\n N cost\nCOLUMNS\n x cost 0\nRHS\nENDATA\n');
});

test('bounds below 0 are said whole: readers do not agree on what is left out', () => {
  const columns = [
    column('a', -3, Infinity),
    column('b', 0, -1),
    column('c', 0, 4),
    column('d', -Infinity, 0),
  ];
  const text = toMpsText({ columns, rows: [] }, { constant: 0, terms: new Map() });
  expect(text.slice(text.indexOf('BOUNDS'))).toBe(`BOUNDS
 LO BOUND a -3
 LO BOUND b 0
 UP BOUND b -1
 UP BOUND c 4
 MI BOUND d
 UP BOUND d 0
ENDATA
`);
});
