/** What is said of a solve in a process of its own, and the process. */

import type { Logger } from 'pino';
import type {
  Assignment,
  Explanation,
  Instance,
  Parameters,
  SolveProgress,
  SolveResult,
} from '../../solver/index.ts';
import { type ThreadMessage, type WorkingProcess, workInProcess } from '../durable/process/index.ts';

/** What is to be solved. */
export interface SolveTask {
  instance: Instance;
  parameters: Parameters;
}

/** A progress with the assignments of a better plan, when one was just verified. */
export interface SolveNews {
  progress: Omit<SolveProgress, 'assignments'>;
  assignments: Assignment[] | null;
}

/** What a solve answered. */
export interface Answer {
  result: SolveResult;
  /** Why each session is where it is; null while nobody worked it out: a cancel does not wait for it. */
  explanations: Explanation[] | null;
}

/** Told by the thread that solves: once it has its answer, its reasons, then what proves it, are being sought. */
export type SolvingMessage = ThreadMessage<SolveNews, Answer>;

/** Compiled or not, the thread beside this file; `tsc` rewrites imports but not addresses. */
const THREAD = new URL(
  import.meta.url.endsWith('.ts') ? './solving-thread.ts' : './solving-thread.js',
  import.meta.url,
);

/** Starts solving within `megabytes` of memory. */
export function solveInProcess(
  task: SolveTask,
  megabytes: number,
  onProgress: (news: SolveNews) => void,
  log: Logger,
): WorkingProcess<Answer> {
  return workInProcess({ thread: THREAD, task, megabytes, doing: 'solving' }, onProgress, log);
}
