import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatDate, looksLikeDate, monthOfName, parseDate } from '../../src/domain/date-text.ts';
import { dateOfDayNumber, dayNumber } from '../../src/domain/dates.ts';

describe('parseDate', () => {
  test.each([
    ['14/03/2022', '2022-03-14'],
    ['14/3/22', '2022-03-14'],
    ['1/3/22', '2022-03-01'],
    ['14-03-2022', '2022-03-14'],
    ['14.03.2022', '2022-03-14'],
    ['14 03 2022', '2022-03-14'],
    ['2022-03-14', '2022-03-14'],
    ['2022/03/14', '2022-03-14'],
    ['20220314', '2022-03-14'],
    ['14 mars 2022', '2022-03-14'],
    ['14\u00a0Mars\u00a02022', '2022-03-14'],
    ['1er août 2022', '2022-08-01'],
    ['1ᵉʳ aout 2022', '2022-08-01'],
    ['3 déc. 2022', '2022-12-03'],
    ['14-mars-22', '2022-03-14'],
    ['lundi 14 mars 2022', '2022-03-14'],
    ['le 14 mars 2022', '2022-03-14'],
    ['14/03/2022 00:00', '2022-03-14'],
    ['2022-03-14 00:00:00', '2022-03-14'],
    ['2022-03-14T00:00:00.000Z', '2022-03-14'],
    ['44634', '2022-03-14'],
    ['01/01/90', '1990-01-01'],
    ['29/02/2024', '2024-02-29'],
  ])('%j is %s', (text, date) => {
    expect(parseDate(text)).toEqual({ ok: true, value: date });
  });

  test.each([
    ['31/02/2022', 'une date qui existe ; février 2022 va du 1 au 28'],
    ['29/02/2023', 'une date qui existe ; février 2023 va du 1 au 28'],
    ['00/03/2022', 'une date qui existe ; mars 2022 va du 1 au 31'],
    ['3/14/2022', 'une date JJ/MM/AAAA, le jour avant le mois ; il n’y a pas de mois 14'],
    ['14/03/9999', 'une date JJ/MM/AAAA dont l’année est entre 1990 et 2100'],
    ['14/03/1989', 'une date JJ/MM/AAAA dont l’année est entre 1990 et 2100'],
    ['10000', 'une date JJ/MM/AAAA dont l’année est entre 1990 et 2100'],
    ['mardi 14 mars 2022', 'un jour de la semaine qui convient ; le 14/03/2022 est un lundi'],
    ['14/03', 'une date JJ/MM/AAAA, par exemple 14/03/2022'],
    ['14/03-2022', 'une date JJ/MM/AAAA, par exemple 14/03/2022'],
    ['2022-03-13T23:00:00.000Z', 'une date JJ/MM/AAAA, par exemple 14/03/2022'],
    ['14 marsouin 2022', 'une date JJ/MM/AAAA, par exemple 14/03/2022'],
    ['bientôt', 'une date JJ/MM/AAAA, par exemple 14/03/2022'],
    ['', 'une date JJ/MM/AAAA, par exemple 14/03/2022'],
  ])('%j is refused', (text, expected) => {
    expect(parseDate(text)).toEqual({ ok: false, found: text, expected });
  });

  test('every date is read back as French people write it', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2100-12-31') }), (day) => {
        const date = dateOfDayNumber(day);
        expect(parseDate(formatDate(date))).toEqual({ ok: true, value: date });
        expect(parseDate(date)).toEqual({ ok: true, value: date });
      }),
    );
  });
});

test('a date that does not exist still looks like one', () => {
  expect(['31/02/2022', '14 mars 2022', 'mars 2022', '2024', 'T1 2022'].map(looksLikeDate)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

test.each([
  ['janvier', 1],
  ['janv.', 1],
  ['févr', 2],
  ['juin', 6],
  ['juil.', 7],
  ['août', 8],
  ['Sept', 9],
  ['DÉC', 12],
  ['ju', null],
  ['marché', null],
  ['', null],
])('%j is month %j', (name, month) => {
  expect(monthOfName(name)).toBe(month);
});
