/** What a planner decides by hand before a solve, read from a file. */

import { applyHand, type Instance, type Parameters, readHand } from '../../solver/index.ts';
import { EXIT } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { readJson } from './json-file.ts';
import { problemList } from './read-input.ts';

/**
 * The instance and the parameters under the decisions in a file; as they are without one.
 * @throws Failure: USAGE when it cannot be read, INVALID with all its problems when it cannot be followed.
 */
export async function underHand(
  path: string | undefined,
  instance: Instance,
  parameters: Parameters,
): Promise<{ instance: Instance; parameters: Parameters }> {
  if (path === undefined) return { instance, parameters };
  const reading = readHand(await readJson(path, 'des décisions (metronome-hand/1)'));
  const outcome = 'problems' in reading ? reading : applyHand(instance, parameters, reading.hand);
  if ('problems' in outcome) throw new Failure(problemList(path, outcome.problems), EXIT.INVALID);
  return outcome;
}
