/**
 * Bounds on the peak that need no solver: what must start within some months, spread evenly over them.
 * For windows without holes the best of these is the bound of the linear relaxation (Hall's condition
 * on intervals); each is a proof that a stranger can redo by adding up entries.
 */
import type { Terrain } from './terrain.ts';

/** A peak that no plan is below: the heaviest session, or what an interval must take. */
export interface PeakBound {
  /** Trainees. */
  bound: number;
  /** The interval that must take most: first and last month, positions in `instance.months`, within which `entries` trainees must start. */
  from: number;
  to: number;
  entries: number;
  /** Months of the interval in which any of these sessions can start. */
  months: number;
}

/** The best interval bound for sessions that must all be placed. Null when none is placed for sure. */
export function peakBound(
  { instance, options }: Terrain,
  sessions: readonly number[],
  required: boolean[],
): PeakBound | null {
  const must = sessions.filter((s) => required[s]! && options[s]!.length > 0);
  if (must.length === 0) return null;
  const months = instance.months.length;
  /** Entries of sessions whose starts lie within [from, to], by their tightest interval. */
  const confined = Array.from({ length: months }, () => new Float64Array(months));
  const open = Array.from({ length: months }, () => new Set<number>());
  let heaviest = 0;
  for (const s of must) {
    const at = options[s]!.map(({ month }) => month);
    const [from, to] = [Math.min(...at), Math.max(...at)];
    confined[from]![to]! += instance.sessions[s]!.plannedEntries;
    for (const month of at) open[month]!.add(s);
    heaviest = Math.max(heaviest, instance.sessions[s]!.plannedEntries);
  }
  let best: PeakBound = { bound: 0, from: 0, to: months - 1, entries: 0, months };
  for (let from = 0; from < months; from++) {
    let usable = 0;
    const starts = new Float64Array(months);
    for (let to = from; to < months; to++) {
      if (open[to]!.size > 0) usable++;
      let entries = 0;
      for (let first = from; first <= to; first++) {
        starts[first]! += confined[first]![to]!;
        entries += starts[first]!;
      }
      if (usable === 0) continue;
      const bound = Math.ceil(entries / usable);
      if (bound > best.bound) best = { bound, from, to, entries, months: usable };
    }
  }
  return { ...best, bound: Math.max(best.bound, heaviest) };
}
