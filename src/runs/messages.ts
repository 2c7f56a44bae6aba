/** What a run's worker is given and what it says. Plain data: it crosses a thread. */

import type {
  Assignment,
  Explanation,
  Instance,
  Parameters,
  SolveProgress,
  SolveResult,
} from '../../solver/index.ts';

/** What a worker is started with. */
export interface RunTask {
  instance: Instance;
  parameters: Parameters;
}

/** Told to a worker: stop, and keep the best plan. */
export const CANCEL = 'CANCEL';

/** Told by a worker. */
export type WorkerMessage =
  | { kind: 'PROGRESS'; progress: Omit<SolveProgress, 'assignments'>; assignments: Assignment[] | null }
  | { kind: 'DONE'; result: SolveResult; explanations: Explanation[] };
