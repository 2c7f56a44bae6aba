/** Limits that pinned sessions may already exceed: what has happened is a fact, not a fault of the plan. */

/** A group that has more than its limit at some time. */
export interface Overload {
  /** What is counted: sessions, trainees or cents. */
  count: number;
  /** The limit in force, raised to what pinned sessions use. */
  limit: number;
  /** How much `count` is above `limit`, more than 0. */
  excess: number;
}

/** How far a count is above its limit, the limit being no less than what pinned sessions use; null when it is not. */
export function overload(count: number, limit: number, pinned: number): Overload | null {
  const raised = Math.max(limit, pinned);
  return count > raised ? { count, limit: raised, excess: count - raised } : null;
}
