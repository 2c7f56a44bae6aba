/** The programs of a plan's levels, for solvers that are compared with ours. */

import type { Instance, Level, Parameters, Plan } from '../../solver/index.ts';
import { buildModel, levelObjective } from '../../solver/model/build.ts';
import { holdRow, mostHeld } from '../../solver/model/hold.ts';
import type { Expression } from '../../solver/model/lp.ts';
import type { Model } from '../../solver/model/model.ts';

/** What a peer said of one level. */
export interface PeerLevel {
  name: string;
  /** How it ended, in its own words. */
  end: string;
  /** Value of the level at the point it gave, or null when it gave none that holds. */
  value: number | null;
  elapsedMs: number;
}

/** What a peer said of one program. */
export type PeerAnswer = Omit<PeerLevel, 'name'>;

/** Where a peer stops: at the gap, or at a limit. */
export interface PeerLimits {
  gap: number;
  nodeLimit: number;
  secondsLimit: number;
  seed: number;
}

/**
 * The program of each level that we gave to an engine, the earlier ones held at the values of `plan`: a peer
 * solves what we solved. A level at 0 is proven without an engine, because no term is below 0. The model is one
 * and the same; a row is added to it after each level.
 */
export function* levelPrograms(
  instance: Instance,
  parameters: Parameters,
  plan: Plan,
): Generator<{ level: Level; model: Model; objective: Expression; limits: PeerLimits }> {
  const model = buildModel(instance, parameters);
  for (const [l, level] of parameters.levels.entries()) {
    const objective = levelObjective(model, level);
    const { value } = plan.levels[l]!;
    if (value > 0) yield { level, model, objective, limits: limitsOf(level, parameters) };
    model.lp.rows.push(holdRow(model, level, mostHeld(level, value)));
  }
}

/** The limits that a level has with us. */
export function limitsOf({ gap, nodeLimit, secondsLimit }: Level, { seed }: Parameters): PeerLimits {
  return { gap, nodeLimit, secondsLimit, seed };
}
