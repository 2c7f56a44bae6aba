/**
 * Simulates off the event loop of its process, which watches it and ends it when it is cancelled: nothing is kept
 * of half a simulation. It knows the solver's door and nothing of the database.
 */

import { parentPort, workerData } from 'node:worker_threads';
import { simulate } from '../../solver/index.ts';
import type { SimulatingMessage, SimulationTask } from './simulate-in-process.ts';

const port = parentPort;
if (port === null) throw new Error('simulating-thread.ts runs as a worker thread: start it with new Worker');

/** Least time between two words about the draws, milliseconds: a small plan is drawn thousands of times a second. */
const SAY_MS = 100;

const say = (message: SimulatingMessage): void => port.postMessage(message);

const { instance, parameters, assignments, drawn } = workerData as SimulationTask;
let saidAt = Number.NEGATIVE_INFINITY;
const answer = simulate(instance, parameters, assignments, drawn, (done) => {
  const now = performance.now();
  if (now - saidAt < SAY_MS) return;
  saidAt = now;
  say({ kind: 'PROGRESS', progress: done });
});
say({ kind: 'DONE', answer });
port.close();
