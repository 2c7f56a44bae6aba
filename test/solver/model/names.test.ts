import { describe, expect, test } from '@jest/globals';
import { dateName, nameOf, plainName, uniquePlainNames, writtenNames } from '../../../solver/model/names.ts';

test.each([
  ['start_S1', 'start_S1'],
  ['Évreux — Rouen (Nord)', 'Evreux_Rouen_Nord'],
  ['(9 — 10)', '9_10'],
  ['  ', ''],
])('the plain name of « %s » is « %s »', (text, plain) => {
  expect(plainName(text)).toBe(plain);
});

test('two texts with one plain name are told apart by a number', () => {
  expect(uniquePlainNames(['Caen', 'Caen.', 'Lisieux', '(Caen)'])).toEqual([
    'Caen',
    'Caen__2',
    'Lisieux',
    'Caen__3',
  ]);
});

test('a name goes from general to specific', () => {
  expect(nameOf('start', 'S1', dateName('2022-04-04'), 2)).toBe('start_S1_20220404_2');
});

describe('names as they are written', () => {
  test.each([
    ...[
      'min',
      'max',
      'minimise',
      'minimize',
      'maximise',
      'maximize',
      'minimum',
      'maximum',
      'subject',
      'such',
    ],
    ...[
      'st',
      'to',
      'that',
      'free',
      'inf',
      'infinity',
      'bound',
      'bounds',
      'gen',
      'general',
      'generals',
      'int',
    ],
    ...['integer', 'integers', 'bin', 'binary', 'binaries', 'semi', 'semis', 'sos', 'sos1', 'sos2', 'end'],
  ])('%s is a word of the format, what starts or ends with it is not', (word) => {
    const longer = [`${word}_`, `_${word}`];
    expect(writtenNames([word, ...longer])).toEqual([`v_${word}`, ...longer]);
  });

  test('the number of a name goes on where a name of that number is there already', () => {
    expect(writtenNames(['a__2', 'a', 'a', 'a'])).toEqual(['a__2', 'a', 'a__3', 'a__4']);
  });

  test('a name is cut at 96 characters, its number included', () => {
    const long = 'x'.repeat(97);
    expect(writtenNames([long, long])).toEqual(['x'.repeat(96), `${'x'.repeat(93)}__2`]);
  });

  test.each([
    ['a name that every reader takes', ['start_S1_20220404'], ['start_S1_20220404']],
    ['what a reader takes for a number', ['e4', '4e', 'e', 'entries'], ['v_e4', 'v_4e', 'v_e', 'entries']],
    [
      'words of the format, in any case',
      ['st', 'Free', 'INF', 'binaries'],
      ['v_st', 'v_Free', 'v_INF', 'v_binaries'],
    ],
    ['other characters', ['a b-c', 'é', ''], ['a_b_c', '_', 'v_']],
    ['the same name again', ['a', 'a', 'a__2', 'a'], ['a', 'a__2', 'a__2__2', 'a__3']],
  ])('%s', (_, names, written) => {
    expect(writtenNames(names)).toEqual(written);
  });

  test('long names are cut to what cbc takes, and stay apart', () => {
    const written = writtenNames(['x'.repeat(200), 'x'.repeat(200), `${'x'.repeat(96)}y`]);
    expect(written.map(({ length }) => length)).toEqual([96, 96, 96]);
    expect(new Set(written).size).toBe(3);
  });
});
