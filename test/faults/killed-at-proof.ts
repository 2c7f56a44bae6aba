/**
 * Loaded before a worker (`node --import`): once it has received SIGUSR2, it is killed as soon as one of its solves
 * has its answer and sets out to prove it.
 */

import type { ChildProcess } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import { setsOutToProve } from './sets-out-to-prove.ts';

let isArmed = false;
process.on('SIGUSR2', () => {
  isArmed = true;
});
subscribe('child_process', (started) => {
  const { process: solving } = started as { process: ChildProcess };
  solving.on('message', (said) => {
    if (isArmed && setsOutToProve(said)) process.kill(process.pid, 'SIGKILL');
  });
});
