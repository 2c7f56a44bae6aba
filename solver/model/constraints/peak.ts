import { addColumn, addRow, plus, zero } from '../lp.ts';
import type { Model } from '../model.ts';
import { nameOf, plainName } from '../names.ts';

/**
 * "No month is fuller than the peak we are trying to lower."
 * entries[g,m] <= peak[g]
 * Applies to every scope the scenario smooths and every month of the horizon.
 * Unit: trainees, whole as entries are.
 * Source: S1, S2, 002:L329-343 (April, October-November).
 * Leaves the sum of the peaks in `model.roughness.peaks`.
 */
export function constraintScopePeak({ lp, entries, roughness, measures }: Model): void {
  for (const [scope, columns] of entries) {
    const peak = addColumn(lp, { name: nameOf('peak', scope), lower: 0, upper: Infinity, integer: true });
    plus(roughness.peaks, peak, 1);
    for (const [month, column] of columns) {
      const row = zero();
      plus(row, column, 1);
      plus(row, peak, -1);
      addRow(lp, nameOf('peak', scope, plainName(month)), row, -Infinity, 0);
    }
    measures.push((point) => {
      point[peak] = Math.max(0, ...[...columns.values()].map((column) => point[column]!));
    });
  }
}
