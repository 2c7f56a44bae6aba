/**
 * A packing: what a group of starts may use together at most. Money before a date, launches of an
 * agency in a week, starts of a project in some weeks: the same inequality, told apart by its rule.
 * Rules write packings as data; the program reads them as rows, the local search as counters.
 */
import type { Candidates } from '../gates/candidates.ts';
import type { Instance, WeekIndex } from '../instance/types.ts';
import type { Limit } from '../solution/proof-types.ts';
import { addColumn, addRow, plus, zero } from './lp.ts';
import type { Model } from './model.ts';

/** Constraints that are packings, by code name. */
export type PackingRule = Limit['rule'];

/** One group of starts and its limit. */
export interface Packing {
  /** What it limits, in the words of the instance. */
  about: Limit;
  /** Plain name of its row. */
  name: string;
  /** Most that may be used, in whole units (cents, trainees, sessions). */
  limit: number;
  /** Whole units that one unit of its row stands for, so that coefficients stay near 1. */
  unitsPerRowUnit: number;
  /** Added to the limit in the row, in whole units: less than one, against rounding. */
  slack: number;
  /** True where going over costs in the term `load` instead of being forbidden. */
  soft: boolean;
  /** What each session uses, and in which of its weeks; amounts are whole and above 0. */
  uses: Use[];
}

export interface Use {
  /** Position in `instance.sessions`. */
  session: number;
  amount: number;
  counts: (week: WeekIndex) => boolean;
}

/** A packing of counted things: whole units in the row, no slack, forbidden to exceed. */
export function countedPacking(about: Limit, name: string, limit: number, uses: Use[]): Packing {
  return { about, name, limit, unitsPerRowUnit: 1, slack: 0, soft: false, uses };
}

/** True when the uses could exceed the limit; a packing that cannot bind is left out. */
export function canBind({ limit, uses }: Packing, { open }: Candidates): boolean {
  let most = 0;
  for (const { session, amount, counts } of uses) if (open[session]!.some(counts)) most += amount;
  return most > limit;
}

/** The same packing with room for what pinned sessions use already: a fact is not a violation. */
export function withRoomForPinned(instance: Instance, packing: Packing): Packing {
  const used = packing.uses.reduce((sum, { session, amount, counts }) => {
    const { pinnedWeek } = instance.sessions[session]!;
    return pinnedWeek !== null && counts(pinnedWeek) ? sum + amount : sum;
  }, 0);
  return { ...packing, limit: Math.max(packing.limit, used) };
}

/** Adds the rows of packings; a soft one gets a column for its excess, which the term `load` counts. */
export function addPackingRows(model: Model, packings: readonly Packing[]): void {
  const { lp, variables, candidates } = model;
  for (const packing of packings) {
    if (!canBind(packing, candidates)) continue;
    const used = zero();
    for (const { session, amount, counts } of packing.uses) {
      const size = amount / packing.unitsPerRowUnit;
      const starts = variables.start[session]!;
      const counted = starts.filter(({ week }) => counts(week));
      if (counted.length === 0) continue;
      const unplaced = variables.unplaced[session]!;
      if (counted.length < starts.length) for (const { column } of counted) plus(used, column, size);
      else {
        used.constant += size;
        if (unplaced !== null) plus(used, unplaced, -size);
      }
    }
    if (packing.soft) {
      const decided = { constant: used.constant, terms: new Map(used.terms) };
      const name = `excess_${packing.name}`;
      const excess = addColumn(lp, { name, lower: 0, upper: Infinity, integer: false });
      plus(used, excess, -1);
      plus(model.excess, excess, 1);
      model.measures.push((point) => {
        let total = decided.constant;
        for (const [column, size] of decided.terms) total += size * point[column]!;
        point[excess] = Math.max(0, total - packing.limit);
      });
    }
    addRow(lp, packing.name, used, -Infinity, (packing.limit + packing.slack) / packing.unitsPerRowUnit);
  }
}
