/** Changes of an instance that change no value, or change it by a known factor. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Instance, IsoDate } from '../../../solver/instance/types.ts';
import type { TermName } from '../../../solver/parameters/types.ts';
import { ampleInstance, arbitraryInstance } from '../arbitrary.ts';
import { monthsOf, plusDays, someParameters } from '../builders.ts';
import { EVERY_TERM, everyRule } from '../every-rule.ts';
import { exactLevels, near, provenValues } from './values.ts';

const { smoothing } = someParameters();

/** The instance with every date and every name of a month or quarter changed. */
function dated(
  instance: Instance,
  date: (day: IsoDate) => IsoDate,
  period: (key: string) => string = (key) => key,
): Instance {
  const change = (value: unknown): unknown => {
    if (typeof value === 'string') {
      if (/^\d{4}-\d\d-\d\d$/.test(value)) return date(value);
      return /^\d{4}-(\d\d|Q\d)$/.test(value) ? period(value) : value;
    }
    if (Array.isArray(value)) return value.map(change);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, change(field)]));
  };
  return change(instance) as Instance;
}

/** 28 years of the Gregorian calendar of this century are 1 461 whole weeks: the same days of the week come back. */
const DAYS_OF_28_YEARS = 7 * 1461;

test('28 years later or earlier, every value is the same', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryInstance(5), fc.constantFrom(28, -28, 56), async (instance, years) => {
      const shifted = dated(
        instance,
        (day) => plusDays(day, (years / 28) * DAYS_OF_28_YEARS),
        (key) => `${Number(key.slice(0, 4)) + years}${key.slice(4)}`,
      );
      expect(shifted.months.map(({ workingDays }) => workingDays)).toEqual(
        monthsOf(shifted.weeks).map(({ workingDays }) => workingDays),
      );
      expect(await provenValues(shifted, everyRule)).toEqual(near(await provenValues(instance, everyRule)));
    }),
    { numRuns: 6 },
  );
});

test('some weeks later or earlier, every value that no month makes is the same', async () => {
  const parameters = {
    ...everyRule,
    levels: exactLevels(...EVERY_TERM.filter((term) => term !== 'smoothing' && term !== 'load')),
    opcoLoad: { mode: 'OFF' as const },
    candidatePool: { mode: 'OFF' as const },
  };
  await fc.assert(
    fc.asyncProperty(arbitraryInstance(5), fc.integer({ min: -60, max: 60 }), async (given, count) => {
      const instance = { ...given, capacities: [] };
      const moved = dated(instance, (day) => plusDays(day, 7 * count));
      const shifted = { ...moved, months: monthsOf(moved.weeks) };
      expect(await provenValues(shifted, parameters)).toEqual(near(await provenValues(instance, parameters)));
    }),
    { numRuns: 6 },
  );
});

/** The lists of an instance whose order says nothing. */
const LISTS = [
  'sessions',
  'envelopes',
  'prfOffers',
  'alternanceIntakes',
  'closures',
  'agencies',
  'opcos',
  'candidatePools',
  'capacities',
] as const satisfies (keyof Instance)[];

test('in another order of all its lists, every value is the same', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryInstance(5), fc.infiniteStream(fc.nat()), async (instance, draws) => {
      const shuffled = <T>(list: readonly T[]): T[] =>
        list
          .map((item) => ({ item, rank: draws.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ item }) => item);
      const turned = { ...instance };
      for (const name of LISTS) Object.assign(turned, { [name]: shuffled<unknown>(instance[name] ?? []) });
      turned.envelopes = turned.envelopes.map((one) => ({ ...one, tranches: shuffled(one.tranches) }));
      expect(await provenValues(turned, everyRule)).toEqual(near(await provenValues(instance, everyRule)));
    }),
    { numRuns: 8 },
  );
});

/** The instance with twice the trainees everywhere: sessions, and what holds them. Money and numbers of sessions stay. */
function doubled(instance: Instance): Instance {
  return {
    ...instance,
    sessions: instance.sessions.map((session) => ({
      ...session,
      plannedEntries: 2 * session.plannedEntries,
    })),
    candidatePools: (instance.candidatePools ?? []).map((pool) => ({
      ...pool,
      expectedCandidates: 2 * pool.expectedCandidates,
    })),
    capacities: (instance.capacities ?? []).map((capacity) => ({
      ...capacity,
      entries: 2 * capacity.entries!,
    })),
  };
}

/** Instances whose sessions have 4, 8 or 12 trainees. */
const byFours = arbitraryInstance(5).map((instance) => ({
  ...instance,
  sessions: instance.sessions.map((session) => ({
    ...session,
    plannedEntries: 4 * (1 + (session.plannedEntries % 3)),
  })),
}));

test('twice the entries: twice the peak, and twice every value that counts trainees', async () => {
  // Quarters of the entries as targets, and steps as wide as these: whole before and after.
  const quarter = 0.25;
  const profile = {
    ...{ '2022-02': quarter, '2022-03': quarter, '2022-04': quarter, '2022-05': quarter },
    ...{ '2022-Q1': 2 * quarter, '2022-Q2': 2 * quarter },
  };
  // Sessions over a cap, weeks by trainee, changes of a plan.
  const others: TermName[] = ['load', 'equity', 'stability'];
  const factors = EVERY_TERM.map((term) => (others.includes(term) ? 1 : 2));
  await fc.assert(
    fc.asyncProperty(byFours, fc.constantFrom('STEPS' as const, 'PEAK' as const), async (instance, mode) => {
      const parameters = {
        ...everyRule,
        smoothing: { ...everyRule.smoothing, mode, profile, stepWidth: 1 },
      };
      const [once, twice] = [
        await provenValues(instance, parameters),
        await provenValues(doubled(instance), parameters),
      ];
      expect(twice).toEqual(near(once!.map((value, l) => factors[l]! * value)));
    }),
    { numRuns: 8 },
  );
});

test('the peak of twice the entries is twice the peak, to the trainee', async () => {
  const peak = someParameters({
    levels: exactLevels('smoothing'),
    smoothing: { ...smoothing, mode: 'PEAK' },
    unplaced: 'FORBIDDEN',
  });
  let planned = 0;
  await fc.assert(
    fc.asyncProperty(ampleInstance(6), async (instance) => {
      const [once, twice] = [await provenValues(instance, peak), await provenValues(doubled(instance), peak)];
      expect(twice).toEqual(once?.map((value) => 2 * value) ?? null);
      if (once !== null) planned += 1;
    }),
    { numRuns: 12 },
  );
  expect(planned).toBeGreaterThan(0);
});
