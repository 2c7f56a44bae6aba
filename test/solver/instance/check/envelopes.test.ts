import { describe, expect, test } from '@jest/globals';
import { checkInstance } from '../../../../solver/instance/check.ts';
import type { Envelope } from '../../../../solver/instance/types.ts';
import { aClosure, anEnvelope, anInstance, anIntake, anOffer, aTranche } from '../../builders.ts';
import { told } from './told.ts';

/** Envelopes from "child of parent" pairs; the builder's session is paid by E1. */
function forest(...pairs: [id: string, parent: string | null][]): Envelope[] {
  return pairs.map(([id, parent]) => anEnvelope({ id, parent }));
}

describe('forest', () => {
  test.each<[string, Envelope[], string[]]>([
    ['a child before its parent', forest(['E1', 'TOP'], ['TOP', null]), []],
    ['two trees', forest(['E1', null], ['E2', null], ['E3', 'E2']), []],
    ['a parent that is not there', forest(['E1', 'E9']), ['PARENT_UNKNOWN /envelopes/0/parent']],
    ['its own parent', forest(['E1', 'E1']), ['ENVELOPE_CYCLE /envelopes/0/parent']],
    [
      'a cycle of three, told once',
      forest(['E1', 'E3'], ['E2', 'E1'], ['E3', 'E2']),
      ['ENVELOPE_CYCLE /envelopes/0/parent'],
    ],
    [
      'a branch that leads to a cycle',
      forest(['E1', 'E2'], ['E2', 'E3'], ['E3', 'E2']),
      ['ENVELOPE_CYCLE /envelopes/1/parent'],
    ],
    [
      'two cycles',
      forest(['E1', 'E2'], ['E2', 'E1'], ['E3', 'E3']),
      ['ENVELOPE_CYCLE /envelopes/0/parent', 'ENVELOPE_CYCLE /envelopes/2/parent'],
    ],
    ['an id twice', forest(['E1', null], ['E1', null]), ['ID_DUPLICATE /envelopes/1/id']],
  ])('%s', (_, envelopes, problems) => {
    expect(told(anInstance({ envelopes }))).toEqual(problems);
  });

  test('the message walks round the cycle', () => {
    const [problem] = checkInstance(
      anInstance({ envelopes: forest(['E1', 'E3'], ['E2', 'E1'], ['E3', 'E2']) }),
    );
    expect(problem!.message).toContain('E1 → E3 → E2 → E1');
  });
});

describe('money', () => {
  const reserve = aTranche({ date: '2022-04-01', kind: 'RESERVE', amountCents: 15 });
  test.each<[string, Partial<Envelope>, string[]]>([
    ['no tranche at all', { tranches: [] }, []],
    ['a tranche of nothing', { tranches: [aTranche({ amountCents: 0 })] }, []],
    [
      'a tranche below zero',
      { tranches: [aTranche({ amountCents: -1 })] },
      ['MONEY_NEGATIVE /envelopes/0/tranches/0/amountCents'],
    ],
    ['engaged below zero', { alreadyEngagedCents: -1 }, ['MONEY_NEGATIVE /envelopes/0/alreadyEngagedCents']],
    [
      'engaged with a fraction',
      { alreadyEngagedCents: 1.5 },
      ['MONEY_NOT_INTEGER /envelopes/0/alreadyEngagedCents'],
    ],
    ['more engaged than released, a fact', { tranches: [reserve], alreadyEngagedCents: 16 }, []],
    ['a floor equal to what is released', { tranches: [reserve], floorCents: 15 }, []],
    [
      'a floor one cent above',
      { tranches: [reserve], floorCents: 16 },
      ['FLOOR_ABOVE_RELEASED /envelopes/0/floorCents'],
    ],
    ['a floor below zero', { floorCents: -1 }, ['MONEY_NEGATIVE /envelopes/0/floorCents']],
    ['two tranches on one date, of two kinds', { tranches: [reserve, { ...reserve, kind: 'TOP_UP' }] }, []],
    [
      'two tranches of one kind, on two dates',
      { tranches: [reserve, { ...reserve, date: '2022-05-01' }] },
      [],
    ],
    [
      'one tranche twice, whatever the amounts',
      { tranches: [reserve, { ...reserve, amountCents: 20 }] },
      ['TRANCHE_DUPLICATE /envelopes/0/tranches/1'],
    ],
    ['a tranche of 1 January, before the first Monday', { tranches: [aTranche({ date: '2022-01-01' })] }, []],
    // 3 January 2022 less 366 days.
    ['a tranche a year before the horizon', { tranches: [aTranche({ date: '2021-01-02' })] }, []],
    [
      'a tranche more than a year before it',
      { tranches: [reserve, aTranche({ date: '2021-01-01' })] },
      ['TRANCHE_TOO_EARLY /envelopes/0/tranches/1/date'],
    ],
    [
      'a tranche after the horizon, which pays nothing of it',
      { tranches: [aTranche({ date: '2024-01-01' })] },
      [],
    ],
    [
      'a tranche on a day that does not exist',
      { tranches: [{ ...reserve, date: '2022-04-31' }] },
      ['DATE_IMPOSSIBLE /envelopes/0/tranches/0/date'],
    ],
  ])('%s', (_, envelope, problems) => {
    expect(told(anInstance({ envelopes: [anEnvelope(envelope)] }))).toEqual(problems);
  });
});

