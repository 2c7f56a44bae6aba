/** Constraint `opco-load` (H16, 002:L715-725): the staff of an OPCO starts only so many sessions in a month. */

import { shown } from '../../instance/shown.ts';
import type { Opco } from '../../instance/types.ts';
import type { Violation } from '../../solution/types.ts';
import { type JudgedPlan, monthOfStart, type Placed } from '../reading.ts';
import { type Overload, overload } from './overload.ts';

/** Months in which an OPCO starts too many sessions, where the scenario forbids it. */
export function judgeOpcoLoad(plan: JudgedPlan): Violation[] {
  if (plan.parameters.opcoLoad.mode !== 'HARD') return [];
  return opcoOverloads(plan).map(({ opco, month, count, limit, excess }) => ({
    rule: 'opco-load',
    subject: { opco: opco.id, month },
    excess,
    unit: 'sessions',
    message: `L'OPCO ${shown(opco.label ?? opco.id)} débute ${count} sessions en ${month}. Attendu : ${limit} au plus. En déplacer ${excess} à un autre mois ou relever le plafond de l'OPCO.`,
  }));
}

/** Every OPCO and month above the cap, whatever the mode. */
export function opcoOverloads(plan: JudgedPlan): (Overload & { opco: Opco; month: string })[] {
  const placed = Map.groupBy(plan.placed, ({ session }) => session.opco);
  const pinned = Map.groupBy(plan.pinned, ({ session }) => session.opco);
  return (plan.instance.opcos ?? []).flatMap((opco) => {
    const { id, monthlyLaunchCap } = opco;
    if (monthlyLaunchCap === null) return [];
    const counts = countByMonth(placed.get(id) ?? []);
    const facts = countByMonth(pinned.get(id) ?? []);
    return plan.instance.months.flatMap(({ month }) => {
      const over = overload(counts.get(month) ?? 0, monthlyLaunchCap, facts.get(month) ?? 0);
      return over === null ? [] : [{ ...over, opco, month }];
    });
  });
}

function countByMonth(starts: Placed[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const placed of starts) {
    const month = monthOfStart(placed);
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return counts;
}
