/** Options that several commands share, and how their values are read. */

import { type Command, InvalidArgumentError } from 'commander';
import type { EngineChoice, Grid, ModelFormat } from '../../solver/index.ts';
import { parseEuros } from '../domain/money.ts';
import { listChoices } from '../domain/text.ts';

/** What is asked of a solve. */
export interface SolveOptions {
  /** File of parameters. */
  parameters?: string;
  /** File of decisions by hand. */
  hand?: string;
  engine?: EngineChoice;
  seed?: number;
}

/** What a session is taken to have where its fiche says nothing. */
export interface AssumptionOptions {
  places?: number;
  /** Euro cents. */
  cost?: number;
  hours?: number;
}

/** How finely a data set is cut. */
export interface GridOptions {
  grid?: Grid;
}

/** The option of parameters, for `Command.option`. */
export const PARAMETERS = [
  '--parameters <parametres.json>',
  'paramètres : ce qui n’est pas dit prend sa valeur par défaut',
] as const;

/** The option of decisions by hand, for `Command.option`. */
export const HAND = [
  '--hand <decisions.json>',
  'décisions du programmateur : imposer, interdire, préférer, ne placer qu’une partie',
] as const;

const ENGINES: Record<EngineChoice, EngineChoice> = {
  auto: 'auto',
  highs: 'highs',
  'javascript-lp-solver': 'javascript-lp-solver',
};

const GRIDS: Record<string, Grid> = { semaine: 'WEEK', quinzaine: 'HALF_MONTH', mois: 'MONTH' };

/** Adds what every solve accepts. */
export function addSolveOptions(command: Command): Command {
  return command
    .option(...PARAMETERS)
    .option(...HAND)
    .option('--engine <moteur>', `${listChoices(Object.keys(ENGINES))} (auto prend HiGHS)`, oneOf(ENGINES))
    .option('--seed <n>', 'graine : la même redonne le même plan', wholeNumber(0, 2 ** 31 - 1));
}

/** Adds the choice of the grid. */
export function addGridOption(command: Command): Command {
  return command.option('--grid <maille>', `${listChoices(Object.keys(GRIDS))} (semaine)`, oneOf(GRIDS));
}

const FORMATS: Record<ModelFormat, ModelFormat> = { lp: 'lp', mps: 'mps' };

/** Adds the choice of the format in which a model is written. */
export function addFormatOption(command: Command): Command {
  return command.option('--format <format>', `${listChoices(Object.keys(FORMATS))} (lp)`, oneOf(FORMATS));
}

/** Adds what to suppose of sessions whose fiche lacks a figure. */
export function addAssumptionOptions(command: Command): Command {
  return command
    .option('--places <n>', 'places supposées d’une session qui n’en donne pas', wholeNumber(1, 100_000))
    .option('--cost <euros>', 'coût supposé d’une session qui n’en donne pas', cents)
    .option('--hours <n>', 'heures supposées d’une session qui n’en donne pas', wholeNumber(1, 10_000));
}

function oneOf<T>(choices: Record<string, T>): (text: string) => T {
  return (text) => {
    const choice = Object.hasOwn(choices, text) ? choices[text] : undefined;
    if (choice === undefined) throw new InvalidArgumentError(`attendu ${listChoices(Object.keys(choices))}.`);
    return choice;
  };
}

/** Reads a whole number between two others. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`attendu un nombre entier de ${least} à ${most}.`);
    return value;
  };
}

function cents(text: string): number {
  const amount = parseEuros(text);
  if (!amount.ok) throw new InvalidArgumentError(`attendu ${amount.expected}.`);
  if (amount.value < 0) throw new InvalidArgumentError('attendu un montant positif ou nul.');
  return amount.value;
}
