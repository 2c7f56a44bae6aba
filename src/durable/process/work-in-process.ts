/** Does work in a process that can be told to stop, and ended when it does not listen. */

import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { ProcessMessage, ProcessOrder } from './messages.ts';

/** What a process is started for. */
export interface ProcessTask<Task> {
  /** File of the thread that does it: erasable TypeScript, which finds `task` in `workerData`. */
  thread: URL;
  /** Plain data. */
  task: Task;
  /** Memory that it may take, in megabytes of 2^20 bytes. */
  megabytes: number;
  /** What it does, for the log: `solving`. */
  doing: string;
}

/**
 * How a process ended. ANSWERED: its work is done, or was cancelled and says what it had. ENDED: it was told to
 * stop, did not, and was ended from outside. OUT_OF_MEMORY: its budget was not enough. BROKEN: the work threw, and
 * would again. DIED: the process went without a word, and another may fare better.
 */
export type ProcessEnd<Answer> =
  | { kind: 'ANSWERED'; answer: Answer }
  | { kind: 'ENDED' }
  | { kind: 'OUT_OF_MEMORY'; megabytes: number }
  | { kind: 'BROKEN'; cause: string }
  | { kind: 'DIED'; cause: string };

/** Work under way. */
export interface WorkingProcess<Answer> {
  /** Identifier of the process, for whoever watches it. */
  pid: number | undefined;
  ended: Promise<ProcessEnd<Answer>>;
  /** Asks it to stop and answer with what it has; ends it after `graceMs` milliseconds, at once for 0. */
  cancel(graceMs: number): void;
}

/** Compiled or not, the process beside this file; `tsc` rewrites imports but not addresses. */
const PROCESS = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './working-process.ts' : './working-process.js', import.meta.url),
);

/** How much of what a process complains of is kept: V8 tells at length how it ran out of memory. */
const COMPLAINT_CHARACTERS = 8_000;

/** Starts working within its memory; what the process logs goes to `log`. Never rejects: a crash is an end. */
export function workInProcess<Task, Progress, Answer>(
  { thread, task, megabytes, doing }: ProcessTask<Task>,
  onProgress: (progress: Progress) => void,
  log: Logger,
): WorkingProcess<Answer> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = fork(PROCESS, {
    env,
    execArgv: [],
    // Bounds may be infinite, which JSON would not carry.
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const ownLog = log.child({ solver: child.pid });
  const tell = (order: ProcessOrder): void => {
    // A process that has just gone says so by its exit.
    if (child.connected) child.send(order, () => {});
  };
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-COMPLAINT_CHARACTERS);
  });
  let timer: NodeJS.Timeout | undefined;
  let isEndedByUs = false;
  const ended = new Promise<ProcessEnd<Answer>>((resolve) => {
    let last: ProcessEnd<Answer> | undefined;
    child.on('message', (message: ProcessMessage<Progress, Answer>) => {
      if (message.kind === 'PROGRESS') onProgress(message.progress);
      else if (message.kind === 'LOG') ownLog.info(message.facts, message.message);
      else if (message.kind === 'DONE') last = { kind: 'ANSWERED', answer: message.answer };
      else last = message;
    });
    const over = (cause: string): void => {
      clearTimeout(timer);
      resolve(last ?? (isEndedByUs ? { kind: 'ENDED' } : deathOf(cause, complaint, megabytes)));
    };
    child.on('error', (error) => over(error.message));
    child.on('close', (code, signal) => over(signal ?? `code ${code}`));
  });
  tell({ kind: 'START', thread: thread.href, task, megabytes, doing });
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
function deathOf(cause: string, complaint: string, megabytes: number): ProcessEnd<never> {
  if (complaint.includes('JavaScript heap out of memory')) return { kind: 'OUT_OF_MEMORY', megabytes };
  if (/Fatal \w+ out of memory/.test(complaint))
    return { kind: 'DIED', cause: `${cause}, la machine n'avait plus de mémoire à lui donner` };
  const said = complaint.trim().split('\n').at(-1) ?? '';
  return { kind: 'DIED', cause: said === '' ? cause : `${cause}, ${said.slice(0, 300)}` };
}
