import { budgetCheckpoints } from '../../instance/budget.ts';
import { startDate } from '../../instance/dates.ts';
import type { Instance } from '../../instance/types.ts';
import type { Model } from '../model.ts';
import { dateName, nameOf, uniquePlainNames } from '../names.ts';
import { addPackingRows, type Packing } from '../packing.ts';

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
export function constraintEnvelopeBudget(model: Model): void {
  addPackingRows(model, envelopePackings(model.instance));
}

/** One packing per envelope and date. Money overspent before the horizon stops new starts; it does not make the past infeasible. */
export function envelopePackings(instance: Instance): Packing[] {
  const names = uniquePlainNames(instance.envelopes.map(({ id }) => id));
  const nameById = new Map(instance.envelopes.map(({ id }, k) => [id, names[k]!]));
  return budgetCheckpoints(instance).map(({ envelope, before, availableCents, sessions }) => {
    const when = before === null ? 'end' : `before_${dateName(before)}`;
    return {
      about: { rule: 'envelope-budget', envelope, before },
      name: nameOf('envelope_budget', nameById.get(envelope)!, when),
      limit: Math.max(0, availableCents),
      unitsPerRowUnit: CENTS_PER_ROW_UNIT,
      slack: ROUNDING_CENTS,
      soft: false,
      uses: sessions.flatMap((s) => {
        const session = instance.sessions[s]!;
        if (session.costCents === 0) return [];
        return {
          session: s,
          amount: session.costCents,
          counts: (week) => before === null || startDate(instance, session, week) < before,
        };
      }),
    };
  });
}
