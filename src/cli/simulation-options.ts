/** How a simulation is asked for on the command line, and how its values are read. */

import { type Command, InvalidArgumentError } from 'commander';
import {
  type Nature,
  type Problem,
  readSimulationParameters,
  SIMULATION_TABLE,
  type SimulationParameters,
} from '../../solver/index.ts';
import { natures } from '../domain/nature.ts';
import { EXIT } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { wholeNumber } from './options.ts';
import { countWords } from './words.ts';

/** What is asked of a simulation; what is not takes its default. */
export interface SimulationOptions {
  draws?: number;
  seed?: number;
  slipShare?: Partial<SimulationParameters['slipShare']>;
  slipWeeks?: SimulationParameters['slipWeeks'];
  abandonShare?: number;
}

/** Adds what a simulation accepts. */
export function addSimulationOptions(command: Command): Command {
  return command
    .option('--draws <n>', 'tirages (1000)', wholeNumberOf('/draws'))
    .option('--seed <n>', 'graine : la même redonne les mêmes tirages (2022)', wholeNumberOf('/seed'))
    .option(
      '--slip-share <part>',
      'part des sessions qui glissent, par exemple 0,2 ; ou d’une nature, conjoncturelle=0,3 : à répéter (0,2)',
      slipShare,
    )
    .option('--slip-weeks <semaines>', 'de combien elles glissent (8-13)', slipWeeks)
    .option('--abandon-share <part>', 'part des sessions abandonnées, par exemple 0,1 (22/209)', share);
}

/**
 * The parameters of the simulation asked for, over the defaults.
 * @throws Failure: USAGE when they contradict each other.
 */
export function askedSimulation({
  draws,
  seed,
  slipShare,
  slipWeeks,
  abandonShare,
}: SimulationOptions): SimulationParameters {
  const stated = { draws, seed, slipShare, slipWeeks, abandonShare };
  const reading = readSimulationParameters(JSON.parse(JSON.stringify(stated)));
  if ('parameters' in reading) return reading.parameters;
  throw new Failure(optionProblems(reading.problems), EXIT.USAGE);
}

function optionProblems(problems: readonly Problem[]): string {
  return [
    `${countWords(problems.length, 'problème')} dans les options :`,
    ...problems.map(({ message }) => `  - ${message}`),
  ].join('\n');
}

function wholeNumberOf(path: string): (text: string) => number {
  const { least, most } = SIMULATION_TABLE.find((row) => row.path === path)!.bounds;
  return wholeNumber(least, most);
}

/** Reads `0,2`, `0.2` or `22/209`. */
function share(text: string): number {
  const [, numerator, denominator] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const decimal = /^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  const value = numerator === undefined ? decimal : Number(numerator) / Number(denominator);
  // Not `value < 0 || value > 1`: that would let what is no number through.
  if (value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError('attendu une part de 0 à 1, par exemple 0,2 ou 22/209.');
}

/** Reads a share for all natures, or `nature=part` for one, over what was read before. */
function slipShare(
  text: string,
  before: SimulationOptions['slipShare'] = {},
): SimulationOptions['slipShare'] {
  const [, name, part] = /^([^=]+)=(.*)$/.exec(text) ?? [];
  if (name === undefined) return Object.fromEntries(natures.codes.map((code) => [code, share(text)]));
  const nature = natures.parse(name);
  if (!nature.ok) throw new InvalidArgumentError(`attendu ${nature.expected}.`);
  return { ...before, [nature.value satisfies Nature]: share(part ?? '') };
}

/** Reads `8-13`, or `10` for just as many weeks. */
function slipWeeks(text: string): SimulationParameters['slipWeeks'] {
  const [, least, most] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  if (least === undefined) throw new InvalidArgumentError('attendu des semaines, par exemple 8-13.');
  return { least: Number(least), most: Number(most ?? least) };
}
