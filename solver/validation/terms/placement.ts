/** What a plan costs in sessions left out. */

import type { JudgedPlan } from '../reading.ts';

/** Term `placement`: weighted trainees of the sessions left unplaced. */
export function scorePlacement({ unplaced }: JudgedPlan): number {
  return unplaced.reduce(
    (sum, { placementWeight, plannedEntries }) => sum + placementWeight * plannedEntries,
    0,
  );
}
