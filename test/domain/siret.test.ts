import { expect, test } from '@jest/globals';
import { parseSiret } from '../../src/domain/siret.ts';

test.each([
  ['73282932000074', '73282932000074'],
  ['732 829 320 00074', '73282932000074'],
  // La Poste: its head office follows Luhn, its other establishments a sum that is a multiple of five.
  ['35600000000048', '35600000000048'],
  ['35600000049837', '35600000049837'],
])('%s is a SIRET', (text, value) => {
  expect(parseSiret(text)).toEqual({ ok: true, value });
});

test.each([
  ['73282932000075', 'clé'],
  ['73282932000047', 'clé'],
  // What La Poste may, others may not: a sum of digits of 50.
  ['73282932000083', 'clé'],
  ['35600000049838', 'clé'],
  ['7328293200007', 'quatorze chiffres'],
  ['732829320000740', 'quatorze chiffres'],
  ['7328293200007O', 'quatorze chiffres'],
  ['', 'quatorze chiffres'],
])('%s is none', (text, expected) => {
  expect(parseSiret(text)).toMatchObject({
    ok: false,
    found: text,
    expected: expect.stringContaining(expected),
  });
});
