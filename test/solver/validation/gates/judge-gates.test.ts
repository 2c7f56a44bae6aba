import { describe, expect, test } from '@jest/globals';
import type { PrfOffer, Session } from '../../../../solver/instance/types.ts';
import type { GateName } from '../../../../solver/parameters/types.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import {
  aClosure,
  anInstance,
  anIntake,
  anOffer,
  plusDays,
  someParameters,
  starts,
  weeksFrom,
} from '../../builders.ts';
import { broken } from '../broken.ts';

/** Mondays 3, 10, 17 and 24 January 2022. */
const WEEKS = weeksFrom('2022-01-03', 4);

/** Rule and excess of what a plan of one session breaks. */
function rules(...args: Parameters<typeof broken>): [string, number | undefined][] {
  return broken(...args).map(({ rule, excess }) => [rule, excess]);
}

describe('window', () => {
  const instance = anInstance({ weeks: WEEKS, sessions: [{ window: { earliest: 1, latest: 2 } }] });

  test.each([1, 2])('open in week %p, an edge', (week) => {
    expect(broken(instance, starts(week))).toEqual([]);
  });

  test.each([
    [0, '2022-01-03'],
    [3, '2022-01-24'],
  ])('closed in week %p, by one week', (week, date) => {
    expect(broken(instance, starts(week))).toEqual([
      { rule: 'gate:window', subject: { session: 'S1', week, date }, excess: 7, unit: 'days' },
    ]);
  });

  test('closed two weeks early', () => {
    const late = anInstance({ weeks: WEEKS, sessions: [{ window: { earliest: 2, latest: 3 } }] });
    expect(rules(late, starts(0))).toEqual([['gate:window', 14]]);
  });
});

describe('closure', () => {
  /** One closure, and one session that starts on the day given of week 1. */
  const onDay = (startDate: string, session: Partial<Session> = {}) =>
    anInstance({
      weeks: WEEKS,
      closures: [aClosure({ from: '2022-01-12', to: '2022-01-13' })],
      sessions: [
        { startDateByStart: WEEKS.map((week, w) => (w === 1 ? startDate : week.startDate)), ...session },
      ],
    });

  test.each([
    ['2022-01-11', []],
    ['2022-01-12', [['gate:closure', 2]]],
    ['2022-01-13', [['gate:closure', 1]]],
    ['2022-01-14', []],
  ])('a start on %s', (day, expected) => {
    expect(rules(onDay(day), starts(1))).toEqual(expected);
  });

  test.each<[string, Parameters<typeof aClosure>[0], unknown[]]>([
    ['HARD', { kind: 'HARD' }, [['gate:closure', 22]]],
    ['of a kind not told', {}, [['gate:closure', 22]]],
    ['SOFT', { kind: 'SOFT' }, []],
  ])('a closure %s', (_, closure, expected) => {
    const closures = [aClosure({ from: '2022-01-01', to: '2022-01-31', ...closure })];
    expect(rules(anInstance({ weeks: WEEKS, closures }), starts(1))).toEqual(expected);
  });

  test('an exempt session starts all the same', () => {
    expect(rules(onDay('2022-01-12', { closureExempt: true }), starts(1))).toEqual([]);
  });

  test('a session may run through a closure', () => {
    expect(rules(onDay('2022-01-11'), starts(0))).toEqual([]);
  });
});

