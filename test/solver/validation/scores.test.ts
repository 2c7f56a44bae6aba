import { describe, expect, test } from '@jest/globals';
import type { PrfOffer, Session } from '../../../solver/instance/types.ts';
import { verify } from '../../../solver/validation/verify.ts';
import {
  aLevel,
  anInstance,
  anOffer,
  halfMonthsOf,
  plusDays,
  someParameters,
  starts,
  weeksFrom,
} from '../builders.ts';

const WEEKS = weeksFrom('2022-01-03', 12);
const scores = (...args: Parameters<typeof verify>) => verify(...args).scores;

describe('placement', () => {
  const instance = anInstance({
    weeks: WEEKS,
    sessions: [
      { plannedEntries: 8 },
      { plannedEntries: 10, placementWeight: 2.5 },
      { plannedEntries: 12, placementWeight: 0 },
    ],
  });

  test.each([
    [[0, 0, 0], 0],
    [[null, 0, 0], 8],
    [[0, null, 0], 25],
    [[0, 0, null], 0],
    [[null, null, null], 33],
  ])('%j leaves out %p weighted trainees', (weeks, expected) => {
    expect(scores(instance, someParameters(), starts(...weeks)).placement).toBe(expected);
  });

  test('a session the plan forgets is one left out', () => {
    expect(scores(instance, someParameters(), starts(0)).placement).toBe(25);
  });
});

describe('fidelity', () => {
  const wished: Partial<Session> = { plannedEntries: 10, wishedWeek: 5 };

  test.each([
    ['where it was wished', 5, 0],
    ['a week later', 6, 10],
    ['a week earlier', 4, 10],
    ['five weeks earlier', 0, 50],
    ['unplaced', null, 0],
  ])('structural, %s', (_, week, expected) => {
    const instance = anInstance({ weeks: WEEKS, sessions: [wished] });
    expect(scores(instance, someParameters(), starts(week)).fidelity).toBe(expected);
  });

  test('a conjunctural week costs four, an innovative one two', () => {
    const sessions: Partial<Session>[] = [
      { ...wished, nature: 'CONJUNCTURAL' },
      { ...wished, nature: 'INNOVATIVE' },
    ];
    const instance = anInstance({ weeks: WEEKS, sessions });
    expect(scores(instance, someParameters(), starts(6, 5)).fidelity).toBe(40);
    expect(scores(instance, someParameters(), starts(5, 7)).fidelity).toBe(40);
    const fidelity = { structural: 1, conjunctural: 0.5, innovative: 0 };
    expect(scores(instance, someParameters({ fidelity }), starts(6, 7)).fidelity).toBe(5);
  });

  test('on a coarse grid, weeks are those between the periods, not their ranks', () => {
    const weeks = halfMonthsOf(2022);
    const instance = anInstance({
      grid: 'HALF_MONTH',
      weeks,
      sessions: [{ plannedEntries: 10, wishedWeek: 0 }],
    });
    // 16 February is 6 whole weeks after 1 January.
    expect(scores(instance, someParameters(), starts(3)).fidelity).toBe(60);
  });
});

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

describe('levels', () => {
  test('each is the weighted sum of its terms, in order', () => {
    const instance = anInstance({ weeks: WEEKS, sessions: [{ plannedEntries: 10 }, { plannedEntries: 3 }] });
    const levels = [
      aLevel('placement'),
      aLevel('fidelity', {
        name: 'mélange',
        terms: [
          { term: 'fidelity', weight: 0.5 },
          { term: 'placement', weight: 100 },
          { term: 'smoothing', weight: 0 },
        ],
      }),
    ];
    expect(verify(instance, someParameters({ levels }), starts(4, null)).levels).toEqual([
      { name: 'placement', value: 3 },
      { name: 'mélange', value: 320 },
    ]);
  });
});

test('an instance that was not checked is refused, not misjudged', () => {
  const instance = anInstance({ weeks: WEEKS, sessions: [{ envelope: 'E9' }] });
  expect(() => verify(instance, someParameters(), starts(0))).toThrow(/Enveloppe « E9 » inconnue/);
  const dates = anInstance({ weeks: WEEKS, sessions: [{ startDateByStart: WEEKS.map(() => '2022-02-30') }] });
  expect(() => verify(dates, someParameters(), starts(0))).toThrow(/« 2022-02-30 » n'est pas une date/);
  const pinned = anInstance({ weeks: WEEKS, sessions: [{ pinnedWeek: 12, pinReason: 'PLANNER' }] });
  expect(() => verify(pinned, someParameters(), starts(0))).toThrow(RangeError);
});
