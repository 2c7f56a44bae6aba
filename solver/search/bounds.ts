/** Bounds that need no engine: many levels are proven by them alone. Each ignores what couples sessions, so it holds. */
import { type PeakBound, peakBound } from './peak-bound.ts';
import type { Costs, Terrain } from './terrain.ts';

/** The least that each session can cost at a level by itself, summed over sessions. */
function separableBound(terrain: Terrain, level: number, required: boolean[]): number {
  const { separable } = terrain.weights[level]!;
  const costOf = (costs: Costs): number => costs.reduce((sum, cost, t) => sum + separable[t]! * cost, 0);
  return terrain.options.reduce((sum, options, s) => {
    let least = required[s]! ? Infinity : costOf(terrain.leftOut[s]!);
    for (const { costs } of options) least = Math.min(least, costOf(costs));
    return sum + (least === Infinity ? 0 : least);
  }, 0);
}

/** The interval bound of the peak of each scope. */
export function peakBounds(terrain: Terrain, required: boolean[]): (PeakBound | null)[] {
  return terrain.scopes.map((_, g) => {
    const sessions = terrain.scopesOf.flatMap((scopes, s) => (scopes.includes(g) ? [s] : []));
    return peakBound(terrain, sessions, required);
  });
}

/**
 * A value that no plan is below at a level, whatever the other levels say.
 * `required` says which sessions must be placed, or cannot be left out any more.
 */
export function cheapBound(terrain: Terrain, level: number, required: boolean[]): number {
  const { mode, peakWeight } = terrain.parameters.smoothing;
  const { smoothing } = terrain.weights[level]!;
  const peaks =
    smoothing === 0 ? 0 : peakBounds(terrain, required).reduce((sum, bound) => sum + (bound?.bound ?? 0), 0);
  const perPeak = mode === 'PEAK' ? 1 : peakWeight;
  return separableBound(terrain, level, required) + smoothing * perPeak * peaks;
}
