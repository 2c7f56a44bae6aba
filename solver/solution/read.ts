import type { WeekIndex } from '../instance/types.ts';
import type { Model } from '../model/model.ts';

/** How far from 0 or 1 a decision may be and still be read as one. */
const TOLERANCE = 1e-4;

/**
 * The plan that a point of the program says: a week or null per session.
 * Returns null when the point is no plan: a decision that is neither 0 nor 1, or two starts.
 */
export function readWeeks({ variables }: Model, point: ArrayLike<number>): (WeekIndex | null)[] | null {
  const weeks: (WeekIndex | null)[] = [];
  for (const [s, starts] of variables.start.entries()) {
    const unplaced = variables.unplaced[s]!;
    const decisions = [...starts.map(({ column }) => column), ...(unplaced === null ? [] : [unplaced])];
    if (decisions.some((column) => Math.abs(point[column]! - Math.round(point[column]!)) > TOLERANCE))
      return null;
    const chosen = starts.filter(({ column }) => Math.round(point[column]!) === 1);
    const leftOut = unplaced !== null && Math.round(point[unplaced]!) === 1;
    if (chosen.length + Number(leftOut) !== 1) return null;
    weeks.push(chosen[0]?.week ?? null);
  }
  return weeks;
}

/** What a point of the relaxed program says of one session: the share of it that starts in each week (null: left out). */
export interface Share {
  week: WeekIndex | null;
  /** Above 0, at most 1. */
  share: number;
}

/** The shares of every session at a point of the relaxed program, largest first; a share that is rounding is left out. */
export function readShares({ variables }: Model, point: ArrayLike<number>): Share[][] {
  return variables.start.map((starts, s) => {
    const unplaced = variables.unplaced[s]!;
    const shares = [
      ...starts.map(({ week, column }): Share => ({ week, share: point[column]! })),
      ...(unplaced === null ? [] : [{ week: null, share: point[unplaced]! }]),
    ];
    return shares.filter(({ share }) => share > TOLERANCE).sort((a, b) => b.share - a.share);
  });
}
