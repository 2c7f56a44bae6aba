/** Instances and parameters read from files, or every reason why they cannot be used. */

import {
  type Instance,
  type Parameters,
  type Problem,
  readInstance,
  readParameters,
} from '../../solver/index.ts';
import { EXIT } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { nameOfFile, readJson } from './json-file.ts';
import type { SolveOptions } from './options.ts';
import { countWords } from './words.ts';

/** An instance in a file, as `readInstance` finds it. */
export async function readInstanceFile(path: string): Promise<ReturnType<typeof readInstance>> {
  return readInstance(await readJson(path, 'une instance (metronome-instance/1)'));
}

/**
 * The instance in a file.
 * @throws Failure: USAGE when it cannot be read, INVALID with all its problems when it contradicts itself.
 */
export async function soundInstance(path: string): Promise<Instance> {
  const reading = await readInstanceFile(path);
  if ('instance' in reading) return reading.instance;
  throw new Failure(problemList(path, reading.problems), EXIT.INVALID);
}

/**
 * The parameters asked for: those of the file over the defaults, then the engine and the seed of the options.
 * @throws Failure: USAGE when the file cannot be read, INVALID with all its problems.
 */
export async function askedParameters({ parameters: path, engine, seed }: SolveOptions): Promise<Parameters> {
  const stated = path === undefined ? {} : await readJson(path, 'des paramètres');
  const reading = readParameters(stated);
  if ('problems' in reading)
    throw new Failure(problemList(path ?? 'paramètres', reading.problems), EXIT.INVALID);
  return {
    ...reading.parameters,
    ...(engine === undefined ? {} : { engine }),
    ...(seed === undefined ? {} : { seed }),
  };
}

/** Every problem of a file, each after its path in it; `/` is the whole. */
export function problemList(path: string, problems: readonly Problem[]): string {
  return [
    `${nameOfFile(path)} : ${countWords(problems.length, 'problème')}`,
    ...problems.flatMap((problem) => [
      `  ${problem.path === '' ? '/' : problem.path}`,
      `    ${problem.message}`,
    ]),
  ].join('\n');
}
