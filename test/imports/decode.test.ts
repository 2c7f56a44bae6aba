import { describe, expect, test } from '@jest/globals';
import { decode, forbiddenCharacter, repairCell } from '../../src/imports/decode.ts';
import { MAX_FILE_BYTES } from '../../src/imports/limits.ts';
import { fixture } from './fixture.ts';

test.each([
  ['sound.csv', 'UTF-8'],
  ['utf-8-bom.csv', 'UTF-8'],
  ['utf-16.csv', 'UTF-16'],
  ['windows-1252.csv', 'Windows-1252'],
])('%s is %s, and reads the same', (name, encoding) => {
  const decoded = decode(fixture(name));
  expect(decoded).toEqual({ text: decode(fixture('sound.csv')).text, encoding, problems: [] });
});

test('a text that is already one keeps its letters', () => {
  expect(decode({ name: 'x', content: '\uFEFFé\r\nœ\r' }).text).toBe('é\nœ\n');
});

test('the euro sign and the ligature of Windows-1252', () => {
  expect(decode({ name: 'x', content: new Uint8Array([0x80, 0x9c, 0xe9]) }).text).toBe('€œé');
});

test.each([
  ['bytes', new Uint8Array(MAX_FILE_BYTES + 1).fill(65)],
  ['text', 'é'.repeat(MAX_FILE_BYTES / 2 + 1)],
])('a file over the limit, as %s, is refused', (_kind, content) => {
  expect(decode({ name: 'grand.csv', content }).problems).toMatchObject([
    { code: 'FILE_TOO_LARGE', file: 'grand.csv' },
  ]);
});

test('a file at the limit is not', () => {
  expect(decode({ name: 'x', content: new Uint8Array(MAX_FILE_BYTES).fill(65) }).problems).toEqual([]);
});

describe('cells', () => {
  test.each([
    ['l\u0180accompagnement  du c\u013fur', "l'accompagnement du cœur"],
    ['  deux\u00a0 espaces\n', 'deux espaces'],
    ['mot\u00ADcoupé\u200B', 'motcoupé'],
    ['Besançon', 'Besançon'],
  ])('%j is meant as %j', (cell, meant) => {
    expect(repairCell(cell)).toBe(meant);
  });

  test.each([
    ['a\u0000b', 'le caractère de commande U+0000'],
    ['a\u0085b', 'le caractère de commande U+0085'],
    ['a\uFFFDb', 'un caractère perdu (�)'],
    ['a\uDC00b', 'un demi-caractère (surrogate isolé)'],
    ['a\tb\nc', null],
    ['😀', null],
  ])('%j holds %j', (cell, expected) => {
    expect(forbiddenCharacter(cell)).toBe(expected);
  });
});
