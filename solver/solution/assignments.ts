import type { Instance, WeekIndex } from '../instance/types.ts';
import type { Assignment } from './types.ts';

/** What `weeks`, one for each session in the order of the instance, say as a plan; a session without one is left out. */
export function assignmentsOf(
  { sessions }: Instance,
  weeks: readonly (WeekIndex | null | undefined)[],
): Assignment[] {
  return sessions.map(({ id }, s) => ({ session: id, week: weeks[s] ?? null }));
}
