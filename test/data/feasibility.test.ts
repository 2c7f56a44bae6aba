/**
 * The year of 2022 can be programmed whole, and its wishes alone cannot: both judged from the files by the
 * plain rules of `docs/problem.md`, without the solver and without the generator.
 */

import { describe, expect, test } from '@jest/globals';
import { addDays, daysBetween, mondayOf } from '../../src/domain/dates.ts';
import { nextWorkingDay, sessionEnd } from '../../src/domain/working-days.ts';
import { cell, cents, date, number, type Row, sum, table } from './tables.ts';

const sessions = table('normandie-2022/sessions.csv');
const envelopes = table('normandie-2022/enveloppes.csv');
const tranches = table('normandie-2022/tranches.csv');
const intakes = table('normandie-2022/rentrees-alternance.csv');
const structuring = table('normandie-2022/offres-prf.csv').filter(
  (row) => cell(row, 'structurante') === 'oui',
);
/** What closes starts; no closure of this data set stops courses. */
const closures = table('normandie-2022/fermetures.csv').map((row) => ({
  from: date(row, 'du'),
  to: date(row, 'au'),
}));

const RESERVE = '2022-04-01';

/** Start days of the weeks in which every gate lets a session start. */
function openStarts(session: Row): string[] {
  const wished = date(session, 'debut_souhaite');
  const weekday = daysBetween(mondayOf(wished), wished);
  const starts: string[] = [];
  const last = date(session, 'fenetre_fin');
  for (let week = mondayOf(date(session, 'fenetre_debut')); week <= last; week = addDays(week, 7)) {
    const start = nextWorkingDay(addDays(week, weekday));
    const length = { hours: number(session, 'heures'), weeklyHours: number(session, 'heures_hebdo') };
    const end = sessionEnd({ start, ...length });
    const closed = closures.some(({ from, to }) => from <= start && start <= to);
    const inTime = intakes.some((intake) => {
      const wait = daysBetween(end, date(intake, 'date'));
      return wait >= 0 && wait <= 7 * number(intake, 'ecart_max_semaines');
    });
    const doubled = structuring.some(
      (offer) =>
        cell(offer, 'rome').slice(0, 3) === cell(session, 'rome').slice(0, 3) &&
        cell(offer, 'zone') === cell(session, 'zone') &&
        start <= date(offer, 'fin') &&
        date(offer, 'debut') <= end,
    );
    if (!closed && !doubled && (inTime || cell(session, 'alternance') === 'non')) starts.push(start);
  }
  return starts;
}

/** References of an envelope and of everything below it. */
function subtree(reference: string): Set<string> {
  const found = new Set([reference]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const row of envelopes) if (found.has(cell(row, 'parent'))) found.add(cell(row, 'reference'));
  }
  return found;
}

/** Cents by which an envelope is short of the sessions that start before a day: below zero when it is not. */
function shortBy(reference: string, before: string, startOf: (session: Row) => string): number {
  const members = subtree(reference);
  const released = tranches.filter(
    (row) => cell(row, 'enveloppe') === reference && date(row, 'date') < before,
  );
  const engaged = envelopes.filter((row) => members.has(cell(row, 'reference')));
  const started = sessions.filter((row) => members.has(cell(row, 'enveloppe')) && startOf(row) < before);
  return (
    sum(started, (row) => cents(row, 'cout_eur')) +
    sum(engaged, (row) => cents(row, 'deja_engage_eur')) -
    sum(released, (row) => cents(row, 'montant_eur'))
  );
}

const shortEnvelopes = (startOf: (session: Row) => string) =>
  envelopes
    .map((row) => cell(row, 'reference'))
    .filter((reference) => [RESERVE, '2023-01-01'].some((day) => shortBy(reference, day, startOf) > 0));

describe('Normandie 2022', () => {
  test('every session has an open week, and all fit the envelopes', () => {
    const latest = new Map(sessions.map((row) => [row, openStarts(row).at(-1)]));
    const blocked = sessions.filter((row) => latest.get(row) === undefined);
    expect(blocked.map((row) => cell(row, 'reference'))).toEqual([]);
    // Money binds from above only: a plan exists exactly when the one that starts as late as it can fits.
    expect(shortEnvelopes((row) => latest.get(row) ?? '')).toEqual([]);
  });

  test('the truce closes starts and leaves courses alone (002:L407-415)', () => {
    const fermetures = table('normandie-2022/fermetures.csv');
    expect(fermetures.map((row) => [cell(row, 'effet'), cell(row, 'force')])).toEqual([
      ['démarrages', 'ferme'],
    ]);
  });

  test('wishes alone use up the share of temporary work before the reserve, and nothing else (002:L579-591)', () => {
    const wishes = (row: Row) => date(row, 'debut_souhaite');
    expect(shortEnvelopes(wishes)).toEqual(['ENV-2022-AKTO-TRAVAIL-TEMPORAIRE']);
    expect(shortBy('ENV-2022-AKTO-TRAVAIL-TEMPORAIRE', '2023-01-01', wishes)).toBeLessThan(0);
  });

  test('some sessions lead to alternance, and some wishes meet a structuring offer', () => {
    expect(sessions.filter((row) => cell(row, 'alternance') === 'oui').length).toBeGreaterThan(15);
    const met = sessions.filter(
      (row) => cell(row, 'alternance') === 'non' && !openStarts(row).includes(date(row, 'debut_souhaite')),
    );
    expect(met.length).toBeGreaterThanOrEqual(structuring.length);
  });

  test('most structural sessions of April may leave April', () => {
    const april = sessions.filter(
      (row) => date(row, 'debut_souhaite').startsWith('2022-04') && cell(row, 'nature') === 'structurante',
    );
    const movable = april.filter((row) => openStarts(row).some((start) => !start.startsWith('2022-04')));
    expect(movable.length).toBeGreaterThan(0.9 * april.length);
  });
});
