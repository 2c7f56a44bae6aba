import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateOfDayNumber, dayNumber } from '../../src/domain/dates.ts';
import { type FuzzyDate, formatFuzzyDate, spanOf } from '../../src/domain/fuzzy-date.ts';
import { parseFuzzyDate } from '../../src/domain/fuzzy-date-text.ts';
import { expectValue } from '../../src/domain/parsed.ts';

const YEAR_2024 = { from: '2024-01-01', to: '2024-12-31' };

describe('what programmes write, and the days meant', () => {
  test.each([
    ['18/04/2024', 'EXACT', '2024-04-18', '2024-04-18'],
    ['18 avril 2024', 'EXACT', '2024-04-18', '2024-04-18'],
    ['septembre 2024', 'MONTH', '2024-09-01', '2024-09-30'],
    ['sept-24', 'MONTH', '2024-09-01', '2024-09-30'],
    ['courant septembre 2024', 'MONTH', '2024-09-01', '2024-09-30'],
    ['en février 2024', 'MONTH', '2024-02-01', '2024-02-29'],
    ['09/2024', 'MONTH', '2024-09-01', '2024-09-30'],
    ['2024-09', 'MONTH', '2024-09-01', '2024-09-30'],
    ['rentrée 2024', 'MONTH', '2024-09-01', '2024-09-30'],
    ['T3 2024', 'QUARTER', '2024-07-01', '2024-09-30'],
    ['3e trimestre 2024', 'QUARTER', '2024-07-01', '2024-09-30'],
    ['3ème trimestre 2024', 'QUARTER', '2024-07-01', '2024-09-30'],
    ['2024-Q3', 'QUARTER', '2024-07-01', '2024-09-30'],
    ['fin 2024', 'QUARTER', '2024-10-01', '2024-12-31'],
    ['Début 2025', 'QUARTER', '2025-01-01', '2025-03-31'],
    ['second semestre 2024', 'SEMESTER', '2024-07-01', '2024-12-31'],
    ['2nd semestre 2024', 'SEMESTER', '2024-07-01', '2024-12-31'],
    ['S2 2024', 'SEMESTER', '2024-07-01', '2024-12-31'],
    ['2024-S2', 'SEMESTER', '2024-07-01', '2024-12-31'],
    ['1er semestre 2024', 'SEMESTER', '2024-01-01', '2024-06-30'],
    ['2024', 'YEAR', '2024-01-01', '2024-12-31'],
    ['courant 2024', 'YEAR', '2024-01-01', '2024-12-31'],
    ["courant de l'année 2024", 'YEAR', '2024-01-01', '2024-12-31'],
    ['mi-2024', 'SPAN', '2024-04-01', '2024-09-30'],
    ['début septembre 2024', 'SPAN', '2024-09-01', '2024-09-10'],
    ['mi-septembre 2024', 'SPAN', '2024-09-11', '2024-09-20'],
    ['fin février 2024', 'SPAN', '2024-02-21', '2024-02-29'],
    ['semaine 38 2024', 'SPAN', '2024-09-16', '2024-09-22'],
    ['fin 2024 ou début 2025', 'SPAN', '2024-10-01', '2025-03-31'],
    ['fin 2024 / début 2025', 'SPAN', '2024-10-01', '2025-03-31'],
    ['2024-Q4|2025-Q1', 'SPAN', '2024-10-01', '2025-03-31'],
    ['septembre ou octobre 2024', 'SPAN', '2024-09-01', '2024-10-31'],
    ['septembre-octobre 2024', 'SPAN', '2024-09-01', '2024-10-31'],
    ['sept./oct. 2024', 'SPAN', '2024-09-01', '2024-10-31'],
    ['entre mars et mai 2024', 'SPAN', '2024-03-01', '2024-05-31'],
    ["d'avril à juin 2024", 'SPAN', '2024-04-01', '2024-06-30'],
    ['du 1er au 15 mars 2024', 'SPAN', '2024-03-01', '2024-03-15'],
    ['du 18/04/2024 au 12/07/2024', 'SPAN', '2024-04-18', '2024-07-12'],
    ['à déterminer', 'UNKNOWN', '2024-01-01', '2024-12-31'],
    ['A DETERMINER', 'UNKNOWN', '2024-01-01', '2024-12-31'],
    ['non défini', 'UNKNOWN', '2024-01-01', '2024-12-31'],
  ])('%s', (text, kind, from, to) => {
    const date = expectValue(parseFuzzyDate(text));
    expect([date.kind, spanOf(date, YEAR_2024)]).toEqual([kind, { from, to }]);
  });
});

test.each([
  '31/02/2024',
  'T5 2024',
  'S3 2024',
  'brumaire 2024',
  '13/2024',
  'semaine 54 2024',
  'début 2025 ou fin 2024',
  'fin 2024 ou bientôt',
  'T1 9999',
  'fin 9999',
  '9999',
  'dès que possible',
  '',
])('%j is refused and named', (text) => {
  const parsed = parseFuzzyDate(text);
  expect(parsed.ok ? 'accepted' : parsed.found).toBe(text);
});

test('a date that does not exist says why', () => {
  expect(parseFuzzyDate('31/02/2024')).toMatchObject({
    expected: 'une date qui existe ; février 2024 va du 1 au 29',
  });
});

const day = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2100-12-31') });
const year = fc.integer({ min: 1990, max: 2100 });
const anyFuzzyDate: fc.Arbitrary<FuzzyDate> = fc.oneof(
  day.map((n) => ({ kind: 'EXACT' as const, date: dateOfDayNumber(n) })),
  fc.record({ kind: fc.constant('MONTH' as const), year, month: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ kind: fc.constant('QUARTER' as const), year, quarter: fc.constantFrom(1 as const, 2, 3, 4) }),
  fc.record({ kind: fc.constant('SEMESTER' as const), year, semester: fc.constantFrom(1 as const, 2) }),
  fc.record({ kind: fc.constant('YEAR' as const), year }),
  fc.tuple(day, day).map(([a, b]) => ({
    kind: 'SPAN' as const,
    from: dateOfDayNumber(Math.min(a, b)),
    to: dateOfDayNumber(Math.max(a, b)),
  })),
  fc.constant({ kind: 'UNKNOWN' as const }),
);

test('every date is read back from its own words', () => {
  fc.assert(
    fc.property(anyFuzzyDate, (date) => {
      expect(parseFuzzyDate(formatFuzzyDate(date))).toEqual({ ok: true, value: date });
    }),
  );
});

test('no text makes the reader throw', () => {
  const words = fc.array(
    fc.constantFrom(
      'fin',
      'début',
      'mi',
      'ou',
      'du',
      'au',
      '2024',
      '9999',
      '0000',
      '31/02/2024',
      's2',
      't4',
      '-',
      '|',
      'mars',
      '1er',
    ),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        words.map((list) => list.join(' ')),
      ),
      (text) => {
        expect(typeof parseFuzzyDate(text).ok).toBe('boolean');
      },
    ),
    { numRuns: 1_000 },
  );
});
