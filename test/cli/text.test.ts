import { describe, expect, test } from '@jest/globals';
import { defaultParameters, type Instance, verify } from '../../solver/index.ts';
import { bar, textTable } from '../../src/cli/text-table.ts';
import {
  countWords,
  durationWords,
  numberWords,
  percentWords,
  shareWords,
  termWords,
} from '../../src/cli/words.ts';
import { anInstance, starts } from '../solver/builders.ts';
import { plain } from './metronome.ts';

test('a table aligns its columns, whatever the accents', () => {
  const lines = textTable(
    [
      { header: 'mois', align: 'left' },
      { header: 'entrées', align: 'right' },
    ],
    [
      ['février', '9'],
      ['août'.normalize('NFD'), '1 592'],
    ],
  );
  expect(lines.map((line) => line.normalize('NFC'))).toEqual([
    '  mois     entrées',
    '  février        9',
    '  août       1 592',
  ]);
});

test.each([
  [0, ''],
  [1, '▌'],
  [2, '█'],
  [7, '███▌'],
  [8, '████'],
])('a bar of %i of 8 on 4 columns is %j', (value, drawn) => {
  expect(bar(value, 8, 4)).toBe(drawn);
});

test('a bar on an empty scale is empty', () => {
  expect(bar(0, 0, 4)).toBe('');
});

describe('numbers are written as French people read them', () => {
  test.each([
    [numberWords(1592), '1 592'],
    [numberWords(-0.001), '0'],
    [numberWords(-2.5), '-2,5'],
    [percentWords(0.0069), '0,69 %'],
    [shareWords(-0.4911), '-49 %'],
    [durationWords(84.6), '85 ms'],
    [durationWords(4250), '4,3 s'],
    [countWords(0, 'session'), '0 session'],
    [countWords(1, 'session'), '1 session'],
    [countWords(2, 'session'), '2 sessions'],
    [countWords(2, 'règle enfreinte', 'règles enfreintes'), '2 règles enfreintes'],
  ])('%s', (written, expected) => {
    expect(written.replace(/[\u00a0\u202f]/g, ' ')).toBe(expected);
  });
});

test('every term that verify scores has words and a unit', () => {
  const instance: Instance = anInstance();
  const { scores } = verify(instance, defaultParameters(), starts(0));
  const wordless = Object.keys(scores).filter((term) => termWords(term).unit === '');
  expect(wordless).toEqual([]);
});

test('a level with a name of its own keeps it', () => {
  expect(termWords('charge des agences')).toEqual({ name: 'charge des agences', unit: '' });
  expect(plain(termWords('toString').name)).toBe('toString');
});
