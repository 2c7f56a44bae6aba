import { startDate } from '../../instance/dates.ts';
import type { CandidatePool, Instance, Session } from '../../instance/types.ts';
import type { Parameters } from '../../parameters/types.ts';
import type { Model } from '../model.ts';
import { nameOf, plainName } from '../names.ts';
import { addPackingRows, countedPacking, type Packing, withRoomForPinned } from '../packing.ts';

/** Months in a row over which candidates are expected: a rolling quarter. */
const ROLLING_MONTHS = 3;

function isOf(pool: CandidatePool, { rome, zone, departement }: Session): boolean {
  if (!rome.startsWith(pool.family)) return false;
  if (pool.zone !== null) return zone === pool.zone;
  return pool.departement === null || departement === pool.departement;
}

/**
 * "We do not plan more entries than there are people to enter."
 * sum_{s in pool, start(s,w) in three months in a row} e[s] start[s,w] <= expectedCandidates[pool]
 * Applies to every pool (job family x territory) and every three months in a row.
 * Unit: trainees.
 * Source: S11, 002:L551-563, L719-725 (actions abandoned every year for want of candidates).
 */
export function constraintCandidatePool(model: Model): void {
  addPackingRows(model, poolPackings(model.instance, model.parameters));
}

/** One packing per pool and rolling quarter; none when the rule is off. */
export function poolPackings(instance: Instance, { candidatePool }: Parameters): Packing[] {
  if (candidatePool.mode === 'OFF') return [];
  const last = Math.max(0, instance.months.length - ROLLING_MONTHS);
  const windows = instance.months
    .slice(0, last + 1)
    .map((_, m) => instance.months.slice(m, m + ROLLING_MONTHS));
  return (instance.candidatePools ?? []).flatMap((pool) =>
    windows.map((months) => {
      const uses = instance.sessions.flatMap((session, s) =>
        isOf(pool, session)
          ? {
              session: s,
              amount: session.plannedEntries,
              counts: (week: number) =>
                months.some(({ month }) => startDate(instance, session, week).startsWith(month)),
            }
          : [],
      );
      const { month } = months[0]!;
      const about = { rule: 'candidate-pool', candidatePool: pool.id, month } as const;
      const name = nameOf('candidate_pool', plainName(pool.id), plainName(month));
      return withRoomForPinned(instance, countedPacking(about, name, pool.expectedCandidates, uses));
    }),
  );
}
