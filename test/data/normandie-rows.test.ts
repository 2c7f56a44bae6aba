/** What must hold of every row of both Normandie lists. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { publicHolidays } from '../../src/domain/public-holidays.ts';
import { readDataSet } from '../../src/imports/data-set.ts';
import { cell, cents, countBy, date, number, type Row, sum, table } from './tables.ts';

const communes = new Map(
  (
    JSON.parse(
      readFileSync(
        new URL('../../node_modules/@etalab/decoupage-administratif/data/communes.json', import.meta.url),
        'utf8',
      ),
    ) as { code: string; nom: string; departement?: string; region?: string; type: string }[]
  )
    .filter(({ type }) => type === 'commune-actuelle')
    .map((commune) => [commune.code, commune]),
);
const romeCodes = new Set(table('reference/rome.csv').map((row) => cell(row, 'code')));
const territories = table('reference/territoires.csv');

const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
const isWorkingDay = (day: string) =>
  weekday(day) >= 1 && weekday(day) <= 5 && !publicHolidays(Number(day.slice(0, 4))).has(day);
const dayBefore = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

describe.each([2021, 2022])('the rows of %i', (year) => {
  const folder = `normandie-${year}`;
  const sessions = table(`${folder}/sessions.csv`);
  const envelopes = table(`${folder}/enveloppes.csv`);
  const agencies = table(`${folder}/agences.csv`);
  const offers = table(`${folder}/offres-prf.csv`);
  const zoneOf = (row: Row) => `${cell(row, 'departement')} ${cell(row, 'zone')}`;
  const zones = new Set(
    territories
      .filter((row) => cell(row, 'type') === 'zone')
      .map((row) => `${cell(row, 'parent').slice(4)} ${cell(row, 'nom')}`),
  );

  test('read without a problem by the importer', async () => {
    const reading = await readDataSet(fileURLToPath(new URL(`../../data/${folder}`, import.meta.url)));
    expect(reading.problems).toEqual([]);
    expect(reading.dataSet?.sessions).toHaveLength(sessions.length);
  });

  test('name communes that exist, in their département and in Normandie', () => {
    for (const row of sessions) {
      expect(communes.get(cell(row, 'commune_insee'))).toMatchObject({
        nom: cell(row, 'commune'),
        departement: cell(row, 'departement'),
        region: '28',
      });
    }
    expect([...countBy(sessions, 'departement').keys()].toSorted()).toEqual(['14', '27', '50', '61', '76']);
  });

  test('use ROME codes of the reference table, zones of their département and no Formacode', () => {
    for (const row of [...sessions, ...offers]) {
      expect(romeCodes).toContain(cell(row, 'rome'));
      expect(zones).toContain(zoneOf(row));
    }
    for (const row of agencies) expect(zones).toContain(zoneOf(row));
    for (const row of sessions) expect(cell(row, 'formacode')).toBe('');
  });

  test('have unique references, an envelope that exists and an agency of their zone', () => {
    for (const rows of [sessions, envelopes, agencies, offers]) {
      expect(countBy(rows, 'reference').size).toBe(rows.length);
    }
    const opcoOf = new Map(envelopes.map((row) => [cell(row, 'reference'), cell(row, 'opco')]));
    const zoneOfAgency = new Map(agencies.map((row) => [cell(row, 'reference'), zoneOf(row)]));
    const parents = countBy(envelopes, 'parent');
    for (const row of sessions) {
      expect(opcoOf.get(cell(row, 'enveloppe'))).toBe(cell(row, 'opco'));
      expect(zoneOfAgency.get(cell(row, 'agence'))).toBe(zoneOf(row));
      expect(parents.has(cell(row, 'enveloppe'))).toBe(false);
    }
  });

  test('wish for working days, mostly Mondays or the Tuesday after a holiday', () => {
    const days = sessions.map((row) => date(row, 'debut_souhaite'));
    for (const day of days) expect([day, isWorkingDay(day)]).toEqual([day, true]);
    const usual = days.filter(
      (day) => weekday(day) === 1 || (weekday(day) === 2 && !isWorkingDay(dayBefore(day))),
    );
    expect(usual.length / days.length).toBeGreaterThan(0.9);
    expect(days.every((day) => day.startsWith(String(year)))).toBe(true);
  });

  test('wish within their window, which lies within the year', () => {
    for (const row of sessions) {
      const [from, wished, to] = ['fenetre_debut', 'debut_souhaite', 'fenetre_fin'].map((column) =>
        date(row, column),
      );
      expect([from, wished, to].toSorted()).toEqual([from, wished, to]);
      expect(from?.slice(0, 4)).toBe(String(year));
      expect(to?.slice(0, 4)).toBe(String(year));
    }
  });

  test('name their derogation above 400 h, and none below', () => {
    for (const row of sessions) {
      const expected = number(row, 'heures') > 400 ? expect.stringContaining('002:L47-67') : '';
      expect([cell(row, 'reference'), cell(row, 'derogation')]).toEqual([cell(row, 'reference'), expected]);
    }
    expect(sessions.filter((row) => cell(row, 'derogation') !== '')).toHaveLength(4);
  });

  test('last 400 h at most, but for goods transport by road, always above (002:L47-67)', () => {
    for (const row of sessions) {
      const isGoodsTransport = cell(row, 'branche') === 'transport routier de marchandises';
      expect([cell(row, 'intitule'), number(row, 'heures') > 400]).toEqual([
        cell(row, 'intitule'),
        isGoodsTransport,
      ]);
    }
  });

  test('say where they come from, row by row', () => {
    for (const row of [...sessions, ...envelopes, ...agencies, ...offers]) {
      expect(cell(row, 'provenance')).toBe('reconstitué');
      expect(cell(row, 'source')).not.toBe('');
    }
    expect(cell(sessions[0] ?? {}, 'source')).toBe(`reconstitution, graine ${year}`);
  });

  test('are paid by envelopes released at 85 % in January and 15 % in April', () => {
    const tranches = table(`${folder}/tranches.csv`);
    expect(tranches).toHaveLength(2 * envelopes.length);
    for (const envelope of envelopes) {
      const own = tranches.filter((row) => cell(row, 'enveloppe') === cell(envelope, 'reference'));
      const [initial = 0, reserve = 0] = own.map((row) => cents(row, 'montant_eur'));
      expect(own.map((row) => [date(row, 'date'), cell(row, 'nature')])).toEqual([
        [`${year}-01-01`, 'initiale'],
        [`${year}-04-01`, 'réserve'],
      ]);
      expect(initial * 15).toBe(reserve * 85);
      if (cell(envelope, 'plancher_eur') !== '') {
        expect(initial + reserve).toBeGreaterThanOrEqual(cents(envelope, 'plancher_eur'));
      }
    }
  });

  test('make envelopes whose children add up to their parent', () => {
    const tranches = table(`${folder}/tranches.csv`);
    const totalOf = (reference: string) =>
      sum(
        tranches.filter((row) => cell(row, 'enveloppe') === reference),
        (row) => cents(row, 'montant_eur'),
      );
    for (const parent of new Set(envelopes.map((row) => cell(row, 'parent')).filter((name) => name !== ''))) {
      const children = envelopes.filter((row) => cell(row, 'parent') === parent);
      expect(sum(children, (row) => totalOf(cell(row, 'reference')))).toBe(totalOf(parent));
    }
  });
});
