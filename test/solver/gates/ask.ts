/** Asks the gates of an instance about one session. */
import { findCandidates } from '../../../solver/gates/candidates.ts';
import type { Because } from '../../../solver/gates/gate.ts';
import type { Instance, WeekIndex } from '../../../solver/instance/types.ts';
import type { GateName } from '../../../solver/parameters/types.ts';
import { someParameters } from '../builders.ts';

/** Weeks in which the first session may start under one gate (and `pin`), as start dates. */
export function openDates(instance: Instance, gate: GateName): string[] {
  const { open } = findCandidates(instance, someParameters({ gates: [gate] }));
  return open[0]!.map((week) => instance.weeks[week]!.startDate);
}

/** Why a week is closed to the first session under all gates. */
export function whyClosed(instance: Instance, week: WeekIndex): Because[] {
  return findCandidates(instance, someParameters()).whyClosed(0, week);
}
