/** The same programs through one of our engines as it is, without our search before it. */

import { openHostedEngine } from '../../solver/engines/hosted.ts';
import type { EngineName } from '../../solver/engines/messages.ts';
import { type Expression, valueAt } from '../../solver/model/lp.ts';
import type { Model } from '../../solver/model/model.ts';
import { toCosts, toEngineProgram } from '../../solver/search/program.ts';
import type { PeerAnswer, PeerLimits } from './programs.ts';

/**
 * Solves one program in a worker that is ended at its limit, from nothing; the time is that of the solve, after
 * the engine was loaded. A point that breaks a row or an integer counts for none.
 */
export async function runEngine(
  name: EngineName,
  { lp }: Model,
  objective: Expression,
  limits: PeerLimits,
): Promise<PeerAnswer & { version: string }> {
  const engine = await openHostedEngine(name, toEngineProgram(lp));
  const costs = toCosts(objective, lp.columns.length);
  const started = performance.now();
  const answer = await engine.solve({ ...costs, ...limits, start: null });
  const elapsedMs = performance.now() - started;
  await engine.close();
  return {
    version: engine.version,
    end: answer.reason === undefined ? answer.end : `${answer.end}: ${answer.reason}`,
    value: answer.point === null ? null : valueAt(objective, answer.point),
    elapsedMs,
  };
}
