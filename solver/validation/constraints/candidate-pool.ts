/** Constraint `candidate-pool` (S11, 002:L715-725): over three months, no more entries than people expected. */

import { shown } from '../../instance/shown.ts';
import type { CandidatePool, Session } from '../../instance/types.ts';
import type { Violation } from '../../solution/types.ts';
import { type JudgedPlan, monthOfStart, type Placed } from '../reading.ts';
import { overload } from './overload.ts';

/** Months in a row that share the candidates of a pool. */
const MONTHS_OF_A_POOL = 3;

/** Every three months in which a pool is asked for more people than it has. */
export function judgeCandidatePools(plan: JudgedPlan): Violation[] {
  if (plan.parameters.candidatePool.mode !== 'HARD') return [];
  const months = plan.instance.months.map(({ month }) => month);
  const placed = Map.groupBy(plan.placed, ({ session }) => session.rome.slice(0, 3));
  const pinned = Map.groupBy(plan.pinned, ({ session }) => session.rome.slice(0, 3));
  return (plan.instance.candidatePools ?? []).flatMap((pool) => {
    const entries = entriesByMonth(months, pool, placed.get(pool.family) ?? []);
    const facts = entriesByMonth(months, pool, pinned.get(pool.family) ?? []);
    return windowsOf(months.length).flatMap(([from, to]) => {
      const sum = (counts: number[]): number =>
        counts.slice(from, to).reduce((total, count) => total + count, 0);
      const over = overload(sum(entries), pool.expectedCandidates, sum(facts));
      if (over === null) return [];
      const [first, last] = [months[from]!, months[to - 1]!];
      const violation: Violation = {
        rule: 'candidate-pool',
        subject: { candidatePool: pool.id, month: first },
        excess: over.excess,
        unit: 'trainees',
        message: `Le vivier ${shown(pool.label ?? pool.id)} est sollicité pour ${over.count} entrées de ${first} à ${last}. Attendu : ${over.limit} au plus. Reporter des sessions ou élargir le vivier.`,
      };
      return [violation];
    });
  });
}

/** First month and the one after the last of each three in a row; one window of all of them on a shorter horizon. */
export function windowsOf(months: number): [from: number, to: number][] {
  const count = Math.max(1, months - MONTHS_OF_A_POOL + 1);
  return Array.from({ length: count }, (_, from) => [from, Math.min(months, from + MONTHS_OF_A_POOL)]);
}

function entriesByMonth(months: string[], pool: CandidatePool, ofFamily: Placed[]): number[] {
  const entries = months.map(() => 0);
  for (const placed of ofFamily) {
    if (!drawsOn(pool, placed.session)) continue;
    const m = months.indexOf(monthOfStart(placed));
    entries[m] = entries[m]! + placed.session.plannedEntries;
  }
  return entries;
}

/** The finest territory that the pool knows decides; a pool that knows none is the whole instance's. */
export function drawsOn({ zone, departement }: CandidatePool, session: Session): boolean {
  if (zone !== null) return session.zone === zone;
  return departement === null || session.departement === departement;
}
