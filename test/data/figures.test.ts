/** The reference tables are whole and can be read: headers, units, codes. */

import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { opcos } from '../../src/domain/opco.ts';
import { parseTerritories } from '../../src/imports/territories.parse.ts';
import { cell, dataText, type Row, table } from './tables.ts';

const FIGURES = new URL('../../data/reference/figures/', import.meta.url);
const files = readdirSync(FIGURES).filter((name) => name.endsWith('.csv'));
const rowsOf = (name: string) => parse(dataText(`reference/figures/${name}`), { columns: true }) as Row[];

describe('the published figures', () => {
  test.each(files)('%s has a header, rows and its place in the README', (name) => {
    expect(rowsOf(name).length).toBeGreaterThan(0);
    expect(dataText('reference/README.md')).toContain(name);
  });

  test('those of Normandie have a number, a unit and a line, and no comma inside a cell', () => {
    for (const row of rowsOf('normandie.csv')) {
      expect(Number.isFinite(Number(cell(row, 'value')))).toBe(true);
      expect(cell(row, 'unit')).not.toBe('');
      expect(cell(row, 'loc')).toMatch(/^L\d+$/);
      expect(Object.values(row).filter((value) => value.includes(','))).toEqual([]);
    }
  });
});

describe('the reference tables', () => {
  test('name the 11 OPCO as the code does', () => {
    expect(table('reference/opco.csv')).toEqual(
      opcos.codes.map((code) => ({ code, nom: opcos.label(code) })),
    );
  });

  test('hold the 18 regions and 101 départements, each code with its kind', () => {
    const { rows, problems } = parseTerritories(dataText('reference/territoires.csv'), 'territoires.csv');
    expect(problems).toEqual([]);
    const count = (kind: string) => rows.filter((row) => row.kind === kind).length;
    expect([count('REGION'), count('DEPARTEMENT')]).toEqual([18, 101]);
    expect(count('ZONE')).toBeGreaterThan(20);
  });

  test('have ROME codes of the right shape, once each, with a label', () => {
    const rome = table('reference/rome.csv');
    expect(new Set(rome.map((row) => cell(row, 'code'))).size).toBe(rome.length);
    for (const row of rome) {
      expect(cell(row, 'code')).toMatch(/^[A-N]\d{4}$/);
      expect(cell(row, 'intitule')).not.toBe('');
    }
  });
});
