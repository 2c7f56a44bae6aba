/** Every figure that the minutes publish for 2021, recomputed from the files alone. */

import { describe, expect, test } from '@jest/globals';
import { byMonth, cell, cents, countBy, number, published, sum, table } from './tables.ts';

const projects = table('normandie-2021/sessions.csv');
const engaged = projects.filter((row) => cell(row, 'etat') === 'engagée');
const abandoned = projects.filter((row) => cell(row, 'etat') === 'abandonnée');
const places = (row: (typeof projects)[number]) => number(row, 'places');

describe('the bilan of 2021', () => {
  test('has 187 sessions engaged of 209 projects validated, the others abandoned with a reason', () => {
    expect(projects).toHaveLength(published(2021, 'projects validated'));
    expect(engaged).toHaveLength(published(2021, 'sessions engaged'));
    expect(abandoned).toHaveLength(
      published(2021, 'projects validated') - published(2021, 'sessions engaged'),
    );
    for (const row of abandoned) expect(cell(row, 'motif')).not.toBe('');
    for (const row of engaged) expect(cell(row, 'motif')).toBe('');
    expect(countBy(abandoned, 'motif').get('manque de candidats')).toBeGreaterThan(abandoned.length / 2);
  });

  test('has 1 679 entries, 9 in the mean group', () => {
    expect(sum(engaged, places)).toBe(published(2021, 'entries AIS'));
    expect(Math.round(sum(engaged, places) / engaged.length)).toBe(published(2021, 'mean group'));
  });

  test('lasts 339 h in the mean, exactly', () => {
    expect(sum(engaged, (row) => number(row, 'heures'))).toBe(
      engaged.length * published(2021, 'mean duration'),
    );
  });

  test('engages nearly 9 M EUR: 1 679 entries at 5 360 EUR, to the cent', () => {
    const total = sum(engaged, (row) => cents(row, 'cout_eur'));
    expect(total).toBe(899_944_000);
    expect(total).toBeLessThan(published(2021, 'engaged budget') * 100);
    expect(total).toBeGreaterThan(published(2021, 'engaged budget') * 99);
  });

  test('rises over the year with two saw-teeth, April and October-November, and rests in summer', () => {
    for (const months of [byMonth(engaged, () => 1), byMonth(engaged, places)]) {
      const [, , march = 0, april = 0, may = 0, june = 0, july, august, september = 0, october = 0] = months;
      const [november = 0, december = 0] = months.slice(10);
      expect([july, august]).toEqual([0, 0]);
      expect(april).toBeGreaterThan(1.5 * Math.max(march, may));
      expect(Math.min(october, november)).toBeGreaterThan(1.5 * Math.max(september, december));
      expect(Math.min(october, november)).toBeGreaterThan(april);
      expect(september + october + november + december).toBeGreaterThan(march + april + may + june);
    }
  });

  test('has the OPCO shares as told: 10 for 2i, 10 to 12 for most, Santé and Commerce below, Akto and EP above', () => {
    const counts = countBy(engaged, 'opco');
    expect(counts.get('OPCO 2i')).toBe(published(2021, 'sessions Opco 2i'));
    const sorted = [...counts.values()].toSorted((a, b) => a - b);
    expect(sorted).toHaveLength(11);
    expect(sorted[5]).toBeGreaterThanOrEqual(10);
    expect(sorted[5]).toBeLessThanOrEqual(12);
    for (const opco of ['OPCO Santé', "L'Opcommerce"]) expect(counts.get(opco)).toBeLessThan(10);
    expect(counts.get('OPCO EP')).toBeGreaterThan(12);
    expect(counts.get('AKTO')).toBe(Math.max(...counts.values()));
  });
});
