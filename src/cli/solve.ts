/** `metronome solve`: from an instance to a plan in JSON. */

import type { ExitCode } from './exit-codes.ts';
import { underHand } from './hand.ts';
import { checkWritable, jsonText, writeWhole } from './json-file.ts';
import type { SolveOptions } from './options.ts';
import { askedParameters, soundInstance } from './read-input.ts';
import { EXIT_OF_END, runSolve } from './run-solve.ts';
import { planLines } from './solve-report.ts';
import { tellWithoutPlan } from './without-plan.ts';

/**
 * Solves the instance in a file. The plan goes to `out`, or to the standard output with nothing else;
 * all that is said of it goes to the standard error. Without a plan nothing is written.
 */
export async function solveFile(
  path: string,
  { out, hand, ...asked }: SolveOptions & { out?: string },
): Promise<ExitCode> {
  const sound = await soundInstance(path);
  const { instance, parameters } = await underHand(hand, sound, await askedParameters(asked));
  if (out !== undefined) await checkWritable(out);
  const result = await runSolve(instance, parameters);
  if (result.status !== 'PLANNED') return tellWithoutPlan(path, result);
  const { plan, statistics } = result;
  if (out === undefined) process.stdout.write(jsonText(plan));
  else await writeWhole(out, jsonText(plan));
  const told = [
    ...planLines(instance, plan, statistics),
    ...(out === undefined ? [] : [`Plan écrit dans ${out}.`]),
  ];
  process.stderr.write(`${told.join('\n')}\n`);
  return EXIT_OF_END[plan.end];
}
