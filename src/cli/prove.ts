/** `metronome prove`: a bound on the peak of the region that anybody can redo with whole numbers. */

import { provePeak } from '../../solver/index.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { checkWritable, jsonText, writeWhole } from './json-file.ts';
import { askedParameters, soundInstance } from './read-input.ts';

/** Writes the proof to `out`, or to the standard output, and says what it proves. */
export async function proveFile(
  path: string,
  { out, ...asked }: { parameters?: string; out?: string },
): Promise<ExitCode> {
  const instance = await soundInstance(path);
  const parameters = await askedParameters(asked);
  if (out !== undefined) await checkWritable(out);
  const proof = await provePeak(instance, parameters);
  if (proof === null)
    throw new Failure(
      `${path} : aucune session n’a de semaine ouverte, il n’y a pas de pic à borner. Élargissez des fenêtres.`,
      EXIT.INFEASIBLE,
    );
  if (out === undefined) process.stdout.write(jsonText(proof));
  else await writeWhole(out, jsonText(proof));
  process.stderr.write(
    `Aucun plan qui place toutes les sessions n’a de mois sous ${proof.bound} entrées au plus plein.\n` +
      'À refaire sans nous : la formule est dans docs/problem.md, et verify --proof la recalcule en nombres entiers.\n',
  );
  return EXIT.OK;
}
