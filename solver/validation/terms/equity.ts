/** What a plan costs to the OPCO it moves most: a small one must not pay for the smoothness of all (S13). */

import type { JudgedPlan } from '../reading.ts';
import { fidelityCost } from './fidelity.ts';

/** Term `equity`, in weighted weeks: the largest over OPCO of its fidelity cost per trainee it planned, placed or not. */
export function scoreEquity(plan: JudgedPlan): number {
  const planned = new Map<string, number>();
  const cost = new Map<string, number>();
  for (const { opco, plannedEntries } of plan.instance.sessions)
    planned.set(opco, (planned.get(opco) ?? 0) + plannedEntries);
  for (const placed of plan.placed)
    cost.set(placed.session.opco, (cost.get(placed.session.opco) ?? 0) + fidelityCost(plan, placed));
  return Math.max(0, ...[...cost].map(([opco, sum]) => sum / planned.get(opco)!));
}
