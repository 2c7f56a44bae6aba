import { startDate } from '../../instance/dates.ts';
import { addColumn, addRow, plus, valueAt, zero } from '../lp.ts';
import type { Model } from '../model.ts';
import { nameOf, plainName } from '../names.ts';
import { findScopes } from '../scopes.ts';

/**
 * "So many trainees start in that month."
 * entries[g,m] = sum_{s in g, start(s,w) in m} e[s] start[s,w]
 * Applies to every scope the scenario smooths and every month of the horizon.
 * Unit: trainees, whole: saying so lets an engine prove that a fractional target is never met.
 * Source: S1, 002:L329-335 (entries are counted by month). `balance` and `peak` are written on it.
 */
export function constraintScopeEntries(model: Model): void {
  const { instance, parameters, lp, variables } = model;
  for (const scope of findScopes(instance, parameters)) {
    const byMonth = new Map(instance.months.map(({ month }) => [month, zero()]));
    for (const s of scope.sessions) {
      const session = instance.sessions[s]!;
      for (const { week, column } of variables.start[s]!)
        plus(byMonth.get(startDate(instance, session, week).slice(0, 7))!, column, session.plannedEntries);
    }
    const columns = new Map<string, number>();
    for (const [month, starts] of byMonth) {
      if (starts.terms.size === 0) continue;
      const name = nameOf('entries', scope.name, plainName(month));
      const column = addColumn(lp, { name, lower: 0, upper: scope.plannedEntries, integer: true });
      const row = { constant: 0, terms: new Map(starts.terms) };
      plus(row, column, -1);
      addRow(lp, name, row, 0, 0);
      model.measures.push((point) => {
        point[column] = valueAt(starts, point);
      });
      columns.set(month, column);
    }
    model.entries.set(scope.name, columns);
  }
}
