/** A solve as a person runs it: progress on their terminal, Ctrl-C keeps the best plan. */

import {
  type Instance,
  type LevelEnd,
  type Parameters,
  type SolveResult,
  solve,
} from '../../solver/index.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { ProgressLine } from './progress-line.ts';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** A terminal and npm both pass Ctrl-C on: what comes this soon after it is its echo, milliseconds. */
const ECHO_MS = 1_000;

/** Solves, telling progress on the standard error. The first Ctrl-C asks for the best plan, a second one leaves at once. */
export async function runSolve(instance: Instance, parameters: Parameters): Promise<SolveResult> {
  const line = new ProgressLine(process.stderr);
  const stop = new AbortController();
  let askedAt: number | undefined;
  const onSignal = (): void => {
    if (askedAt !== undefined) {
      if (performance.now() - askedAt > ECHO_MS) process.exit(EXIT.CANCELLED);
      return;
    }
    askedAt = performance.now();
    line.clear();
    process.stderr.write(
      'Arrêt demandé : le meilleur plan vérifié est gardé (Ctrl-C encore pour partir tout de suite).\n',
    );
    stop.abort();
  };
  for (const signal of STOP_SIGNALS) process.on(signal, onSignal);
  try {
    return await solve(instance, parameters, { signal: stop.signal, onProgress: (told) => line.tell(told) });
  } finally {
    for (const signal of STOP_SIGNALS) process.off(signal, onSignal);
    line.clear();
  }
}

/** The exit code of a plan, by how its worst level ended. */
export const EXIT_OF_END: Record<LevelEnd, ExitCode> = {
  PROVEN: EXIT.OK,
  WORK_LIMIT: EXIT.LIMIT,
  CLOCK: EXIT.LIMIT,
  CANCELLED: EXIT.CANCELLED,
  ENGINE_FAILED: EXIT.ENGINE_FAILED,
};
