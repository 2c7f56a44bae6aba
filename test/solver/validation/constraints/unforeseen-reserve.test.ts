import { describe, expect, test } from '@jest/globals';
import type { Capacity, Session } from '../../../../solver/instance/types.ts';
import { verify } from '../../../../solver/validation/verify.ts';
import { aCapacity, anInstance, someParameters, starts, weeksFrom } from '../../builders.ts';
import { broken } from '../broken.ts';

/** Mondays from 3 January 2022: weeks 0-12 start in the first quarter, 13 on 4 April. */
const WEEKS = weeksFrom('2022-01-03', 16);
const [FIRST, LAST_OF_Q1, Q2] = [0, 12, 13] as const;

const reserve = (share: number) => ({ unforeseenReserve: { share } });

/** Sessions of these entries, in a first quarter that holds a hundred unless told. */
function quarter(entries: number[], capacities: Capacity[] = [aCapacity()], drafts: Partial<Session>[] = []) {
  const sessions = entries.map((plannedEntries, s) => ({ plannedEntries, ...drafts[s] }));
  return anInstance({ weeks: WEEKS, sessions, capacities });
}

const above = (excess: number, unit = 'trainees', key = '2022-Q1') => ({
  rule: 'unforeseen-reserve',
  subject: { quarter: key },
  excess,
  unit,
});

describe('entries', () => {
  test.each<[string, number, number[], unknown[]]>([
    ['the whole capacity when nothing is kept', 0, [60, 40], []],
    ['one more than the capacity', 0, [60, 41], [above(1)]],
    ['nine tenths when a tenth is kept', 0.1, [60, 30], []],
    ['one more', 0.1, [60, 31], [above(1)]],
    ['twelve more', 0.1, [60, 42], [above(12)]],
    ['nothing when all is kept', 1, [1, 1], [above(2)]],
  ])('%s', (_, share, entries, expected) => {
    expect(broken(quarter(entries), starts(FIRST, LAST_OF_Q1), reserve(share))).toEqual(expected);
  });

  test.each([
    ['a third of ten leaves 6.7: six', 10, 0.33, 6],
    ['0.9 of ten leaves one, which floats would round to none', 10, 0.9, 1],
    ['0.7 of ten leaves three', 10, 0.7, 3],
    ['0.001 of a thousand leaves 999', 1000, 0.001, 999],
  ])('%s', (_, capacity, share, usable) => {
    const held = (entries: number) =>
      broken(quarter([entries], [aCapacity({ entries: capacity })]), starts(FIRST), reserve(share));
    expect(held(usable)).toEqual([]);
    expect(held(usable + 1)).toEqual([above(1)]);
  });

  test('each quarter on its own; one without capacity is not limited', () => {
    const instance = quarter([70, 70, 99]);
    expect(broken(instance, starts(FIRST, Q2, Q2), reserve(0))).toEqual([]);
    const both = { ...instance, capacities: [aCapacity(), aCapacity({ quarter: '2022-Q2', entries: 168 })] };
    expect(broken(both, starts(FIRST, Q2, Q2), reserve(0))).toEqual([above(1, 'trainees', '2022-Q2')]);
  });

  test('the quarter of the start counts, not of its week', () => {
    const startDateByStart = WEEKS.map(({ startDate }, w) => (w === LAST_OF_Q1 ? '2022-04-01' : startDate));
    const instance = quarter([60, 60], [aCapacity()], [{ startDateByStart }]);
    expect(broken(instance, starts(LAST_OF_Q1, FIRST))).toEqual([]);
    expect(broken(instance, starts(1, FIRST))).toEqual([above(20)]);
  });

  test('an unplaced session takes no place', () => {
    expect(broken(quarter([100, 1]), starts(FIRST, null))).toEqual([]);
  });

  test('a capacity of nothing is a capacity; null is none', () => {
    expect(broken(quarter([1], [aCapacity({ entries: 0 })]), starts(FIRST))).toEqual([above(1)]);
    expect(broken(quarter([999], [aCapacity({ entries: null })]), starts(FIRST))).toEqual([]);
    const { capacities: _, ...instance } = quarter([999]);
    expect(broken(instance, starts(FIRST), reserve(1))).toEqual([]);
  });
});

