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
  return opcoOverloadsIn(plan)(plan.placed);
}

/** Reads a plan once; the answer gives the overloads of any starts of its sessions, what is pinned being a fact all the same. */
export function opcoOverloadsIn({
  instance,
  pinned,
}: Pick<JudgedPlan, 'instance' | 'pinned'>): (
  placed: readonly Placed[],
) => (Overload & { opco: Opco; month: string })[] {
  const pinnedBy = Map.groupBy(pinned, ({ session }) => session.opco);
  const capped = (instance.opcos ?? []).flatMap((opco) => {
    const { id, monthlyLaunchCap } = opco;
    return monthlyLaunchCap === null
      ? []
      : [{ opco, monthlyLaunchCap, facts: countByMonth(pinnedBy.get(id) ?? []) }];
  });
  if (capped.length === 0) return () => [];
  return (placed) => {
    const placedBy = Map.groupBy(placed, ({ session }) => session.opco);
    return capped.flatMap(({ opco, monthlyLaunchCap, facts }) => {
      const counts = countByMonth(placedBy.get(opco.id) ?? []);
      return instance.months.flatMap(({ month }) => {
        const over = overload(counts.get(month) ?? 0, monthlyLaunchCap, facts.get(month) ?? 0);
        return over === null ? [] : [{ ...over, opco, month }];
      });
    });
  };
}

function countByMonth(starts: Placed[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const placed of starts) {
    const month = monthOfStart(placed);
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return counts;
}
