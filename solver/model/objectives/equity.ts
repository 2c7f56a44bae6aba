import { displacementCost } from '../displacement.ts';
import { addColumn, addRow, type Expression, plus, valueAt, zero } from '../lp.ts';
import type { Model } from '../model.ts';
import { nameOf, plainName } from '../names.ts';

/**
 * "No OPCO bears the smoothing alone."
 * for each OPCO g: sum_{s in g, w} (cost of displacement)[s,w] start[s,w] / entries[g] <= equity
 * Applies to every OPCO; the term is the largest of these means.
 * Unit: weighted weeks by trainee. Off by default: the conference has not asked for it.
 * Source: S13, S17.
 */
export function equityTerm(model: Model): Expression {
  const { instance, parameters, lp, variables } = model;
  const worst = addColumn(lp, { name: 'equity', lower: 0, upper: Infinity, integer: false });
  const means: Expression[] = [];
  for (const [opco, sessions] of Map.groupBy(instance.sessions.keys(), (s) => instance.sessions[s]!.opco)) {
    const entries = sessions.reduce((sum, s) => sum + instance.sessions[s]!.plannedEntries, 0);
    const mean = zero();
    for (const s of sessions)
      for (const { week, column } of variables.start[s]!)
        plus(mean, column, displacementCost(instance, parameters, instance.sessions[s]!, week) / entries);
    if (mean.terms.size === 0) continue;
    means.push({ constant: 0, terms: new Map(mean.terms) });
    plus(mean, worst, -1);
    addRow(lp, nameOf('equity', plainName(opco)), mean, -Infinity, 0);
  }
  model.measures.push((point) => {
    point[worst] = Math.max(0, ...means.map((mean) => valueAt(mean, point)));
  });
  const term = zero();
  plus(term, worst, 1);
  return term;
}
