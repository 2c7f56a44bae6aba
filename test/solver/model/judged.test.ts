/**
 * Every term of the program against the judge, which was written apart: any plan has the same value in both.
 * The instances are drawn once from a fixed seed: what this notices today it notices every day.
 */

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findCandidates } from '../../../solver/gates/candidates.ts';
import type { Instance, Session } from '../../../solver/instance/types.ts';
import { buildModel, levelObjective, pointOf } from '../../../solver/model/build.ts';
import { valueAt } from '../../../solver/model/lp.ts';
import type { LimitMode, Parameters, ScopeKind, TermName } from '../../../solver/parameters/types.ts';
import { assignmentsOf } from '../../../solver/solution/assignments.ts';
import { verify } from '../../../solver/validation/verify.ts';
import {
  aClosure,
  aLevel,
  anAgency,
  anInstance,
  anIntake,
  anOffer,
  anOpco,
  plusDays,
  someParameters,
  weeksFrom,
} from '../builders.ts';
import { EVERY_TERM } from '../every-rule.ts';

/** Twelve weeks from Monday 7 March 2022: four months of two quarters. */
const WEEKS = weeksFrom('2022-03-07', 12);
const weekIndex = fc.integer({ min: 0, max: 11 });

const session: fc.Arbitrary<Partial<Session>> = fc
  .record({
    plannedEntries: fc.integer({ min: 1, max: 15 }),
    wishedWeek: weekIndex,
    nature: fc.constantFrom('STRUCTURAL', 'CONJUNCTURAL', 'INNOVATIVE'),
    rome: fc.constantFrom('H2913', 'H2901', 'G1602'),
    zone: fc.constantFrom('Caen', 'Vire', null),
    departement: fc.constantFrom('14', '76', null),
    region: fc.constantFrom('28', '44', null),
    opco: fc.constantFrom('AKTO', 'AFDAS'),
    agency: fc.constantFrom('Caen', 'Caen', 'Vire', null),
    placementWeight: fc.constantFrom(0.5, 1, 2),
    publishedWeek: fc.option(weekIndex),
    announced: fc.boolean(),
    closureExempt: fc.constantFrom(false, false, true),
    alternanceIntakes: fc.constantFrom<string[]>([], ['I1'], ['I2'], ['I1', 'I2']),
    lengthDays: fc.integer({ min: 4, max: 70 }),
    pinnedWeek: fc.option(weekIndex, { freq: 2 }),
  })
  .map(({ lengthDays, pinnedWeek, ...rest }) => ({
    ...rest,
    pinnedWeek,
    pinReason: pinnedWeek === null ? null : 'STARTED',
    endDateByStart: WEEKS.map(({ startDate }) => plusDays(startDate, lengthDays)),
  }));

const instance: fc.Arbitrary<Instance> = fc.array(session, { minLength: 4, maxLength: 8 }).map((sessions) =>
  anInstance({
    weeks: WEEKS,
    sessions,
    prfOffers: [
      anOffer({ startDate: '2022-03-28', endDate: '2022-05-31' }),
      anOffer({ id: 'O2', rome: 'H2901', zone: null, startDate: '2022-05-02', endDate: '2022-06-30' }),
    ],
    alternanceIntakes: [
      anIntake({ date: '2022-05-16', maxGapWeeks: 3 }),
      anIntake({ id: 'I2', date: '2022-05-30', maxGapWeeks: 1 }),
    ],
    closures: [
      aClosure({ kind: 'SOFT', from: '2022-04-04', to: '2022-04-18' }),
      aClosure({ id: 'C2', kind: 'SOFT', from: '2022-04-18', to: '2022-04-25' }),
      aClosure({ id: 'C3', kind: 'HARD', from: '2022-05-09', to: '2022-05-09' }),
    ],
    agencies: [anAgency({ launchCap: 1 }), anAgency({ id: 'Vire', launchCap: null })],
    opcos: [anOpco({ monthlyLaunchCap: 1 }), anOpco({ id: 'AFDAS', monthlyLaunchCap: 0 })],
  }),
);

