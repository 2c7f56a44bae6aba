/** What the commands about access say when they are refused. */

import type { Refusal } from '../scenarios/index.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

/** Tells every problem of a refusal, and gives the exit code of what cannot be used. */
export function told({ problems }: Refusal): ExitCode {
  process.stderr.write(`${problems.map(({ message }) => message).join('\n')}\n`);
  return EXIT.INVALID;
}
