/** The same programs through javascript-lp-solver as it is, without our search before it. */

import type { Instance, Parameters, Plan } from '../../solver/index.ts';
import { runEngine } from './engine.ts';
import { levelPrograms, type PeerLevel } from './programs.ts';

/** Solves every level, at the gap and within the limits of the level. */
export async function solveByJavascriptLpSolver(
  instance: Instance,
  parameters: Parameters,
  plan: Plan,
): Promise<{ version: string; levels: PeerLevel[] }> {
  const levels: PeerLevel[] = [];
  let version = '';
  for (const { level, model, objective, limits } of levelPrograms(instance, parameters, plan)) {
    const answer = await runEngine('javascript-lp-solver', model, objective, limits);
    version = answer.version;
    levels.push({ name: level.name, end: answer.end, value: answer.value, elapsedMs: answer.elapsedMs });
  }
  return { version, levels };
}
