/**
 * What is said between a worker, the process that it starts for a run, and the thread that solves there. Plain
 * data: it crosses processes.
 */

import type {
  Assignment,
  Explanation,
  Instance,
  Parameters,
  SolveProgress,
  SolveResult,
} from '../../solver/index.ts';

/** What is to be solved. */
export interface RunTask {
  instance: Instance;
  parameters: Parameters;
}

/** Told to a process: what to solve, once, then perhaps to stop and keep the best plan. */
export type Order = { kind: 'SOLVE'; task: RunTask; megabytes: number } | { kind: 'CANCEL' };

/** Told to a thread: stop, and keep the best plan. */
export const CANCEL = 'CANCEL';

/** What a solve answered. */
export interface Answer {
  result: SolveResult;
  /** Why each session is where it is; null while nobody worked it out: a cancel does not wait for it. */
  explanations: Explanation[] | null;
}

/** Told by a thread. */
export type ThreadMessage =
  | { kind: 'PROGRESS'; progress: Omit<SolveProgress, 'assignments'>; assignments: Assignment[] | null }
  /** The answer, which stands whatever happens next: its reasons, then what proves it, are being sought. */
  | ({ kind: 'SOLVED' } & Answer)
  /** The answer with its proof; nothing comes after. */
  | ({ kind: 'DONE' } & Answer);

/** Told by a process: what its thread says, or why there will be no more of it. */
export type ProcessMessage =
  | ThreadMessage
  /** The memory of its budget was not enough. `megabytes` is what it held when it was ended. */
  | { kind: 'OUT_OF_MEMORY'; megabytes: number }
  | { kind: 'BROKEN'; cause: string }
  /** A line for the log of the worker, which says whose it is; facts are counts and times. */
  | { kind: 'LOG'; message: string; facts: Readonly<Record<string, number>> };
