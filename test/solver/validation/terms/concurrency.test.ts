import { describe, expect, test } from '@jest/globals';
import type { PrfOffer, Session } from '../../../../solver/instance/types.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import { anInstance, anOffer, plusDays, someParameters, starts, weeksFrom } from '../../builders.ts';

const WEEKS = weeksFrom('2022-01-03', 12);
const scores = (...args: Parameters<typeof verify>) => verify(...args).scores;

describe('concurrency', () => {
  /** Ten trainees who start on 7 February beside one offer. */
  const beside = (offer: Partial<PrfOffer>, session: Partial<Session> = {}) =>
    anInstance({
      weeks: WEEKS,
      sessions: [session],
      prfOffers: [anOffer({ startDate: '2022-02-07', ...offer })],
    });

  test.each<[string, Partial<PrfOffer>, Partial<Session>, number]>([
    ['same job, zone and day', {}, {}, 10],
    ['three weeks later: half way to the horizon', { startDate: '2022-02-28' }, {}, 5],
    ['three weeks earlier', { startDate: '2022-01-17' }, {}, 5],
    ['six weeks later', { startDate: '2022-03-21' }, {}, 0],
    ['a day before six weeks', { startDate: '2022-03-20' }, {}, 10 / 42],
    ['ten weeks earlier', { startDate: '2021-11-29' }, {}, 0],
    ['same family', { rome: 'H2901' }, {}, 5],
    ['another family', { rome: 'H2813' }, {}, 0],
    ['another zone of the département', { zone: 'Vire' }, {}, 5],
    ['a zone unknown', { zone: null }, {}, 5],
    ['same zone, département unknown', { departement: null }, {}, 10],
    ['another département', { zone: 'Rouen', departement: '76' }, {}, 0],
    ['two places unknown', { zone: null, departement: null }, { zone: null, departement: null }, 0],
    ['family, département and three weeks', { rome: 'H2901', zone: null, startDate: '2022-02-28' }, {}, 1.25],
    ['a structuring offer competes as well', { structuring: true }, {}, 10],
    ['an offer without places too', { places: 0 }, {}, 10],
  ])('%s', (_, offer, session, expected) => {
    expect(scores(beside(offer, session), someParameters(), starts(5)).concurrency).toBeCloseTo(expected, 12);
  });

  test('offers and sessions add up; unplaced ones do not compete', () => {
    const instance = anInstance({
      weeks: WEEKS,
      sessions: [{}, { plannedEntries: 7 }, { plannedEntries: 100 }],
      prfOffers: [anOffer({ startDate: '2022-02-07' }), anOffer({ id: 'O2', startDate: '2022-02-28' })],
    });
    expect(scores(instance, someParameters(), starts(5, 5, null)).concurrency).toBeCloseTo(17 * 1.5, 12);
  });

  test('the start date counts, not the week', () => {
    const startDateByStart = WEEKS.map(({ startDate }) => plusDays(startDate, 4));
    const instance = beside({ startDate: '2022-02-11' }, { startDateByStart });
    expect(scores(instance, someParameters(), starts(5)).concurrency).toBe(10);
  });

  test('at a horizon of 0 weeks nothing competes', () => {
    const concurrency = { ...someParameters().concurrency, horizonWeeks: 0 };
    expect(scores(beside({}), someParameters({ concurrency }), starts(5)).concurrency).toBe(0);
  });
});
