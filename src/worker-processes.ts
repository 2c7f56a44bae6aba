/** The workers that a server starts: processes of their own, started again when one dies. */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** Workers that run until they are closed. */
export interface WorkerProcesses {
  /** Lets each hand back what it executes and end. */
  close(): Promise<void>;
}

/** Pause before a worker that died is started again, milliseconds: one that cannot start must not take the machine. */
const RESTART_MS = 1_000;

/** Longest that a worker may take to hand back what it executes, milliseconds. */
const PATIENCE_MS = 20_000;

/** Starts `count` processes of the command `worker`; each ends by itself when this process dies. */
export function startWorkers(
  count: number,
  entry: string,
  env: Record<string, string>,
  say: (text: string) => void,
): WorkerProcesses {
  const children = new Set<ChildProcess>();
  const timers = new Set<NodeJS.Timeout>();
  let isClosing = false;

  const start = (): void => {
    const child = fork(entry, ['worker'], { env: { ...process.env, ...env }, execArgv: [] });
    children.add(child);
    child.on('error', (error) => {
      // One that could not be started never ends; of a running one, an error is a message that did not leave.
      if (child.pid !== undefined) return;
      children.delete(child);
      say(`Un ouvrier n'a pas pu être lancé : ${error.message}`);
      later();
    });
    child.on('exit', (code, signal) => {
      children.delete(child);
      if (isClosing) return;
      say(`Un ouvrier s'est arrêté (${signal ?? `code ${code}`}) : un autre prend sa place.`);
      later();
    });
  };
  const later = (): void => {
    if (isClosing) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      start();
    }, RESTART_MS);
    timers.add(timer);
  };
  for (let i = 0; i < count; i++) start();

  return {
    async close() {
      isClosing = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all([...children].map(end));
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  // Not `close`, which does not come for a process whose channel was closed from here.
  const ended = once(child, 'exit');
  // A closed channel is the sign: it works on every system, and is what a worker sees when its server dies.
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  await ended;
  clearTimeout(timer);
}
