/** `metronome check`: does an instance hold together? */

import { EXIT, type ExitCode } from './exit-codes.ts';
import { jsonText, nameOfFile } from './json-file.ts';
import { problemList, readInstanceFile } from './read-input.ts';
import { countWords } from './words.ts';

/** Checks the instance in a file and says every problem at once, each with its path. */
export async function check(path: string, { json = false }: { json?: boolean }): Promise<ExitCode> {
  const reading = await readInstanceFile(path);
  const problems = 'problems' in reading ? reading.problems : [];
  const valid = 'instance' in reading;
  if (json) process.stdout.write(jsonText({ valid, problems }));
  else if ('problems' in reading) process.stdout.write(`${problemList(path, problems)}\n`);
  else {
    const { sessions, weeks, envelopes } = reading.instance;
    const entries = sessions.reduce((sum, { plannedEntries }) => sum + plannedEntries, 0);
    const told = [
      countWords(sessions.length, 'session'),
      countWords(entries, 'entrée'),
      countWords(weeks.length, 'période'),
      countWords(envelopes.length, 'enveloppe'),
    ];
    process.stdout.write(`${nameOfFile(path)} : instance valide, ${told.join(', ')}.\n`);
  }
  return valid ? EXIT.OK : EXIT.REFUSED;
}
