import { addRow, plus, zero } from '../lp.ts';
import type { Model } from '../model.ts';
import { nameOf } from '../names.ts';

/**
 * "Each session starts once, or is left out and we say so."
 * sum_w start[s,w] + unplaced[s] = 1
 * Applies to every session; `unplaced` exists only where the scenario lets it be left out.
 * Unit: sessions.
 * Source: H9, 002:L221-225 (209 projects validated, 187 engaged). A pinned session is never left out (H7).
 */
export function constraintSessionPlaceOnce({ lp, variables }: Model): void {
  variables.start.forEach((starts, s) => {
    const placed = zero();
    for (const { column } of starts) plus(placed, column, 1);
    const unplaced = variables.unplaced[s]!;
    if (unplaced !== null) plus(placed, unplaced, 1);
    addRow(lp, nameOf('place_once', variables.names[s]!), placed, 1, 1);
  });
}
