/** `metronome export`: the exact model of one level, for anybody to solve elsewhere. */

import {
  exportModel,
  type Instance,
  levelPosition,
  type ModelFormat,
  type Parameters,
  verify,
} from '../../solver/index.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { underHand } from './hand.ts';
import { checkWritable, nameOfFile, writeWhole } from './json-file.ts';
import { isOf, isUnder, readPlan } from './plan-file.ts';
import { askedParameters, soundInstance } from './read-input.ts';
import { countWords } from './words.ts';

/** What is asked of an export. */
export interface ExportFileOptions {
  format?: ModelFormat;
  /** Name of a level, or its position. */
  level?: string;
  plan?: string;
  parameters?: string;
  hand?: string;
  out?: string;
}

/** Writes the model of a level to `out`, or to the standard output; what the reader must know, to the other. */
export async function exportFile(path: string, asked: ExportFileOptions): Promise<ExitCode> {
  const { format = 'lp', plan, out } = asked;
  const sound = await soundInstance(path);
  const { instance, parameters } = await underHand(asked.hand, sound, await askedParameters(asked));
  const level = positionOf(parameters, asked.level);
  const hold = plan === undefined ? [] : await valuesOf(plan, instance, parameters);
  if (out !== undefined) await checkWritable(out);
  const text = exportModel(instance, parameters, { format, level, hold });
  if (out === undefined) process.stdout.write(text);
  else await writeWhole(out, text);
  const told = [
    `Niveau ${level + 1} sur ${parameters.levels.length}, « ${parameters.levels[level]!.name} », à minimiser.`,
    ...(level > 0 && plan === undefined
      ? [
          `${countWords(level, 'niveau précédent n’est pas tenu', 'niveaux précédents ne sont pas tenus')} : ` +
            'donnez --plan pour que l’optimum soit celui de solve.',
        ]
      : []),
    ...(out === undefined ? [] : [`Modèle écrit dans ${out}.`]),
  ];
  process.stderr.write(`${told.join('\n')}\n`);
  return EXIT.OK;
}

/** The level asked for; the first unless told. A name that is a number is a name first. */
function positionOf(parameters: Parameters, asked: string | undefined): number {
  if (asked === undefined) return 0;
  const isName = parameters.levels.some(({ name }) => name === asked);
  try {
    return levelPosition(parameters, !isName && /^\d+$/.test(asked) ? Number(asked) : asked);
  } catch (error) {
    if (error instanceof RangeError) throw new Failure(error.message, EXIT.USAGE);
    throw error;
  }
}

/**
 * Values of the levels in a plan: those it had when each was solved, or, for a plan made by hand, those it has.
 * @throws Failure (INVALID) when it is a plan of something else, or breaks a rule: its values would mean nothing.
 */
async function valuesOf(path: string, instance: Instance, parameters: Parameters): Promise<number[]> {
  const file = await readPlan(path);
  const refuse = (why: string): Failure => new Failure(`${nameOfFile(path)} : ${why}`, EXIT.INVALID);
  if (!isOf(file, instance)) throw refuse('ce plan a été calculé sur une autre version de l’instance.');
  if (!isUnder(file, parameters))
    throw refuse('ce plan a été calculé avec d’autres paramètres. Donnez-les par --parameters et --hand.');
  const { violations, levels } = verify(instance, parameters, file.assignments);
  const [first] = violations;
  if (first !== undefined) throw refuse(`le plan enfreint ${first.rule}. ${first.message}`);
  return levels.map(({ value }, l) => file.plan?.levels?.[l]?.value ?? value);
}