describe('alternance', () => {
  /** A session that ends on a day, whatever its start, before intakes on 1 September (4 weeks) and 1 October (1 week). */
  const ending = (day: string, intakes: string[]) =>
    anInstance({
      weeks: WEEKS,
      sessions: [{ endDateByStart: WEEKS.map(() => day), alternanceIntakes: intakes }],
      alternanceIntakes: [anIntake(), anIntake({ id: 'I2', date: '2022-10-01', maxGapWeeks: 1 })],
    });

  test.each([
    ['on the day of the intake', '2022-09-01', ['I1'], []],
    ['the day after it', '2022-09-02', ['I1'], [['gate:alternance', 1]]],
    ['four weeks before it', '2022-08-04', ['I1'], []],
    ['four weeks and a day before it', '2022-08-03', ['I1'], [['gate:alternance', 1]]],
    ['four weeks and ten days before it', '2022-07-25', ['I1'], [['gate:alternance', 10]]],
    ['in time for the second', '2022-09-24', ['I1', 'I2'], []],
    ['between the two, nearer the first', '2022-09-04', ['I1', 'I2'], [['gate:alternance', 3]]],
    ['between the two, nearer the second', '2022-09-22', ['I1', 'I2'], [['gate:alternance', 2]]],
    ['after both, when it prepares for none', '2022-12-24', [], []],
  ])('ends %s', (_, day, intakes, expected) => {
    expect(rules(ending(day, intakes), starts(0))).toEqual(expected);
  });

  test('without the gate the session may end when it likes', () => {
    expect(rules(ending('2022-12-24', ['I1']), starts(0), { gates: ['window'] })).toEqual([]);
  });
});

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

describe('pin', () => {
  const session: Partial<Session> = { pinnedWeek: 2, pinReason: 'STARTED' };

  test('its own week is open whatever the other gates say', () => {
    const instance = anInstance({
      weeks: WEEKS,
      closures: [aClosure({ from: '2022-01-01', to: '2022-12-31' })],
      alternanceIntakes: [anIntake({ date: '2022-01-01' })],
      prfOffers: [anOffer({ structuring: true, startDate: '2022-01-01', endDate: '2022-12-31' })],
      sessions: [{ ...session, window: { earliest: 0, latest: 1 }, alternanceIntakes: ['I1'] }],
    });
    expect(rules(instance, starts(2))).toEqual([]);
    expect(rules(instance, starts(3)).map(([rule]) => rule)).toEqual([
      'gate:window',
      'gate:closure',
      'gate:alternance',
      'gate:structuring-offer',
      'gate:pin',
    ]);
  });

  test('another week is closed, even where no gate is asked for', () => {
    const instance = anInstance({ weeks: WEEKS, sessions: [session] });
    expect(broken(instance, starts(1), { gates: [] })).toEqual([
      { rule: 'gate:pin', subject: { session: 'S1', week: 1, date: '2022-01-10' }, excess: 7, unit: 'days' },
    ]);
  });

  test('a forbidden week is closed, the weeks beside it are open', () => {
    const instance = anInstance({ weeks: WEEKS, sessions: [{ forbiddenWeeks: [1] }] });
    expect([0, 1, 2].map((week) => rules(instance, starts(week), { gates: [] }))).toEqual([
      [],
      [['gate:pin', undefined]],
      [],
    ]);
  });
});

test('a gate left out of the parameters closes nothing', () => {
  const instance = anInstance({
    weeks: WEEKS,
    closures: [aClosure({ from: '2022-01-01', to: '2022-12-31' })],
    sessions: [{ window: { earliest: 1, latest: 3 } }],
  });
  const closed = (gates: GateName[]) => rules(instance, starts(0), { gates }).map(([rule]) => rule);
  expect(closed(['window', 'closure'])).toEqual(['gate:window', 'gate:closure']);
  expect(closed(['closure'])).toEqual(['gate:closure']);
  expect(closed([])).toEqual([]);
});

test('the message names the closure and what to do', () => {
  const closures = [aClosure({ label: 'trêve', from: '2022-01-01', to: '2022-01-31' })];
  const { violations } = verify(anInstance({ weeks: WEEKS, closures }), someParameters(), starts(1));
  expect(violations[0]!.message).toBe(
    "La session « S1 » débute le 2022-01-10 (semaine 1), or rien ne débute du 2022-01-01 au 2022-01-31 (trêve). La déplacer ou justifier l'exception.",
  );
});
