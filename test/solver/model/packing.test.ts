import { describe, expect, test } from '@jest/globals';
import { emptyModel, pointOf } from '../../../solver/model/build.ts';
import { toLpText } from '../../../solver/model/lp-text.ts';
import {
  addPackingRows,
  canBind,
  countedPacking,
  type Packing,
  type Use,
  withRoomForPinned,
} from '../../../solver/model/packing.ts';
import { aLevel, anInstance, someParameters, weeksFrom } from '../builders.ts';

/** Three weeks; the first session may start in all of them, the second in the last two, the third is pinned in the first. */
const instance = anInstance({
  weeks: weeksFrom('2022-03-07', 3),
  sessions: [
    { id: 'A' },
    { id: 'B', window: { earliest: 1, latest: 2 } },
    { id: 'C', pinnedWeek: 0, pinReason: 'STARTED' },
  ],
});
const placement = someParameters({ levels: [aLevel('placement')] });

function use(session: number, amount: number, ...weeks: number[]): Use {
  return { session, amount, counts: (week) => weeks.includes(week) };
}

function packing(limit: number, ...uses: Use[]): Packing {
  return countedPacking({ rule: 'agency-load', agency: 'Caen', week: 0 }, 'cap', limit, uses);
}

test('a counted packing is in whole units, without slack, and forbids', () => {
  const uses = [use(0, 1, 0)];
  const about = { rule: 'opco-load', opco: 'AKTO', month: '2022-03' } as const;
  expect(countedPacking(about, 'cap', 3, uses)).toEqual({
    about,
    name: 'cap',
    limit: 3,
    unitsPerRowUnit: 1,
    slack: 0,
    soft: false,
    uses,
  });
});

describe('a packing can bind', () => {
  const { candidates } = emptyModel(instance, placement);
  test.each<[string, Packing, boolean]>([
    ['when its uses are more than its limit', packing(9, use(0, 6, 0), use(1, 4, 1)), true],
    ['not when they are just that', packing(10, use(0, 6, 0), use(1, 4, 1)), false],
    ['not by a session that cannot start where it counts', packing(9, use(0, 6, 0), use(1, 4, 0)), false],
    ['not without uses', packing(0), false],
  ])('%s', (_, given, expected) => {
    expect(canBind(given, candidates)).toBe(expected);
  });
});

describe('room for what is pinned', () => {
  test.each<[string, Packing, number]>([
    ['a fact beyond the limit moves the limit', packing(2, use(2, 5, 0, 1), use(0, 9, 0)), 5],
    ['a fact within it does not', packing(7, use(2, 5, 0)), 7],
    ['a fact elsewhere does not', packing(2, use(2, 5, 1, 2)), 2],
    ['facts add up', packing(2, use(2, 5, 0), use(2, 4, 0)), 9],
  ])('%s', (_, given, limit) => {
    expect(withRoomForPinned(instance, given)).toEqual({ ...given, limit });
  });
});

describe('rows', () => {
  function textWith(packings: Packing[], parameters = placement): string {
    const model = emptyModel(instance, parameters);
    addPackingRows(model, packings);
    return toLpText(model.lp, model.excess).split('Binary')[0]!;
  }

  test('a start that counts is used; a session that counts wherever it starts is used unless it is left out', () => {
    expect(textWith([packing(9, use(0, 6, 0, 1), use(1, 4, 1, 2), use(2, 3, 0))])).toBe(`Minimize
 cost: 0 start_A_20220307
Subject To
 cap: 6 start_A_20220307 + 6 start_A_20220314 - 4 unplaced_B <= 2
`);
  });

  test('where nobody may be left out, what is always used leaves the limit', () => {
    const forbidden = someParameters({ levels: [aLevel('fidelity')], unplaced: 'FORBIDDEN' });
    expect(textWith([packing(9, use(0, 6, 0), use(1, 4, 1, 2))], forbidden)).toBe(`Minimize
 cost: 0 start_A_20220307
Subject To
 cap: 6 start_A_20220307 <= 5
`);
  });

  test('units and slack: 5 000 units and 0.4 in rows of a thousand', () => {
    const given = {
      ...packing(5_000, use(0, 4_000, 0), use(1, 2_500, 1)),
      unitsPerRowUnit: 1_000,
      slack: 0.4,
    };
    expect(textWith([given])).toBe(`Minimize
 cost: 0 start_A_20220307
Subject To
 cap: 4 start_A_20220307 + 2.5 start_B_20220314 <= 5.0004
`);
  });

  test('what cannot bind, or counts nowhere, has no row and no term', () => {
    expect(textWith([packing(10, use(0, 6, 0), use(1, 4, 1))])).toBe(`Minimize
 cost: 0 start_A_20220307
Subject To
`);
    expect(textWith([packing(5, use(0, 6, 0), use(1, 4, 0))])).toContain(' cap: 6 start_A_20220307 <= 5\n');
  });

  test('a soft one has an excess, which the term counts and a point measures', () => {
    const model = emptyModel(instance, placement);
    addPackingRows(model, [{ ...packing(7, use(0, 6, 0), use(1, 4, 1, 2), use(2, 3, 0)), soft: true }]);
    expect(toLpText(model.lp, model.excess).split('Binary')[0]).toBe(`Minimize
 cost: excess_cap
Subject To
 cap: 6 start_A_20220307 - 4 unplaced_B - excess_cap <= 0
`);
    const excess = model.lp.columns.findIndex(({ name }) => name === 'excess_cap');
    expect(model.lp.columns[excess]).toEqual({
      name: 'excess_cap',
      lower: 0,
      upper: Infinity,
      integer: false,
    });
    // 6 + 4 + 3 in the first week, 4 + 3 when A is later, 3 when B is left out as well.
    const measured = [
      [0, 1, 0],
      [1, 2, 0],
      [1, null, 0],
    ].map((weeks) => pointOf(model, weeks)[excess]);
    expect(measured).toEqual([6, 0, 0]);
  });
});
