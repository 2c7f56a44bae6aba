/** Solves in a thread that can be told to stop, and ended when it does not listen. */

import { Worker } from 'node:worker_threads';
import type { Assignment, Explanation, SolveProgress, SolveResult } from '../../solver/index.ts';
import { CANCEL, type RunTask, type WorkerMessage } from './messages.ts';

/**
 * How a thread ended. SOLVED: it answered, a cancelled solve too. ENDED: it was told to stop, did not, and
 * was ended from outside. CRASHED: it died by itself.
 */
export type WorkerEnd =
  | { kind: 'SOLVED'; result: SolveResult; explanations: Explanation[] }
  | { kind: 'ENDED' }
  | { kind: 'CRASHED'; cause: string };

/** A solve under way. */
export interface SolvingWorker {
  ended: Promise<WorkerEnd>;
  /** Asks it to stop and keep its best plan; ends it after `graceMs` milliseconds. */
  cancel(graceMs: number): void;
}

/** A progress with the assignments of a better plan, when one was just verified. */
export type ProgressListener = (
  progress: Omit<SolveProgress, 'assignments'>,
  assignments: Assignment[] | null,
) => void;

/** Compiled or not, the worker beside this file; `tsc` rewrites imports but not addresses. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

/** Starts solving. Never rejects: a crash is an end. */
export function solveInWorker(task: RunTask, onProgress: ProgressListener): SolvingWorker {
  const worker = new Worker(WORKER, { workerData: task });
  let timer: NodeJS.Timeout | undefined;
  let isEndedByUs = false;
  const ended = new Promise<WorkerEnd>((resolve) => {
    let done: WorkerEnd | undefined;
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'PROGRESS') onProgress(message.progress, message.assignments);
      else done = { kind: 'SOLVED', result: message.result, explanations: message.explanations };
    });
    worker.on('error', (error) => {
      done ??= { kind: 'CRASHED', cause: error instanceof Error ? error.message : String(error) };
    });
    worker.on('exit', (code) => {
      clearTimeout(timer);
      const silent: WorkerEnd = isEndedByUs
        ? { kind: 'ENDED' }
        : { kind: 'CRASHED', cause: `le fil de calcul s'est arrêté seul (code ${code})` };
      resolve(done ?? silent);
    });
  });
  return {
    ended,
    cancel(graceMs) {
      if (timer !== undefined) return;
      worker.postMessage(CANCEL);
      timer = setTimeout(() => {
        isEndedByUs = true;
        void worker.terminate();
      }, graceMs);
    },
  };
}
