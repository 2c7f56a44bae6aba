/** Processes of the system, by their number. */

import { readFileSync } from 'node:fs';
import { eventually } from './eventually.ts';

/** Processes started by one, now. */
export function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
}

/** Processes that one has started to solve or to simulate, now: it may have others, as the database of the tests. */
export function workingFor(pid: number): number[] {
  return childrenOf(pid).filter((child) => {
    try {
      return readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('working-process');
    } catch {
      return false;
    }
  });
}

/** Waits until a process has started one for its work, unless it is this one still, and gives it. */
export async function startedBy(pid: number, but?: number): Promise<number> {
  const found = (): number[] => workingFor(pid).filter((child) => child !== but);
  await eventually(`process ${pid} works`, () => found().length > 0, 60_000);
  return found()[0]!;
}

/** Signals a process that may be gone. */
export function trySignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
