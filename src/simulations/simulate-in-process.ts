/** What is said of a simulation in a process of its own, and the process. */

import type { Logger } from 'pino';
import type {
  Assignment,
  Instance,
  Parameters,
  SimulationParameters,
  SimulationResult,
} from '../../solver/index.ts';
import { type ThreadMessage, type WorkingProcess, workInProcess } from '../durable/process/index.ts';

/** What is to be simulated: a plan of an instance under the parameters that it was made by. */
export interface SimulationTask {
  instance: Instance;
  parameters: Parameters;
  assignments: Assignment[];
  drawn: SimulationParameters;
}

/** Told by the thread that simulates; a progress is how many draws are done. */
export type SimulatingMessage = ThreadMessage<number, SimulationResult>;

/** Compiled or not, the thread beside this file; `tsc` rewrites imports but not addresses. */
const THREAD = new URL(
  import.meta.url.endsWith('.ts') ? './simulating-thread.ts' : './simulating-thread.js',
  import.meta.url,
);

/** Starts simulating within `megabytes` of memory. */
export function simulateInProcess(
  task: SimulationTask,
  megabytes: number,
  onDraws: (done: number) => void,
  log: Logger,
): WorkingProcess<SimulationResult> {
  return workInProcess({ thread: THREAD, task, megabytes, doing: 'simulating' }, onDraws, log);
}
