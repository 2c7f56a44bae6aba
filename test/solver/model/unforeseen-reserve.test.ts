import { describe, expect, test } from '@jest/globals';
import type { Capacity } from '../../../solver/instance/types.ts';
import { reservePackings } from '../../../solver/model/constraints/unforeseen-reserve.ts';
import { aLevel, anInstance, someParameters, weeksFrom } from '../builders.ts';
import { COUNTED, readPackings } from './packings.ts';
import { solveExactly } from './solve-exactly.ts';

/** 21 and 28 March, 4 April. */
const weeks = weeksFrom('2022-03-21', 3);
const inMarch = { wishedWeek: 1 };

function solveWith(capacity: Partial<Capacity>, share: number) {
  return solveExactly(
    anInstance({
      weeks,
      capacities: [{ quarter: '2022-Q1', entries: null, costCents: null, ...capacity }],
      sessions: [inMarch, inMarch],
    }),
    someParameters({ levels: [aLevel('fidelity')], unplaced: 'FORBIDDEN', unforeseenReserve: { share } }),
  );
}

describe('unforeseen-reserve', () => {
  test('respected: twenty entries in a quarter of twenty', async () => {
    expect((await solveWith({ entries: 20 }, 0))?.value).toBe(0);
  });

  test('on the edge: a tenth of 22 kept leaves 19.8, a tenth of 23 leaves 20.7', async () => {
    expect((await solveWith({ entries: 22 }, 0.1))?.value).toBe(10);
    expect((await solveWith({ entries: 23 }, 0.1))?.value).toBe(0);
  });

  test('decimal shares are decimal: nine tenths of ten kept leave one, not 0.9999', async () => {
    const small = anInstance({
      weeks,
      capacities: [{ quarter: '2022-Q1', entries: 10, costCents: null }],
      sessions: [{ ...inMarch, plannedEntries: 1 }],
    });
    const parameters = someParameters({ levels: [aLevel('fidelity')], unforeseenReserve: { share: 0.9 } });
    expect((await solveExactly(small, parameters))?.value).toBe(0);
  });

  test('money counts too, to the cent', async () => {
    expect((await solveWith({ costCents: 10_000_000 }, 0))?.value).toBe(0);
    expect((await solveWith({ costCents: 9_999_999 }, 0))?.value).toBe(10);
  });

  test('keeping everything empties the quarter', async () => {
    expect((await solveWith({ entries: 100 }, 1))?.starts).toEqual(['2022-04-04', '2022-04-04']);
  });
});

describe('as data', () => {
  const packingsOf = (capacities: Capacity[] | undefined, share: number) => {
    const instance = anInstance({
      weeks,
      ...(capacities === undefined ? {} : { capacities }),
      sessions: [
        { plannedEntries: 7, costCents: 0 },
        { plannedEntries: 5, costCents: 300 },
      ],
    });
    return readPackings(
      instance,
      reservePackings(instance, someParameters({ unforeseenReserve: { share } })),
    );
  };

  test('entries in trainees, costs in thousands of euros, what is kept left out; what is free uses nothing', () => {
    expect(packingsOf([{ quarter: '2022-Q1', entries: 21, costCents: 1_001 }], 0.5)).toEqual([
      {
        about: { rule: 'unforeseen-reserve', quarter: '2022-Q1', counts: 'entries' },
        name: 'unforeseen_reserve_entries_2022_Q1',
        ...COUNTED,
        limit: 10,
        uses: [
          { session: 0, amount: 7, weeks: [0, 1] },
          { session: 1, amount: 5, weeks: [0, 1] },
        ],
      },
      {
        about: { rule: 'unforeseen-reserve', quarter: '2022-Q1', counts: 'cost' },
        name: 'unforeseen_reserve_cost_2022_Q1',
        soft: false,
        limit: 500,
        unitsPerRowUnit: 100_000,
        slack: 0.4,
        uses: [{ session: 1, amount: 300, weeks: [0, 1] }],
      },
    ]);
  });

  test('what is not given is not limited', () => {
    expect(
      packingsOf([{ quarter: '2022-Q2', entries: null, costCents: 5 }], 0).map(({ name }) => name),
    ).toEqual(['unforeseen_reserve_cost_2022_Q2']);
    expect(packingsOf([{ quarter: '2022-Q2', entries: null, costCents: null }], 0)).toEqual([]);
    expect(packingsOf(undefined, 0)).toEqual([]);
  });
});
