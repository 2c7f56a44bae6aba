/** Random instances and parameters with every gate and every limit of the solver switched on or off at random. */
import fc from 'fast-check';
import type { Instance, Session } from '../../solver/instance/types.ts';
import type { LimitMode, Parameters, ScopeKind } from '../../solver/parameters/types.ts';
import { arbitraryInstance } from './arbitrary.ts';
import { aLevel, plusDays, someParameters } from './builders.ts';
import { EVERY_TERM } from './every-rule.ts';

/** A day from eight weeks before the horizon of `arbitraryInstance` to its end. */
const day = fc.integer({ min: -56, max: 84 }).map((days) => plusDays('2022-02-28', days));

const ruled: fc.Arbitrary<Partial<Session>> = fc
  .record(
    {
      hours: fc.constantFrom(399, 400, 401, 450),
      derogation: fc.constantFrom(null, 'TP-2022'),
      trainingBodyKnownOn: fc.option(day),
      certification: fc.constantFrom(
        null,
        { validFrom: '2022-03-14', validUntil: null },
        { validFrom: null, validUntil: '2022-05-06' },
      ),
      forbiddenWeeks: fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 3 }),
      pin: fc.option(fc.integer({ min: 0, max: 11 }), { freq: 4 }),
    },
    { requiredKeys: [] },
  )
  .map(({ pin = null, ...rest }) =>
    pin === null ? rest : { ...rest, pinnedWeek: pin, pinReason: 'STARTED' as const, forbiddenWeeks: [] },
  );

/** An instance of `arbitraryInstance` in which every gate may close a week and some sessions have started. */
export function ruledInstance(most: number): fc.Arbitrary<Instance> {
  return fc
    .tuple(arbitraryInstance(most), fc.array(ruled, { minLength: most, maxLength: most }), fc.option(day))
    .map(([instance, rules, decisionDate]) => ({
      ...instance,
      decisionDate,
      sessions: instance.sessions.map((session, s) => ({ ...session, ...rules[s] })),
    }));
}

const limit = fc.constantFrom<LimitMode>('OFF', 'SOFT', 'HARD');
const weeksApart = fc.integer({ min: 0, max: 2 });

/** Parameters with each rule on or off, and from one to three levels of any terms. */
export const anyParameters: fc.Arbitrary<Parameters> = fc
  .record({
    terms: fc.subarray(EVERY_TERM, { minLength: 1, maxLength: 3 }),
    unplaced: fc.constantFrom<Parameters['unplaced']>('ALLOWED', 'ALLOWED', 'FORBIDDEN'),
    gates: fc.subarray(someParameters().gates, { minLength: 5 }),
    mode: fc.constantFrom<'STEPS' | 'PEAK'>('STEPS', 'PEAK'),
    scopes: fc.subarray<ScopeKind>(['DEPARTEMENT', 'AGENCY', 'OPCO']),
    agencyLoad: fc.record({ mode: limit, launchWeeks: fc.integer({ min: 1, max: 3 }) }),
    opcoLoad: fc.record({ mode: limit }),
    candidatePool: fc.record({ mode: fc.constantFrom<'OFF' | 'HARD'>('OFF', 'HARD') }),
    spacing: fc.record({ projectWeeks: weeksApart, jobZoneWeeks: weeksApart }),
    unforeseenReserve: fc.record({ share: fc.constantFrom(0, 0.2, 1) }),
  })
  .map(({ terms, mode, scopes, ...rest }) =>
    someParameters({
      ...rest,
      levels: terms.map((term) => aLevel(term, { gap: 0.01 })),
      smoothing: { ...someParameters().smoothing, mode, scopes },
    }),
  );