/** A plan per instance: each session in its own week, in an open one, or left out where it may be. */
const drawn = fc.sample(fc.tuple(instance, fc.array(fc.nat(40), { minLength: 8, maxLength: 8 })), {
  seed: 2022,
  numRuns: 80,
});

function planOf(built: Instance, parameters: Parameters, draws: number[]): (number | null)[] {
  const { open } = findCandidates(built, parameters);
  return built.sessions.map(({ pinnedWeek }, s) => {
    if (pinnedWeek !== null) return pinnedWeek;
    const weeks = [...open[s]!];
    return weeks[draws[s]! % (weeks.length + 1)] ?? null;
  });
}

/** What the program and the judge say of each plan drawn. */
function compare(
  term: TermName,
  overrides: Partial<Parameters> = {},
): { program: number[]; judge: number[] } {
  // The gates that would keep waits within their gap are off: a pinned session goes through them as well.
  const parameters = someParameters({
    levels: [aLevel(term), aLevel('placement', { name: 'autre' })],
    gates: ['closure'],
    ...overrides,
  });
  const values = drawn.map(([built, draws]) => {
    const weeks = planOf(built, parameters, draws);
    const model = buildModel(built, parameters);
    return {
      program: valueAt(levelObjective(model, parameters.levels[0]!), pointOf(model, weeks)),
      judge: verify(built, parameters, assignmentsOf(built, weeks)).levels[0]!.value,
    };
  });
  return { program: values.map(({ program }) => program), judge: values.map(({ judge }) => judge) };
}

function expectAgreement(term: TermName, overrides: Partial<Parameters> = {}): void {
  const { program, judge } = compare(term, overrides);
  // A term that is 0 in every plan would agree about nothing.
  expect(judge.filter((value) => value > 0).length).toBeGreaterThan(10);
  expect(program).toEqual(judge.map((value) => expect.closeTo(value, 6)));
}

// The load has its own cases below: by default nothing is counted.
test.each(EVERY_TERM.filter((term) => term !== 'load'))('%s', (term) => {
  expectAgreement(term);
});

describe('smoothing', () => {
  const { smoothing } = someParameters();
  const scopes: ScopeKind[] = ['DEPARTEMENT', 'AGENCY', 'OPCO'];

  test.each(scopes)('by %s', (scope) => {
    expectAgreement('smoothing', { smoothing: { ...smoothing, scopes: [scope] } });
  });

  test('the peak alone, by everything', () => {
    expectAgreement('smoothing', { smoothing: { ...smoothing, mode: 'PEAK', scopes } });
  });

  test('a profile, wide steps and one slope', () => {
    const profile = { '2022-Q1': 0.3, '2022-04': 0.5, '2022-05': 0 };
    expectAgreement('smoothing', {
      smoothing: { ...smoothing, profile, stepWidth: 0.5, slopes: [2], peakWeight: 0.25 },
    });
  });
});

describe('load', () => {
  const loads: [LimitMode, number, LimitMode][] = [
    ['SOFT', 2, 'OFF'],
    ['SOFT', 1, 'OFF'],
    ['OFF', 2, 'SOFT'],
    ['SOFT', 3, 'SOFT'],
  ];
  test.each(loads)('agencies %s over %p weeks, OPCO %s', (agency, launchWeeks, opco) => {
    expectAgreement('load', { agencyLoad: { mode: agency, launchWeeks }, opcoLoad: { mode: opco } });
  });
});

test('other prices', () => {
  expectAgreement('fidelity', { fidelity: { structural: 0, conjunctural: 1.5, innovative: 7 } });
  expectAgreement('stability', { stability: { perMove: 0, perWeek: 2.5, announcedFactor: 0.5 } });
  const near = { sameRome: 0.7, sameFamily: 0.2, sameZone: 0.9, sameDepartement: 0.1, horizonWeeks: 2 };
  expectAgreement('concurrency', { concurrency: near });
});
