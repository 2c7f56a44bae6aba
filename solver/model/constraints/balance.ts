import { addColumn, addRow, type Expression, plus, valueAt, zero } from '../lp.ts';
import type { Model } from '../model.ts';
import { nameOf, plainName } from '../names.ts';
import { findPeriods, findScopes, type Period, type Scope, stepWidth } from '../scopes.ts';

/** Entries of a scope that start in a period: the sum of its months. */
function entriesIn({ entries }: Model, scope: Scope, { months }: Period): Expression {
  const sum = zero();
  for (const month of months) {
    const column = entries.get(scope.name)!.get(month);
    if (column !== undefined) plus(sum, column, 1);
  }
  return sum;
}

/**
 * "Each quarter and each month takes its part of the entries; how far it is from it is counted in steps."
 * sum_{m in p} entries[g,m] - sum_j over[g,p,j] + sum_j under[g,p,j] = share[p] placed[g]
 * Applies to every scope and period the scenario smooths; `placed` follows what is left unplaced.
 * Unit: trainees; steps are `stepWidth` of the target wide, the last one has no end.
 * Source: S1, S2, 002:L331-341. Steps make the cost grow like a square and stay linear.
 * Leaves the weighted cost of the steps in `model.roughness.steps`.
 */
export function constraintScopeBalance(model: Model): void {
  const { instance, parameters, lp, variables } = model;
  for (const scope of findScopes(instance, parameters)) {
    for (const { period: kind, weight } of parameters.smoothing.periods) {
      if (weight === 0) continue;
      for (const period of findPeriods(instance, parameters, kind, scope)) {
        const where = nameOf(scope.name, plainName(period.key));
        const entries = entriesIn(model, scope, period);
        for (const s of scope.sessions) {
          const unplaced = variables.unplaced[s]!;
          if (unplaced !== null) plus(entries, unplaced, period.share * instance.sessions[s]!.plannedEntries);
        }
        const target = period.share * scope.plannedEntries;
        const width = stepWidth(parameters, scope, period);
        const over = addSteps(model, nameOf('over', where), width, weight);
        const under = addSteps(model, nameOf('under', where), width, weight);
        const row = { ...entries, terms: new Map(entries.terms) };
        for (const column of over) plus(row, column, -1);
        for (const column of under) plus(row, column, 1);
        addRow(lp, nameOf('balance', where), row, target, target);
        model.measures.push((point) => {
          const deviation = valueAt(entries, point) - target;
          fillSteps(point, over, width, deviation);
          fillSteps(point, under, width, -deviation);
        });
      }
    }
  }
}

/** Adds the steps of one side of a deviation and their weighted cost; the last step has no end. */
function addSteps(
  { lp, parameters, roughness }: Model,
  name: string,
  width: number,
  weight: number,
): number[] {
  const { slopes } = parameters.smoothing;
  return slopes.map((slope, j) => {
    const upper = j === slopes.length - 1 ? Infinity : width;
    const column = addColumn(lp, { name: nameOf(name, j + 1), lower: 0, upper, integer: false });
    plus(roughness.steps, column, weight * slope);
    return column;
  });
}

/** Sets the steps of one side from its deviation: cheapest first, none when the deviation is on the other side. */
function fillSteps(point: Float64Array, steps: number[], width: number, deviation: number): void {
  let left = Math.max(0, deviation);
  steps.forEach((column, j) => {
    const taken = j === steps.length - 1 ? left : Math.min(left, width);
    point[column] = taken;
    left -= taken;
  });
}
