/** The README of a data set says what its files hold: its monthly table and its money are recomputed. */

import { expect, test } from '@jest/globals';
import { formatEuros } from '../../src/domain/money.ts';
import { byMonth, cell, cents, dataText, date, number, sum, table } from './tables.ts';

test.each([2021, 2022])('the monthly table of %i is the one of the files', (year) => {
  const rows = table(`normandie-${year}/sessions.csv`).filter((row) => cell(row, 'etat') !== 'abandonnée');
  const readme = dataText(`normandie-${year}/README.md`);
  const line = (label: string, read: (row: (typeof rows)[number]) => number) => {
    const total = sum(rows, read).toLocaleString('fr-FR').replace(/\s/g, ' ');
    return `| ${[label, ...byMonth(rows, read), total].join(' | ')} |`;
  };
  expect(readme).toContain(line('sessions', () => 1));
  expect(readme).toContain(line('entrées', (row) => number(row, 'places')));
});

test('the money that temporary work lacks before the reserve of 2022 is the one of the files', () => {
  const reference = 'ENV-2022-AKTO-TRAVAIL-TEMPORAIRE';
  const engaged = table('normandie-2022/enveloppes.csv').filter(
    (row) => cell(row, 'reference') === reference,
  );
  const initial = table('normandie-2022/tranches.csv').filter(
    (row) => cell(row, 'enveloppe') === reference && cell(row, 'nature') === 'initiale',
  );
  const early = table('normandie-2022/sessions.csv').filter(
    (row) => cell(row, 'enveloppe') === reference && date(row, 'debut_souhaite') < '2022-04-01',
  );
  const short =
    sum(early, (row) => cents(row, 'cout_eur')) +
    sum(engaged, (row) => cents(row, 'deja_engage_eur')) -
    sum(initial, (row) => cents(row, 'montant_eur'));
  expect(dataText('normandie-2022/README.md')).toContain(formatEuros(short).replace(/\s/g, ' '));
});
