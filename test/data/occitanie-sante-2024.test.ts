/** The programme of OPCO Santé in Occitanie is what the document gives, and nothing more. */

import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { knownSpan } from '../../src/domain/fuzzy-date.ts';
import { readDataSet } from '../../src/imports/data-set.ts';
import { cell, dataText, type Row, table } from './tables.ts';

const sessions = table('occitanie-sante-2024/sessions.csv');
const published = parse(dataText('reference/figures/occitanie-programmation-2024.csv'), {
  columns: true,
}) as Row[];

/** What the figures' codes of dates say in the words of the programme. */
const WORDS: Record<string, string> = {
  '2024-04-18': '18/04/2024',
  '2024-S2': 'second semestre 2024',
  '2024-Q4|2025-Q1': 'fin 2024 ou début 2025',
  '2025': '2025',
};

describe('the programme of 2024', () => {
  test('has the published rows in their order, dates and places in their own words', () => {
    expect(
      sessions.map((row) => [cell(row, 'debut_souhaite'), cell(row, 'departement'), cell(row, 'commune')]),
    ).toEqual(published.map((row) => [WORDS[cell(row, 'start')], cell(row, 'dept'), cell(row, 'place')]));
  });

  test('leaves blank what is not published', () => {
    const unknown = [
      'places',
      'cout_eur',
      'heures',
      'heures_hebdo',
      'enveloppe',
      'alternance',
      'zone',
      'agence',
    ];
    for (const row of sessions) expect(unknown.filter((column) => cell(row, column) !== '')).toEqual([]);
  });

  test('labels every row published, with its lines', () => {
    for (const row of sessions) {
      expect(cell(row, 'provenance')).toBe('publié');
      expect(cell(row, 'source')).toBe('000:L314-336');
    }
  });

  test('is read with its fuzzy dates as windows', async () => {
    const folder = fileURLToPath(new URL('../../data/occitanie-sante-2024', import.meta.url));
    const { dataSet, problems } = await readDataSet(folder);
    expect(problems).toEqual([]);
    const spans = new Set(
      dataSet?.sessions.map(({ wish }) => {
        const span = knownSpan(wish.date);
        return `${span?.from} ${span?.to}`;
      }),
    );
    expect([...spans].slice(0, 2)).toEqual(['2024-04-18 2024-04-18', '2024-07-01 2024-12-31']);
    expect(spans).toContain('2025-01-01 2025-12-31');
    expect(spans.size).toBe(4);
  });
});
