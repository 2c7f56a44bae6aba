/** Every figure that the minutes publish for 2022, recomputed from the files alone. */

import { describe, expect, test } from '@jest/globals';
import { byMonth, cell, cents, countBy, date, number, published, sum, table, wishedMonth } from './tables.ts';

const sessions = table('normandie-2022/sessions.csv');
const places = (row: (typeof sessions)[number]) => number(row, 'places');
const one = () => 1;
const between = (first: number, last: number) =>
  sessions.filter((row) => wishedMonth(row) >= first && wishedMonth(row) <= last);

describe('the programme of 2022', () => {
  test('has the 162 fiches of the minutes', () => {
    expect(sessions).toHaveLength(published(2022, 'POEC on fiches'));
    expect(countBy(sessions, 'projet').size).toBe(published(2022, 'POEC on fiches'));
    expect(countBy(sessions, 'etat').has('abandonnée')).toBe(false);
  });

  test('has 66 sessions and 638 entries in the first quarter', () => {
    expect(between(1, 3)).toHaveLength(published(2022, 'T1 sessions'));
    expect(sum(between(1, 3), places)).toBe(published(2022, 'T1 planned entries'));
  });

  test('has 83 sessions and 837 entries in the second quarter', () => {
    expect(between(4, 6)).toHaveLength(published(2022, 'T2 (or April) sessions'));
    expect(sum(between(4, 6), places)).toBe(published(2022, 'T2 (or April) planned entries'));
  });

  test('starts nothing in July and August, and stays flat after', () => {
    expect(between(7, 8)).toHaveLength(0);
    const counts = byMonth(sessions, one).slice(8);
    expect(sum(between(9, 12), one)).toBe(162 - 66 - 83);
    expect(Math.max(...counts)).toBeLessThan(Math.min(...byMonth(sessions, one).slice(0, 6)));
    expect(Math.min(...counts)).toBeGreaterThan(0);
  });

  test('peaks in April, above the April of 2021 and above every other month', () => {
    const engaged2021 = table('normandie-2021/sessions.csv').filter((row) => cell(row, 'etat') === 'engagée');
    for (const read of [one, places]) {
      const months = byMonth(sessions, read);
      const [april = 0, ...others] = [months[3] ?? 0, ...months.toSpliced(3, 1)];
      expect(april).toBeGreaterThan(Math.max(...others));
      expect(april).toBeGreaterThan(byMonth(engaged2021, read)[3] ?? Number.POSITIVE_INFINITY);
    }
  });

  test('has the 8 sessions of Opco 2i to June, then a new start in September', () => {
    const dates = sessions
      .filter((row) => cell(row, 'opco') === 'OPCO 2i')
      .map((row) => date(row, 'debut_souhaite'));
    expect(dates.filter((wished) => wished < '2022-07-01')).toHaveLength(
      published(2022, 'sessions Opco 2i to date'),
    );
    expect(dates.some((wished) => wished.startsWith('2022-09'))).toBe(true);
  });

  test('has the 11 OPCO, Akto and Opco EP above the mean, Santé and Commerce below', () => {
    const counts = countBy(sessions, 'opco');
    expect([...counts.keys()].toSorted()).toEqual(
      table('reference/opco.csv')
        .map((row) => cell(row, 'nom'))
        .toSorted(),
    );
    const mean = sessions.length / counts.size;
    for (const opco of ['AKTO', 'OPCO EP']) expect(counts.get(opco)).toBeGreaterThan(mean);
    for (const opco of ['OPCO Santé', "L'Opcommerce"]) expect(counts.get(opco)).toBeLessThan(mean);
  });

  test('costs what 5 360 EUR a trainee make, some 15.80 EUR an hour and trainee each', () => {
    expect(sum(sessions, (row) => cents(row, 'cout_eur'))).toBe(sum(sessions, places) * 536_000);
    for (const row of sessions) {
      const hourly = cents(row, 'cout_eur') / 100 / places(row) / number(row, 'heures');
      expect(hourly).toBeGreaterThan(12);
      expect(hourly).toBeLessThan(20);
    }
  });

  test('is about 55 % structural and 40 % conjunctural, with some innovative', () => {
    const counts = countBy(sessions, 'nature');
    const share = (nature: string) => (counts.get(nature) ?? 0) / sessions.length;
    expect(share('structurante')).toBeCloseTo(0.55, 2);
    expect(share('conjoncturelle')).toBeCloseTo(0.4, 2);
    expect(share('innovante')).toBeCloseTo(0.05, 2);
  });
});