describe('cost', () => {
  const costing = (costs: number[], costCents: number | null, drafts: Partial<Session>[] = []) =>
    quarter(
      costs.map(() => 1),
      [aCapacity({ entries: null, costCents })],
      costs.map((cost, s) => ({ costCents: cost, ...drafts[s] })),
    );

  test.each([
    ['to the cent', [60, 40], 100, 0, []],
    ['one cent more', [60, 41], 100, 0, [above(1, 'cents')]],
    ['rounded down to the cent', [66], 100, 0.333, []],
    ['rounded down to the cent, one more', [67], 100, 0.333, [above(1, 'cents')]],
    ['not limited', [5_000], null, 0.5, []],
  ])('%s', (_, costs, costCents, share, expected) => {
    const plan = starts(...costs.map(() => FIRST));
    expect(broken(costing(costs, costCents), plan, reserve(share))).toEqual(expected);
  });

  test('stays exact where floating numbers do not', () => {
    const large = 9_007_199_254_740_990;
    // A tenth kept of it leaves 8106479329266891 exactly.
    const envelope = { tranches: [{ date: '2022-01-01', amountCents: large, kind: 'INITIAL' as const }] };
    const instance = (cost: number) => {
      const built = costing([cost], large);
      return { ...built, envelopes: [{ ...built.envelopes[0]!, ...envelope }] };
    };
    expect(broken(instance(8_106_479_329_266_891), starts(FIRST), reserve(0.1))).toEqual([]);
    expect(broken(instance(8_106_479_329_266_892), starts(FIRST), reserve(0.1))).toEqual([above(1, 'cents')]);
  });

  test('entries and cost are two limits', () => {
    const instance = quarter([101], [aCapacity({ costCents: 7 })], [{ costCents: 10 }]);
    expect(broken(instance, starts(FIRST))).toEqual([above(1), above(3, 'cents')]);
  });

  test('pinned sessions alone raise the limit to what they cost', () => {
    const pinned: Partial<Session> = { pinnedWeek: FIRST, pinReason: 'STARTED' };
    expect(broken(costing([150, 0], 100, [pinned]), starts(FIRST, FIRST))).toEqual([]);
    expect(broken(costing([150, 1], 100, [pinned]), starts(FIRST, FIRST))).toEqual([above(1, 'cents')]);
    expect(broken(costing([99, 2], 100, [pinned]), starts(FIRST, FIRST))).toEqual([above(1, 'cents')]);
  });
});

test('pinned sessions alone raise the limit to their entries', () => {
  const pinned: Partial<Session> = { pinnedWeek: FIRST, pinReason: 'STARTED' };
  expect(broken(quarter([120, 3], [aCapacity()], [pinned]), starts(FIRST, null))).toEqual([]);
  expect(broken(quarter([120, 3], [aCapacity()], [pinned]), starts(FIRST, LAST_OF_Q1))).toEqual([above(3)]);
  expect(broken(quarter([120, 3], [aCapacity()], [pinned]), starts(FIRST, Q2))).toEqual([]);
});

test('the message has the quarter, both amounts, the capacity and what to do', () => {
  const instance = quarter([95], [aCapacity({ costCents: 100_000 })], [{ costCents: 123_456 }]);
  const { violations } = verify(instance, someParameters(reserve(0.1)), starts(FIRST));
  expect(violations.map(({ message }) => message)).toEqual([
    'Le trimestre 2022-Q1 a 95 entrées. Attendu : 90 au plus (capacité 100, réserve comprise). Reporter des sessions ou réduire la réserve.',
    'Le trimestre 2022-Q1 engage 1 234,56 EUR. Attendu : 900,00 EUR au plus (capacité 1 000,00 EUR, réserve comprise). Reporter des sessions ou réduire la réserve.',
  ]);
});
