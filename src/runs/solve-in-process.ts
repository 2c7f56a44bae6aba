/** Solves in a process that can be told to stop, and ended when it does not listen. */

import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Assignment, SolveProgress } from '../../solver/index.ts';
import type { Answer, Order, ProcessMessage, RunTask } from './messages.ts';

/**
 * How a process ended. SOLVED: it answered, a cancelled solve too. ENDED: it was told to stop, did not, and was
 * ended from outside. OUT_OF_MEMORY: its budget was not enough. BROKEN: the solve threw, and would again. DIED:
 * the process went without a word, and another may fare better.
 */
export type ProcessEnd =
  | ({ kind: 'SOLVED' } & Answer)
  | { kind: 'ENDED' }
  | { kind: 'OUT_OF_MEMORY'; megabytes: number }
  | { kind: 'BROKEN'; cause: string }
  | { kind: 'DIED'; cause: string };

/** A solve under way. */
export interface SolvingProcess {
  /** Identifier of the process, for whoever watches it. */
  pid: number | undefined;
  ended: Promise<ProcessEnd>;
  /** Asks it to stop and keep its best plan; ends it after `graceMs` milliseconds, at once for 0. */
  cancel(graceMs: number): void;
}

/** A progress with the assignments of a better plan, when one was just verified. */
export type ProgressListener = (
  progress: Omit<SolveProgress, 'assignments'>,
  assignments: Assignment[] | null,
) => void;

/** Compiled or not, the process beside this file; `tsc` rewrites imports but not addresses. */
const PROCESS = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './solving-process.ts' : './solving-process.js', import.meta.url),
);

/** How much of what a process complains of is kept: V8 tells at length how it ran out of memory. */
const COMPLAINT_CHARACTERS = 8_000;

/** Starts solving within `megabytes` of memory; what the process logs goes to `log`. Never rejects: a crash is an end. */
export function solveInProcess(
  task: RunTask,
  megabytes: number,
  onProgress: ProgressListener,
  log: Logger,
): SolvingProcess {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = fork(PROCESS, {
    env,
    execArgv: [],
    // Bounds may be infinite, which JSON would not carry.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const ownLog = log.child({ solver: child.pid });
  const tell = (order: Order): void => {
    // A process that has just gone says so by its exit.
    if (child.connected) child.send(order, () => {});
  };
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-COMPLAINT_CHARACTERS);
  });
  let timer: NodeJS.Timeout | undefined;
  let isEndedByUs = false;
  const ended = new Promise<ProcessEnd>((resolve) => {
    let last: ProcessEnd | undefined;
    child.on('message', (message: ProcessMessage) => {
      if (message.kind === 'PROGRESS') onProgress(message.progress, message.assignments);
      else if (message.kind === 'LOG') ownLog.info(message.facts, message.message);
      else if (message.kind === 'DONE' || message.kind === 'SOLVED') {
        const { result, explanations } = message;
        last = { kind: 'SOLVED', result, explanations };
      } else last = message;
    });
    const over = (cause: string): void => {
      clearTimeout(timer);
      resolve(last ?? (isEndedByUs ? { kind: 'ENDED' } : deathOf(cause, complaint, megabytes)));
    };
    child.on('error', (error) => over(error.message));
    child.on('close', (code, signal) => over(signal ?? `code ${code}`));
  });
  tell({ kind: 'SOLVE', task, megabytes });
  const kill = (): void => {
    isEndedByUs = true;
    child.kill('SIGKILL');
  };
  return {
    pid: child.pid,
    ended,
    cancel(graceMs) {
      if (graceMs <= 0) return kill();
      tell({ kind: 'CANCEL' });
      timer ??= setTimeout(kill, graceMs);
    },
  };
}

/**
 * V8 ends a process whose heap is full, which is its budget, or to which the machine gives no more memory, and
 * writes so before a page of addresses.
 */
function deathOf(cause: string, complaint: string, megabytes: number): ProcessEnd {
  if (complaint.includes('JavaScript heap out of memory')) return { kind: 'OUT_OF_MEMORY', megabytes };
  if (/Fatal \w+ out of memory/.test(complaint))
    return { kind: 'DIED', cause: `${cause}, la machine n'avait plus de mémoire à lui donner` };
  const said = complaint.trim().split('\n').at(-1) ?? '';
  return { kind: 'DIED', cause: said === '' ? cause : `${cause}, ${said.slice(0, 300)}` };
}
