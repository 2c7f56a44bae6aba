import { describe, expect, test } from '@jest/globals';
import type { Envelope } from '../../../solver/instance/types.ts';
import { envelopePackings } from '../../../solver/model/constraints/envelope-budget.ts';
import { aLevel, anEnvelope, anInstance, aTranche, someParameters, weeksFrom } from '../builders.ts';
import { readPackings } from './packings.ts';
import { solveExactly } from './solve-exactly.ts';

/** 21 March, 28 March and 4 April: the reserve of 1 April pays the third week only. */
const weeks = weeksFrom('2022-03-21', 3);
const wishedInMarch = { wishedWeek: 0, costCents: 5_000_000 };
const parameters = someParameters({ levels: [aLevel('fidelity')], unplaced: 'FORBIDDEN' });

function solveWith(
  envelopes: Envelope[],
  sessions = [wishedInMarch, { ...wishedInMarch, plannedEntries: 12 }],
) {
  return solveExactly(anInstance({ weeks, envelopes, sessions }), parameters);
}

const initialAndReserve = (initial: number, reserve: number): Envelope =>
  anEnvelope({
    tranches: [
      aTranche({ amountCents: initial }),
      aTranche({ amountCents: reserve, date: '2022-04-01', kind: 'RESERVE' }),
    ],
  });

describe('envelope-budget', () => {
  test('respected: money for both in January moves nobody', async () => {
    expect(await solveWith([initialAndReserve(10_000_000, 0)])).toEqual({
      value: 0,
      starts: ['2022-03-21', '2022-03-21'],
    });
  });

  test('on the edge: an envelope used to the cent is used', async () => {
    expect((await solveWith([initialAndReserve(5_000_000, 5_000_000)]))?.starts).toEqual([
      '2022-04-04',
      '2022-03-21',
    ]);
  });

  test('broken by one cent: the second session waits for the reserve, and one cent less than both is infeasible', async () => {
    expect((await solveWith([initialAndReserve(9_999_999, 1)]))?.starts).toEqual([
      '2022-04-04',
      '2022-03-21',
    ]);
    expect(await solveWith([initialAndReserve(9_999_998, 1)])).toBeNull();
  });

  test("a branch spends its ancestors' money too", async () => {
    const region = { ...initialAndReserve(5_000_000, 5_000_000), id: 'REGION' };
    const branch = anEnvelope({ parent: 'REGION' });
    expect((await solveWith([region, branch]))?.starts).toEqual(['2022-04-04', '2022-03-21']);
  });

  test('what is engaged elsewhere, in a descendant too, is no longer there', async () => {
    const region = { ...initialAndReserve(11_000_000, 5_000_000), id: 'REGION' };
    const branch = anEnvelope({ parent: 'REGION' });
    const other = anEnvelope({ id: 'E2', parent: 'REGION', alreadyEngagedCents: 1_000_001 });
    expect((await solveWith([region, branch, other]))?.starts).toEqual(['2022-04-04', '2022-03-21']);
  });

  test('the date of the session counts, not the first day of its week', async () => {
    const onFriday = { ...wishedInMarch, startDateByStart: ['2022-03-25', '2022-04-01', '2022-04-08'] };
    const solved = await solveWith([initialAndReserve(0, 5_000_000)], [onFriday]);
    expect(solved?.starts).toEqual(['2022-03-28']);
  });
});

test('as data: one for each date of each envelope and one for the end; a free session uses nothing', () => {
  const envelope = { ...initialAndReserve(6_000_000, 1_000_000), alreadyEngagedCents: 6_500_000 };
  const instance = anInstance({
    weeks,
    envelopes: [
      {
        ...envelope,
        id: 'E 1',
        tranches: envelope.tranches.map((t) => ({ ...t, date: t.date.replace('01-01', '03-22') })),
      },
    ],
    sessions: [
      { envelope: 'E 1', costCents: 5_000_050 },
      { envelope: 'E 1', costCents: 0 },
    ],
  });
  const packing = (name: string, before: string | null, limit: number, inWeeks: number[]) => ({
    about: { rule: 'envelope-budget', envelope: 'E 1', before },
    name,
    limit,
    unitsPerRowUnit: 100_000,
    slack: 0.4,
    soft: false,
    uses: [{ session: 0, amount: 5_000_050, weeks: inWeeks }],
  });
  // More is engaged than released before April: no new start, and no debt.
  expect(readPackings(instance, envelopePackings(instance))).toEqual([
    packing('envelope_budget_E_1_before_20220322', '2022-03-22', 0, [0]),
    packing('envelope_budget_E_1_before_20220401', '2022-04-01', 0, [0, 1]),
    packing('envelope_budget_E_1_end', null, 500_000, [0, 1, 2]),
  ]);
});