test('the message on an early tranche says when the horizon starts, why it matters and what to do', () => {
  const envelopes = [anEnvelope({ tranches: [aTranche({ date: '2012-01-01' })] })];
  expect(checkInstance(anInstance({ envelopes })).map(({ message }) => message)).toEqual([
    "« 2012-01-01 » : cette tranche est libérée plus d'un an avant l'horizon, qui commence le 2022-01-03 : elle paierait tout dès la première semaine. Attendu : le 2021-01-02 ou après. Corriger l'année, ou compter ce qui en reste dans une tranche de l'année.",
  ]);
});

test('without a first day, no tranche is called early', () => {
  const weeks = [{ startDate: '2022-13-01', offsetWeeks: 0 }];
  const instance = { ...anInstance(), weeks, sessions: [], months: [] };
  const envelopes = [anEnvelope({ tranches: [aTranche({ date: '2012-01-01' })] })];
  expect(told({ ...instance, envelopes })).not.toContain('TRANCHE_TOO_EARLY /envelopes/0/tranches/0/date');
});

describe('what surrounds the sessions', () => {
  test.each([
    ['an offer of one day', { prfOffers: [anOffer({ startDate: '2022-03-07', endDate: '2022-03-07' })] }, []],
    [
      'an offer the wrong way round',
      { prfOffers: [anOffer({ startDate: '2022-03-07', endDate: '2022-03-06' })] },
      ['OFFER_REVERSED /prfOffers/0/endDate'],
    ],
    ['an offer without places, which is full', { prfOffers: [anOffer({ places: 0 })] }, []],
    [
      'an offer with places below zero',
      { prfOffers: [anOffer({ places: -1 })] },
      ['COUNT_TOO_SMALL /prfOffers/0/places'],
    ],
    ['an offer without job', { prfOffers: [anOffer({ rome: '' })] }, ['ROME_INVALID /prfOffers/0/rome']],
    ['two offers of one id', { prfOffers: [anOffer(), anOffer()] }, ['ID_DUPLICATE /prfOffers/1/id']],
    ['an intake to follow at once', { alternanceIntakes: [anIntake({ maxGapWeeks: 0 })] }, []],
    [
      'an intake with a gap below zero',
      { alternanceIntakes: [anIntake({ maxGapWeeks: -1 })] },
      ['COUNT_TOO_SMALL /alternanceIntakes/0/maxGapWeeks'],
    ],
    [
      'an intake in 9999',
      { alternanceIntakes: [anIntake({ date: '9999-09-01' })] },
      ['DATE_OUT_OF_RANGE /alternanceIntakes/0/date'],
    ],
    ['a closure of one day', { closures: [aClosure({ from: '2022-07-14', to: '2022-07-14' })] }, []],
    [
      'a closure the wrong way round',
      { closures: [aClosure({ from: '2022-08-31', to: '2022-07-01' })] },
      ['CLOSURE_REVERSED /closures/0/to'],
    ],
  ])('%s', (_, surroundings, problems) => {
    expect(told(anInstance(surroundings))).toEqual(problems);
  });
});
