/** What a planner decides by hand before a solve, read from a file. */

import { applyHand, type Hand, type Instance, type Parameters, readHand } from '../../solver/index.ts';
import { noHand } from '../scenarios/hand.ts';
import { NO_PLANS, type PreparedSolve, prepareSolve } from '../scenarios/prepare.ts';
import type { DataSetInstance } from './data-set.ts';
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
  const outcome = applyHand(instance, parameters, await handInFile(path));
  if ('problems' in outcome) throw new Failure(problemList(path, outcome.problems), EXIT.INVALID);
  return outcome;
}

/**
 * A data set under the decisions in a file, as a scenario of the API would be: a session pinned by name starts on the
 * very day told.
 * @throws Failure: USAGE when it cannot be read, INVALID with all its problems when it cannot be followed.
 */
export async function campaignUnderHand(
  path: string,
  { campaign, choices }: DataSetInstance,
  parameters: Parameters,
): Promise<PreparedSolve> {
  const { plan, format: _, ...rules } = await handInFile(path);
  const prepared = await prepareSolve(
    campaign,
    { ...choices, solver: parameters },
    { ...noHand(), ...rules },
    { ...NO_PLANS, inForce: plan ?? null },
  );
  if (!('problems' in prepared)) return prepared;
  const problems = prepared.problems.map((found) => ({ ...found, path: found.path.replace(/^\/hand/, '') }));
  throw new Failure(problemList(path, problems), EXIT.INVALID);
}

async function handInFile(path: string): Promise<Hand> {
  const reading = readHand(await readJson(path, 'des décisions (metronome-hand/1)'));
  if ('problems' in reading) throw new Failure(problemList(path, reading.problems), EXIT.INVALID);
  return reading.hand;
}
