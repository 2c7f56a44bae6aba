/**
 * Loaded before a worker (`node --import`): once it has received SIGUSR2, it is killed as soon as one of its solves
 * has its answer and sets out to prove it.
 */

import type { ChildProcess } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';

let isArmed = false;
process.on('SIGUSR2', () => {
  isArmed = true;
});
subscribe('child_process', (started) => {
  const { process: solving } = started as { process: ChildProcess };
  solving.on('message', ({ kind }: { kind?: unknown }) => {
    if (isArmed && kind === 'PROVING') process.kill(process.pid, 'SIGKILL');
  });
});
