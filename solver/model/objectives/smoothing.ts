import { type Expression, weightedSum } from '../lp.ts';
import type { Model } from '../model.ts';

/**
 * "Spread the starts: an adviser cannot hold forty information meetings in April and none in July."
 * STEPS: sum of the steps of `balance` + peakWeight sum_g peak[g]; PEAK: sum_g peak[g]
 * Applies to every scope and period that `balance` and `peak` measure.
 * Unit: weighted trainees. Slopes 1, 3, 5, 7 by default: far months are paid more than near ones.
 * Source: S1, S2, 002:L335-341. Steps look below the peak, which a min-max never does.
 */
export function smoothingTerm({ parameters, roughness }: Model): Expression {
  const { mode, peakWeight } = parameters.smoothing;
  return mode === 'PEAK'
    ? roughness.peaks
    : weightedSum([
        { weight: 1, expression: roughness.steps },
        { weight: peakWeight, expression: roughness.peaks },
      ]);
}
