/**
 * Solves one run off the event loop of its process, which watches it. It knows the solver's door and nothing
 * of the database.
 */

import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { explainPlan, proven, solve } from '../../solver/index.ts';
import type { SolveTask, SolvingMessage } from './solve-in-process.ts';

const port = parentPort;
if (port === null) throw new Error('solving-thread.ts runs as a worker thread: start it with new Worker');

const { instance, parameters } = workerData as SolveTask;
const stop = new AbortController();
// The only message is "cancel".
port.on('message', () => stop.abort());

const say = (message: SolvingMessage): void => port.postMessage(message);

const result = await solve(instance, parameters, {
  signal: stop.signal,
  onProgress: ({ assignments, ...progress }) =>
    say({ kind: 'PROGRESS', progress: { progress, assignments: assignments ?? null } }),
});
say({ kind: 'ANSWERED', answer: { result, explanations: null } });
// A cancel that came while the solve held the thread is heard now.
await nextTurn();
if (stop.signal.aborted) say({ kind: 'DONE', answer: { result, explanations: null } });
else {
  const explanations =
    result.status === 'PLANNED' ? explainPlan(instance, parameters, result.plan.assignments) : [];
  say({ kind: 'ANSWERED', answer: { result, explanations } });
  const proof = await proven(instance, parameters, result, stop.signal);
  say({ kind: 'DONE', answer: { result: proof, explanations } });
}
port.close();
