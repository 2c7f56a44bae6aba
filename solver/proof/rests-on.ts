/** Says, level by level, what the bound of a plan rests on, once its multipliers are known. */
import type { Parameters } from '../parameters/types.ts';
import { relativeGap } from '../solution/plan.ts';
import type { PlanProof } from '../solution/proof-types.ts';
import type { LevelResult, Plan } from '../solution/types.ts';

/** Share of a bound below which two bounds are the same: what doubles and millionths lose. */
const SAME_BOUND = 1e-6;

/**
 * The plan with what its proof says of each level. Multipliers that prove more than the engine said raise the bound.
 * A level rests on them when they reach its bound, or by themselves meet the gap asked for; else on the engine's word.
 */
export function withProof(plan: Plan, { levels: asked }: Parameters, { levels: proven }: PlanProof): Plan {
  return {
    ...plan,
    levels: plan.levels.map((level, l): LevelResult => {
      const { bound: provenBound } = proven[l]!;
      const bound = Math.max(level.bound, Math.min(provenBound, level.value));
      const reached = provenBound >= bound - SAME_BOUND * Math.max(1, Math.abs(bound));
      const enough = relativeGap(level.value, provenBound) <= asked[l]!.gap;
      return {
        ...level,
        bound,
        gap: relativeGap(level.value, bound),
        provenBound,
        restsOn: reached || enough ? 'MULTIPLIERS' : 'ENGINE',
      };
    }),
  };
}
