import { budgetCheckpoints } from '../../instance/budget.ts';
import { startDate } from '../../instance/dates.ts';
import { addRow, plus, zero } from '../lp.ts';
import type { Model } from '../model.ts';
import { dateName, nameOf, uniquePlainNames } from '../names.ts';

/** Rows are written in thousands of euros so that their coefficients are near those of the other rows. */
const CENTS_PER_ROW_UNIT = 100_000;

/** Less than half a cent: a plan that uses an envelope to the cent fits, one cent more does not. */
const ROUNDING_CENTS = 0.4;

/**
 * "What has started by a date is paid by what was released before it, in the envelope and above."
 * sum_{s in k, start(s,w) < d} cost[s] start[s,w] <= released[k, before d] - engaged[k]
 * Applies to every envelope with its descendants, just before each release and at the end; a row
 * that cannot bind is left out.
 * Unit: thousands of euros in the row (costs are exact cents; decided in exact cents by `verify`).
 * Source: H3, H5, 002:L123-129, L421-427, L579-591 (an envelope used up by spring stops the branch).
 */
export function constraintEnvelopeBudget({ instance, lp, variables }: Model): void {
  const names = uniquePlainNames(instance.envelopes.map(({ id }) => id));
  const nameById = new Map(instance.envelopes.map(({ id }, k) => [id, names[k]!]));
  for (const { envelope, before, availableCents, sessions } of budgetCheckpoints(instance)) {
    const spent = zero();
    let mostCents = 0;
    for (const s of sessions) {
      const session = instance.sessions[s]!;
      const cost = session.costCents / CENTS_PER_ROW_UNIT;
      const starts = variables.start[s]!;
      const counted = starts.filter(
        ({ week }) => before === null || startDate(instance, session, week) < before,
      );
      if (counted.length === 0) continue;
      mostCents += session.costCents;
      const unplaced = variables.unplaced[s]!;
      if (counted.length < starts.length) for (const { column } of counted) plus(spent, column, cost);
      else {
        spent.constant += cost;
        if (unplaced !== null) plus(spent, unplaced, -cost);
      }
    }
    // Money overspent before the horizon stops new starts; it does not make the past infeasible.
    const roomCents = Math.max(0, availableCents);
    if (mostCents <= roomCents) continue;
    const name = nameOf(
      'envelope_budget',
      nameById.get(envelope)!,
      before === null ? 'end' : `before_${dateName(before)}`,
    );
    addRow(lp, name, spent, -Infinity, (roomCents + ROUNDING_CENTS) / CENTS_PER_ROW_UNIT);
  }
}
