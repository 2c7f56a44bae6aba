import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { detectDelimiter, readCsv } from '../../src/imports/csv.ts';

test.each([
  ['a;b;c', ';'],
  ['a,b,c', ','],
  ['a\tb\tc', '\t'],
  ['"a;b;c;d",e,f', ','],
  ['Coût, TTC;Début', ';'],
  ['seul', ';'],
  ['sep=,\na;b;c', ','],
  ['\n\na,b', ','],
])('the delimiter of %j is %j', (text, delimiter) => {
  expect(detectDelimiter(text)).toBe(delimiter);
});

test('records keep the line where they begin', () => {
  expect(readCsv('a;b\n\n1;"deux\nlignes"\n;\n3;4', 'x.csv')).toEqual({
    table: {
      delimiter: ';',
      header: { line: 1, cells: ['a', 'b'] },
      records: [
        { line: 3, cells: ['1', 'deux\nlignes'] },
        { line: 6, cells: ['3', '4'] },
      ],
    },
    problems: [],
  });
});

test('an open quotation mark that swallows a large file is told where it opens', () => {
  const { table, problems } = readCsv(`a;b\n1;2\n3;"quatre\n${'x;y\n'.repeat(60_000)}`, 'x.csv');
  expect(table).toBeNull();
  expect(problems).toMatchObject([{ code: 'MALFORMED_CSV', line: 3 }]);
});

test('cells written with quotation marks are read back', () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', 'é', ';', ',', '"', '\n', ' '), minLength: 1 })
    .map((text) => `x${text}x`);
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
      const quoted = rows
        .map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(';'))
        .join('\n');
      const { table } = readCsv(`a;b\n${quoted}`, 'x.csv');
      expect(table?.records.map(({ cells }) => cells)).toEqual(rows);
    }),
  );
});

test('no text makes the reader throw', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', ';', ',', '\t', '"', '\n', ' ', '\u0000', '\uD800') }),
      (text) => {
        const { table, problems } = readCsv(text, 'x.csv');
        expect(table === null).toBe(problems.length > 0);
      },
    ),
  );
});
