/**
 * What is said between a worker, the process that it starts for a piece of work, and the thread that does it
 * there. Plain data: it crosses processes.
 */

/** Told to a process: what to do, once, then perhaps to stop and answer with what it has. */
export type ProcessOrder =
  | {
      kind: 'START';
      /** Address of the file of the thread, which finds its task in `workerData`. */
      thread: string;
      task: unknown;
      megabytes: number;
      /** What it does, for the log: `solving`. */
      doing: string;
    }
  | { kind: 'CANCEL' };

/** Told to a thread: stop, and answer with what you have. */
export const CANCEL = 'CANCEL';

/** Told by a thread. */
export type ThreadMessage<Progress, Answer> =
  | { kind: 'PROGRESS'; progress: Progress }
  /** An answer that stands whatever happens next: more of it is being sought. */
  | { kind: 'ANSWERED'; answer: Answer }
  /** The whole answer; nothing comes after. */
  | { kind: 'DONE'; answer: Answer };

/** Told by a process: what its thread says, or why there will be no more of it. */
export type ProcessMessage<Progress, Answer> =
  | ThreadMessage<Progress, Answer>
  /** The memory of its budget was not enough. `megabytes` is what it held when it was ended. */
  | { kind: 'OUT_OF_MEMORY'; megabytes: number }
  | { kind: 'BROKEN'; cause: string }
  /** A line for the log of the worker, which says whose it is; facts are counts and times. */
  | { kind: 'LOG'; message: string; facts: Readonly<Record<string, number>> };
