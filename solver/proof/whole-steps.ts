/**
 * Entries are whole and targets are not: between two whole numbers the steps of a deviation cannot be below the chord
 * of their ends. These rows say so to a relaxation, which has no whole columns; its duals then know what the check knows.
 */
import { plus, type Row, toRow, zero } from '../model/lp.ts';
import type { Model } from '../model/model.ts';
import { nameOf, plainName } from '../model/names.ts';
import { findPeriods, findScopes, stepWidth } from '../model/scopes.ts';

/** A chord: `steps of the deviation >= slope x entries + ...`. */
export interface Chord {
  row: Row;
  /** Of the scope and of the period, as proofs name them. */
  scope: string;
  period: string;
  /** Weighted cost of one trainee more. */
  slope: number;
}

/** The chords beside every kink of the steps, for scopes whose sessions must all be placed. None in PEAK mode. */
export function wholeSteps(model: Model): Chord[] {
  const { instance, parameters } = model;
  const { mode, periods, slopes } = parameters.smoothing;
  if (mode === 'PEAK') return [];
  const columns = new Map(model.lp.columns.map(({ name }, c) => [name, c]));
  return findScopes(instance, parameters).flatMap((scope) =>
    periods.flatMap(({ period: kind }) =>
      findPeriods(instance, parameters, kind, scope).flatMap((period) => {
        const where = nameOf(scope.name, plainName(period.key));
        const months = period.months.flatMap((month) => model.entries.get(scope.name)?.get(month) ?? []);
        if (months.length === 0 || !columns.has(nameOf('over', where, 1))) return [];
        const target = period.share * scope.plannedEntries;
        const width = stepWidth(parameters, scope, period);
        const cost = (entries: number): number => stepsCost(Math.abs(entries - target), width, slopes);
        const kinks = slopes.flatMap((_, j) => [target - j * width, target + j * width]);
        const starts = new Set(kinks.map(Math.floor).filter((at) => at >= 0 && at < scope.plannedEntries));
        return [...starts].map((at): Chord => {
          const slope = cost(at + 1) - cost(at);
          const chord = zero();
          slopes.forEach((price, j) => {
            for (const side of ['over', 'under'])
              plus(chord, columns.get(nameOf(side, where, j + 1))!, price);
          });
          for (const column of months) plus(chord, column, -slope);
          const row = toRow(nameOf('whole', where, at), chord, cost(at) - slope * at, Infinity);
          return { row, scope: scope.key, period: period.key, slope };
        });
      }),
    ),
  );
}

function stepsCost(deviation: number, width: number, slopes: readonly number[]): number {
  return slopes.reduce((sum, slope, j) => {
    const beyond = Math.max(0, deviation - j * width);
    return sum + slope * (j === slopes.length - 1 ? beyond : Math.min(width, beyond));
  }, 0);
}
