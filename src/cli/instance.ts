/** `metronome instance`: the instance of a data set, for anybody to take elsewhere. */

import { checkInstance } from '../../solver/index.ts';
import { dataSetInstance } from './data-set.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { checkWritable, jsonText, writeWhole } from './json-file.ts';
import type { AssumptionOptions, GridOptions } from './options.ts';
import { problemList } from './read-input.ts';
import { countWords } from './words.ts';

/** Writes the instance of a data set to `out`, or to the standard output; what is left out is told apart. */
export async function writeInstance(
  name: string,
  { out, ...asked }: GridOptions & AssumptionOptions & { out?: string },
): Promise<ExitCode> {
  const { instance, leftOut } = await dataSetInstance(name, asked);
  const problems = checkInstance(instance);
  if (problems.length > 0) throw new Failure(problemList(name, problems), EXIT.INVALID);
  if (out !== undefined) await checkWritable(out);
  if (out === undefined) process.stdout.write(jsonText(instance));
  else await writeWhole(out, jsonText(instance));
  const told = [
    `${countWords(instance.sessions.length, 'session')}, ${countWords(instance.weeks.length, 'période')}.`,
    ...leftOut.map(({ message }) => `  - ${message}`),
    ...(out === undefined ? [] : [`Instance écrite dans ${out}.`]),
  ];
  process.stderr.write(`${told.join('\n')}\n`);
  return EXIT.OK;
}
