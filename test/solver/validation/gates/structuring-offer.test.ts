import { describe, expect, test } from '@jest/globals';
import type { PrfOffer, Session } from '../../../../solver/instance/types.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import { anInstance, anOffer, plusDays, someParameters, starts, weeksFrom } from '../../builders.ts';
import { broken } from '../broken.ts';

/** Mondays 3, 10, 17 and 24 January 2022. */
const WEEKS = weeksFrom('2022-01-03', 4);

/** Rule and excess of what a plan of one session breaks. */
function rules(...args: Parameters<typeof broken>): [string, number | undefined][] {
  return broken(...args).map(({ rule, excess }) => [rule, excess]);
}

describe('structuring-offer', () => {
  /** A session from 3 to 14 January beside one structuring offer. */
  const beside = (offer: Partial<PrfOffer>, session: Partial<Session> = {}) =>
    anInstance({
      weeks: WEEKS,
      sessions: [{ endDateByStart: WEEKS.map(({ startDate }) => plusDays(startDate, 11)), ...session }],
      prfOffers: [anOffer({ structuring: true, startDate: '2022-01-14', endDate: '2022-01-31', ...offer })],
    });
  const oneDay = [['gate:structuring-offer', 1]];

  test.each<[string, Partial<PrfOffer>, Partial<Session>, unknown[]]>([
    ['the offer starts on its last day', {}, {}, oneDay],
    ['the offer starts the day after', { startDate: '2022-01-15' }, {}, []],
    ['the offer ends on its first day', { startDate: '2021-10-01', endDate: '2022-01-03' }, {}, oneDay],
    ['the offer ended the day before', { startDate: '2021-10-01', endDate: '2022-01-02' }, {}, []],
    ['the offer covers it', { startDate: '2021-10-01' }, {}, [['gate:structuring-offer', 12]]],
    ['the offer is not structuring', { structuring: false }, {}, []],
    ['another job of the family', { rome: 'H2902' }, {}, oneDay],
    ['another family', { rome: 'H2813' }, {}, []],
    ['another zone of the département', { zone: 'Vire' }, {}, []],
    ['a zone unknown, the same département', { zone: null }, {}, oneDay],
    ['its own zone unknown, the same département', {}, { zone: null }, oneDay],
    ['a zone unknown, another département', { zone: null, departement: '76' }, {}, []],
    ['the same zone, another département', { departement: '76' }, {}, oneDay],
    [
      'nothing known of either place',
      { zone: null, departement: null },
      { zone: null, departement: null },
      [],
    ],
  ])('%s', (_, offer, session, expected) => {
    expect(rules(beside(offer, session), starts(0))).toEqual(expected);
  });

  test('two offers are two reasons', () => {
    const instance = beside({});
    const offers = [
      ...instance.prfOffers,
      anOffer({ id: 'O2', structuring: true, startDate: '2022-01-13', endDate: '2022-01-14' }),
    ];
    expect(rules({ ...instance, prfOffers: offers }, starts(0))).toEqual([
      ['gate:structuring-offer', 1],
      ['gate:structuring-offer', 2],
    ]);
  });
});

test('the message has the offer, its dates and what to do', () => {
  const prfOffers = [anOffer({ structuring: true, startDate: '2022-01-14', endDate: '2022-01-31' })];
  const instance = anInstance({ weeks: WEEKS, prfOffers });
  expect(verify(instance, someParameters(), starts(0)).violations.map(({ message }) => message)).toEqual([
    "La session « S1 » débute le 2022-01-03 (semaine 0), or l'offre structurante « O1 » du PRF occupe ce métier et ce territoire du 2022-01-14 au 2022-01-31. La déplacer hors de ces dates.",
  ]);
});

test('a family without offer meets none', () => {
  const prfOffers = [anOffer({ structuring: true, startDate: '2022-01-14', endDate: '2022-01-31' })];
  expect(broken(anInstance({ weeks: WEEKS, prfOffers, sessions: [{ rome: 'A1101' }] }), starts(0))).toEqual(
    [],
  );
});
