import { startDate } from '../../instance/dates.ts';
import { addColumn, addRow, type Expression, plus, valueAt, zero } from '../lp.ts';
import type { Model } from '../model.ts';
import { nameOf, plainName } from '../names.ts';
import { findScopes } from '../scopes.ts';

/**
 * "No month is fuller than the peak we are trying to lower."
 * sum_{s in g, w in m} e[s] start[s,w] <= peak[g]
 * Applies to every scope the scenario smooths and every month of the horizon.
 * Unit: trainees.
 * Source: S1, S2, 002:L329-343 (April, October-November).
 * Leaves the sum of the peaks in `model.roughness.peaks`.
 */
export function constraintScopePeak(model: Model): void {
  const { instance, parameters, lp, variables, roughness } = model;
  for (const scope of findScopes(instance, parameters)) {
    const name = plainName(scope.key);
    const peak = addColumn(lp, { name: nameOf('peak', name), lower: 0, upper: Infinity, integer: false });
    plus(roughness.peaks, peak, 1);
    const entries = new Map(instance.months.map(({ month }) => [month, zero()]));
    for (const s of scope.sessions) {
      const session = instance.sessions[s]!;
      for (const { week, column } of variables.start[s]!)
        plus(entries.get(startDate(instance, session, week).slice(0, 7))!, column, session.plannedEntries);
    }
    const months: Expression[] = [];
    for (const [month, row] of entries) {
      if (row.terms.size === 0) continue;
      months.push({ ...row, terms: new Map(row.terms) });
      plus(row, peak, -1);
      addRow(lp, nameOf('peak', name, plainName(month)), row, -Infinity, 0);
    }
    model.measures.push((point) => {
      point[peak] = Math.max(0, ...months.map((month) => valueAt(month, point)));
    });
  }
}
