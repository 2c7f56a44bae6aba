/** A command that cannot go on, with what a person is told and the exit code. */

import type { ExitCode } from './exit-codes.ts';

/** Ends the command. The message is in French: the value, what was expected, what to do; it needs no trace. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode) {
    super(message);
    this.exitCode = exitCode;
  }
}
