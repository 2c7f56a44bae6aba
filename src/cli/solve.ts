/** `metronome solve`: from an instance to a plan in JSON. */

import { proven } from '../../solver/index.ts';
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
 * all that is said of it goes to the standard error. Without a plan nothing is written, but why to `proof`.
 */
export async function solveFile(
  path: string,
  { out, hand, proof, ...asked }: SolveOptions & { out?: string; proof?: string | false },
): Promise<ExitCode> {
  const sound = await soundInstance(path);
  const { instance, parameters } = await underHand(hand, sound, await askedParameters(asked));
  // The option has the last word, and a file to write a proof to asks for one. The plan names the parameters stated.
  const wanted = proof === undefined ? parameters : { ...parameters, proof: proof !== false };
  const proofPath = proof === false ? undefined : proof;
  for (const file of [out, proofPath]) if (file !== undefined) await checkWritable(file);
  const result = await proven(instance, wanted, await runSolve(instance, parameters));
  if ('proof' in result && result.proof !== undefined && proofPath !== undefined)
    await writeWhole(proofPath, jsonText(result.proof));
  if (result.status !== 'PLANNED') return tellWithoutPlan(path, result);
  const { plan, statistics } = result;
  if (out === undefined) process.stdout.write(jsonText(plan));
  else await writeWhole(out, jsonText(plan));
  const told = [
    ...planLines(instance, plan, statistics),
    ...(out === undefined ? [] : [`Plan écrit dans ${out}.`]),
    ...(proofPath === undefined ? [] : [`Preuve écrite dans ${proofPath}.`]),
  ];
  process.stderr.write(`${told.join('\n')}\n`);
  return EXIT_OF_END[plan.end];
}
