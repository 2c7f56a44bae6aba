/** The same programs through javascript-lp-solver as it is, without our search before it. */

import { openHostedEngine } from '../../solver/engines/hosted.ts';
import type { Instance, Parameters, Plan } from '../../solver/index.ts';
import { valueAt } from '../../solver/model/lp.ts';
import { toCosts, toEngineProgram } from '../../solver/search/program.ts';
import { levelPrograms, type PeerLevel } from './programs.ts';

/** Solves every level in a worker that is ended at its limit. A point that breaks a row or an integer counts for none. */
export async function solveByJavascriptLpSolver(
  instance: Instance,
  parameters: Parameters,
  plan: Plan,
): Promise<{ version: string; levels: PeerLevel[] }> {
  const levels: PeerLevel[] = [];
  let version = '';
  for (const { level, model, objective } of levelPrograms(instance, parameters, plan)) {
    const engine = await openHostedEngine('javascript-lp-solver', toEngineProgram(model.lp));
    version = engine.version;
    const { gap, nodeLimit, secondsLimit } = level;
    const costs = toCosts(objective, model.lp.columns.length);
    const started = performance.now();
    const answer = await engine.solve({
      ...{ ...costs, start: null, gap, nodeLimit, secondsLimit },
      seed: parameters.seed,
    });
    const elapsedMs = performance.now() - started;
    await engine.close();
    levels.push({
      name: level.name,
      end: answer.reason === undefined ? answer.end : `${answer.end}: ${answer.reason}`,
      value: answer.point === null ? null : valueAt(objective, answer.point),
      elapsedMs,
    });
  }
  return { version, levels };
}
