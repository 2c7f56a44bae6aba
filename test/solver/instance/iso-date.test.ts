import { expect, test } from '@jest/globals';
import { isoDate, monthAfter, quarterOfMonth, readDate } from '../../../solver/instance/iso-date.ts';

test.each([
  ['1970-01-01', null],
  ['1990-01-01', 7305],
  ['2022-02-28', 19_051],
  ['2024-02-29', 19_782],
  ['2100-12-31', 47_846],
])('%s is a date of day %s, or out of range', (text, day) => {
  expect(readDate(text)).toEqual(day === null ? { kind: 'OUT_OF_RANGE' } : { kind: 'DATE', day });
  if (day !== null) expect(isoDate(day)).toBe(text);
});

test.each([
  '2022-02-29',
  '2022-02-30',
  '2022-00-10',
  '2022-04-00',
  '2022-4-1',
  '2022-04-01T00:00',
  '',
  null,
  20220401,
])('%p is no date', (value) => {
  expect(readDate(value)).toEqual({ kind: 'IMPOSSIBLE' });
});

test.each(['1989-12-31', '2101-01-01', '9999-12-31', '0001-01-01'])('%s is out of range', (text) => {
  expect(readDate(text)).toEqual({ kind: 'OUT_OF_RANGE' });
});

test.each([
  ['2022-01', '2022-Q1', '2022-02'],
  ['2022-03', '2022-Q1', '2022-04'],
  ['2022-04', '2022-Q2', '2022-05'],
  ['2022-12', '2022-Q4', '2023-01'],
])('%s is of %s and before %s', (month, quarter, next) => {
  expect([quarterOfMonth(month), monthAfter(month)]).toEqual([quarter, next]);
});
