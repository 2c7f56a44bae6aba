/** Random instances for property tests: small, valid by construction, with every rule at work. */
import fc from 'fast-check';
import type { Instance, Nature, Session } from '../../solver/instance/types.ts';
import {
  aClosure,
  anEnvelope,
  anInstance,
  anIntake,
  anOffer,
  aTranche,
  monthsOf,
  weeksFrom,
} from './builders.ts';

/** Twelve weeks from Monday 2022-02-28: March, April and May. */
const weeks = weeksFrom('2022-02-28', 12);

/** In April a region works less than the others, and in May another hardly. */
const MONTHS = monthsOf(weeks).map((month) => ({
  ...month,
  ...(month.month === '2022-04' ? { workingDaysByRegion: { '76': 12 } } : {}),
  ...(month.month === '2022-05' ? { workingDaysByRegion: { '28': 1 } } : {}),
}));

const natures: Nature[] = ['STRUCTURAL', 'CONJUNCTURAL', 'INNOVATIVE'];

const session: fc.Arbitrary<Partial<Session>> = fc
  .record({
    plannedEntries: fc.integer({ min: 1, max: 15 }),
    costCents: fc.integer({ min: 0, max: 8_000_000 }),
    envelope: fc.constantFrom('REGION', 'BRANCHE'),
    wishedWeek: fc.integer({ min: 0, max: 11 }),
    before: fc.integer({ min: 0, max: 5 }),
    after: fc.integer({ min: 0, max: 5 }),
    nature: fc.constantFrom(...natures),
    rome: fc.constantFrom('H2913', 'H2909', 'G1602'),
    zone: fc.constantFrom('Caen', 'Lisieux', null),
    opco: fc.constantFrom('AKTO', 'OPCO EP'),
    placementWeight: fc.constantFrom(1, 1, 2),
    region: fc.constantFrom(null, '28', '76'),
    agency: fc.constantFrom('Caen', null),
    project: fc.constantFrom('P1', 'P2'),
    validated: fc.boolean(),
    publishedWeek: fc.constantFrom(null, 2, 7),
    announced: fc.boolean(),
    alternanceIntakes: fc.constantFrom<string[]>([], [], ['SEPT']),
    closureExempt: fc.constantFrom(false, false, true),
  })
  .map(
    ({ before, after, wishedWeek, ...rest }): Partial<Session> => ({
      ...rest,
      wishedWeek,
      window: { earliest: Math.max(0, wishedWeek - before), latest: Math.min(11, wishedWeek + after) },
    }),
  );

/** An instance of 1 to `most` sessions with two envelopes, a reserve in April, a closure, offers and an intake. */
export function arbitraryInstance(most: number): fc.Arbitrary<Instance> {
  return fc
    .record({
      sessions: fc.array(session, { minLength: 1, maxLength: most }),
      initial: fc.integer({ min: 0, max: 30_000_000 }),
      reserve: fc.integer({ min: 0, max: 30_000_000 }),
      engaged: fc.constantFrom(0, 0, 3_000_000),
      branch: fc.integer({ min: 0, max: 20_000_000 }),
    })
    .map(({ sessions, initial, reserve, engaged, branch }) =>
      anInstance({
        weeks,
        months: MONTHS,
        sessions,
        envelopes: [
          anEnvelope({
            id: 'REGION',
            tranches: [
              aTranche({ amountCents: initial }),
              aTranche({ amountCents: reserve, date: '2022-04-01', kind: 'RESERVE' }),
            ],
          }),
          anEnvelope({
            id: 'BRANCHE',
            parent: 'REGION',
            alreadyEngagedCents: engaged,
            tranches: [aTranche({ amountCents: branch })],
          }),
        ],
        prfOffers: [
          anOffer({ id: 'LIBRE', startDate: '2022-04-04', endDate: '2022-06-30' }),
          anOffer({
            id: 'STRUCT',
            rome: 'H2909',
            zone: 'Lisieux',
            structuring: true,
            startDate: '2022-05-02',
            endDate: '2022-05-13',
          }),
        ],
        alternanceIntakes: [anIntake({ id: 'SEPT', date: '2022-06-15', maxGapWeeks: 5 })],
        closures: [
          aClosure({ from: '2022-04-18', to: '2022-04-24' }),
          aClosure({ id: 'C2', kind: 'SOFT', from: '2022-05-02', to: '2022-05-08' }),
          aClosure({ id: 'C3', region: '76', from: '2022-05-09', to: '2022-05-15' }),
          aClosure({ id: 'C4', kind: 'SOFT', region: '28', from: '2022-03-28', to: '2022-04-10' }),
        ],
        agencies: [{ id: 'Caen', launchCap: 2 }],
        opcos: [
          { id: 'AKTO', monthlyLaunchCap: 2 },
          { id: 'OPCO EP', monthlyLaunchCap: 3 },
        ],
        candidatePools: [
          { id: 'CUISINE', family: 'G16', zone: null, departement: null, expectedCandidates: 25 },
        ],
        capacities: [{ quarter: '2022-Q2', entries: 60, costCents: null }],
      }),
    );
}

/** The same with money for everything, and no gate that closes a whole window: all may be placed, where limits let them. */
export function ampleInstance(most: number): fc.Arbitrary<Instance> {
  return arbitraryInstance(most).map((instance) => ({
    ...instance,
    sessions: instance.sessions.map((session) => ({
      ...session,
      zone: 'Caen',
      alternanceIntakes: [],
      closureExempt: true,
    })),
    envelopes: instance.envelopes.map((envelope) => ({
      ...envelope,
      tranches: envelope.tranches.map((tranche) => ({
        ...tranche,
        amountCents: tranche.amountCents + 100_000_000,
      })),
    })),
  }));
}
