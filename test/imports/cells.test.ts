import { expect, test } from '@jest/globals';
import {
  amount,
  derogation,
  hours,
  launches,
  orUndecided,
  places,
  reference,
  text,
  weeklyHours,
  weeks,
  yesNo,
} from '../../src/imports/cells.ts';

test.each([
  ['places', places, '9', 9],
  ['places', places, '1 000', 1_000],
  ['places', places, '9,0', 9],
  ['places', places, '9,5', null],
  ['places', places, '0', null],
  ['places', places, '-3', null],
  ['places', places, '1001', null],
  ['places', places, 'neuf', null],
  ['hours', hours, '399 h', 399],
  ['hours', hours, '399 heures', 399],
  ['hours', hours, '3h30', null],
  ['hours', hours, '0', null],
  ['weeklyHours', weeklyHours, '35', 35],
  ['weeklyHours', weeklyHours, '34,5', 34.5],
  ['weeklyHours', weeklyHours, '35 h', 35],
  ['weeklyHours', weeklyHours, '35 h / semaine', 35],
  ['weeklyHours', weeklyHours, '48,01', null],
  ['weeklyHours', weeklyHours, '0', null],
  ['weeks', weeks, '0', 0],
  ['weeks', weeks, '6 semaines', 6],
  ['weeks', weeks, '-1', null],
  ['launches', launches, '0', 0],
  ['launches', launches, '-1', null],
  ['derogation', derogation, '002:L47-67', '002:L47-67'],
  // A bare yes names no derogation that anybody could check.
  ['derogation', derogation, 'oui', null],
  ['amount', amount, '0', 0],
  ['amount', amount, '48 128,50 €', 4_812_850],
  ['amount', amount, '-0,01', null],
  ['yesNo', yesNo, 'Oui', true],
  ['yesNo', yesNo, 'x', true],
  ['yesNo', yesNo, 'NON', false],
  ['yesNo', yesNo, 'peut-être', null],
  ['reference', reference, 'NOR-2022-S001', 'NOR-2022-S001'],
  ['reference', reference, ';DROP', null],
  ['reference', reference, 'a'.repeat(81), null],
  ['text', text, 'a'.repeat(255), 'a'.repeat(255)],
  ['text', text, 'a'.repeat(256), null],
])('%s reads %j as %j', (_name, read, cell, value) => {
  const parsed = read(cell);
  expect(parsed.ok ? parsed.value : null).toBe(value);
});

test('an open place is null, a wrong one is still refused', () => {
  expect(orUndecided(places)('à déterminer')).toEqual({ ok: true, value: null });
  expect(orUndecided(places)('zéro').ok).toBe(false);
});

test.each(['non', 'Aucune', 'néant', 'sans objet'])('a derogation %j is none', (cell) => {
  expect(derogation(cell)).toEqual({ ok: true, value: null });
});
