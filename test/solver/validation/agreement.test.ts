/** The gates before the model and the judge after it were written apart, from the same sentences: they must agree. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findCandidates } from '../../../solver/gates/candidates.ts';
import type { Session } from '../../../solver/instance/types.ts';
import { verify } from '../../../solver/validation/verify.ts';
import { aClosure, anInstance, anIntake, anOffer, plusDays, someParameters, weeksFrom } from '../builders.ts';

const WEEKS = weeksFrom('2022-03-07', 12);

/** A day around the horizon: edges are met often. */
const day = fc.integer({ min: -60, max: 100 }).map((days) => plusDays('2022-03-07', days));
const weekIndex = fc.integer({ min: 0, max: 11 });

const session: fc.Arbitrary<Partial<Session>> = fc.record(
  {
    window: fc
      .tuple(weekIndex, weekIndex)
      .map(([a, b]) => ({ earliest: Math.min(a, b), latest: Math.max(a, b) })),
    startDateByStart: fc
      .array(fc.integer({ min: 0, max: 6 }), { minLength: 12, maxLength: 12 })
      .map((shifts) => shifts.map((shift, w) => plusDays(WEEKS[w]!.startDate, shift))),
    endDateByStart: fc
      .integer({ min: 7, max: 60 })
      .map((length) => WEEKS.map(({ startDate }) => plusDays(startDate, length))),
    rome: fc.constantFrom('H2913', 'H2901', 'G1602'),
    zone: fc.constantFrom('Caen', 'Vire', null),
    departement: fc.constantFrom('14', '76', null),
    alternanceIntakes: fc.constantFrom<string[]>([], ['I1'], ['I1', 'I2']),
    forbiddenWeeks: fc.uniqueArray(weekIndex, { maxLength: 3 }),
    closureExempt: fc.boolean(),
    hours: fc.constantFrom(399, 400, 401, 400.5),
    derogation: fc.constantFrom(null, '', 'TP-2022'),
    trainingBodyKnownOn: fc.option(day),
    validated: fc.boolean(),
    certification: fc.option(
      fc
        .tuple(day, day)
        .map(([a, b]) => (a < b ? { validFrom: a, validUntil: b } : { validFrom: null, validUntil: a })),
    ),
  },
  { requiredKeys: [] },
);
const pin = fc.option(weekIndex).map(
  (pinnedWeek): Partial<Session> => ({
    pinnedWeek,
    pinReason: pinnedWeek === null ? null : 'STARTED',
  }),
);

const instance = fc
  .record({
    sessions: fc.array(
      fc.tuple(session, pin).map(([draft, pinned]): Partial<Session> => ({ ...draft, ...pinned })),
      { minLength: 1, maxLength: 4 },
    ),
    decisionDate: fc.option(day),
    closure: fc.tuple(day, fc.integer({ min: 0, max: 20 }), fc.constantFrom('HARD', 'SOFT')),
    offer: fc.tuple(day, fc.integer({ min: 0, max: 20 }), fc.boolean()),
    gap: fc.integer({ min: 0, max: 6 }),
  })
  .map(({ sessions, decisionDate, closure, offer, gap }) =>
    anInstance({
      weeks: WEEKS,
      sessions,
      decisionDate,
      closures: [aClosure({ from: closure[0], to: plusDays(closure[0], closure[1]), kind: closure[2] })],
      prfOffers: [
        anOffer({ startDate: offer[0], endDate: plusDays(offer[0], offer[1]), structuring: offer[2] }),
      ],
      alternanceIntakes: [
        anIntake({ date: '2022-05-16', maxGapWeeks: gap }),
        anIntake({ id: 'I2', date: '2022-06-20', maxGapWeeks: 1 }),
      ],
    }),
  );

test('a week is a candidate exactly when the judge lets a session start in it', () => {
  const allGates = someParameters().gates;
  const property = fc.property(
    instance,
    fc.subarray(allGates),
    fc.integer({ min: 0, max: 6 }),
    (built, gates, weeks) => {
      const parameters = someParameters({
        gates,
        delays: { preparationWeeks: weeks, sourcingWeeks: weeks, opinionWeeks: 1, validationWeeks: weeks },
      });
      const { open } = findCandidates(built, parameters);
      const judged = built.sessions.map(({ id }) =>
        WEEKS.flatMap((_, week) => {
          const { violations } = verify(built, parameters, [{ session: id, week }]);
          const closed = violations.some(
            ({ rule, subject }) => rule.startsWith('gate:') && subject.session === id,
          );
          return closed ? [] : [week];
        }),
      );
      expect(open.map((ofSession) => [...ofSession])).toEqual(judged);
    },
  );
  fc.assert(property, { numRuns: 200 });
});
