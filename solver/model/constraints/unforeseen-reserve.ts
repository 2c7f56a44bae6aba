import { startDate } from '../../instance/dates.ts';
import type { Instance } from '../../instance/types.ts';
import type { Parameters } from '../../parameters/types.ts';
import type { Model } from '../model.ts';
import { nameOf, plainName } from '../names.ts';
import { addPackingRows, countedPacking, type Packing, withRoomForPinned } from '../packing.ts';

/** Cents in one unit of a row: thousands of euros. */
const CENTS_PER_ROW_UNIT = 100_000;

/** Keeps 0.1 x 10 from being 0.9999: shares are decimal, floats are not. */
const ROUNDING = 1e-6;

/**
 * "A part of each quarter stays free for what nobody can foresee."
 * sum_{start(s,w) in q} e[s] start[s,w] <= (1 - share) entries[q], and the same with costs
 * Applies to every quarter whose capacity is given.
 * Unit: trainees, whole; thousands of euros (exact cents in `verify`). Share 0 by default: all of it may be used.
 * Source: S7, 002:L389-393, L601 (monthly top-ups for particular projects).
 */
export function constraintUnforeseenReserve(model: Model): void {
  addPackingRows(model, reservePackings(model.instance, model.parameters));
}

/** Up to two packings per quarter with a capacity: entries and cost. */
export function reservePackings(instance: Instance, { unforeseenReserve }: Parameters): Packing[] {
  const left = 1 - unforeseenReserve.share;
  return (instance.capacities ?? []).flatMap(({ quarter, entries, costCents }) => {
    const months = instance.months.filter((month) => month.quarter === quarter).map(({ month }) => month);
    const usesOf = (amountOf: (s: number) => number) =>
      instance.sessions.flatMap((session, s) =>
        amountOf(s) === 0
          ? []
          : {
              session: s,
              amount: amountOf(s),
              counts: (week: number) => months.includes(startDate(instance, session, week).slice(0, 7)),
            },
      );
    const packing = (kind: 'entries' | 'cost', limit: number, amountOf: (s: number) => number): Packing =>
      countedPacking(
        { rule: 'unforeseen-reserve', quarter, counts: kind },
        nameOf('unforeseen_reserve', kind, plainName(quarter)),
        Math.floor(left * limit + ROUNDING),
        usesOf(amountOf),
      );
    return [
      ...(entries === null ? [] : [packing('entries', entries, (s) => instance.sessions[s]!.plannedEntries)]),
      ...(costCents === null
        ? []
        : [
            {
              ...packing('cost', costCents, (s) => instance.sessions[s]!.costCents),
              unitsPerRowUnit: CENTS_PER_ROW_UNIT,
              slack: 0.4,
            },
          ]),
    ].map((one) => withRoomForPinned(instance, one));
  });
}
