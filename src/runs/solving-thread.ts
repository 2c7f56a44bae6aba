/**
 * Solves one run off the event loop of its process, which watches it. It knows the solver's door and nothing
 * of the database.
 */

import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { explainPlan, proven, solve } from '../../solver/index.ts';
import type { RunTask, ThreadMessage } from './messages.ts';

const port = parentPort;
if (port === null) throw new Error('solving-thread.ts runs as a worker thread: start it with new Worker');

const { instance, parameters } = workerData as RunTask;
const stop = new AbortController();
// The only message is "cancel".
port.on('message', () => stop.abort());

const say = (message: ThreadMessage): void => port.postMessage(message);

const result = await solve(instance, parameters, {
  signal: stop.signal,
  onProgress: ({ assignments, ...progress }) =>
    say({ kind: 'PROGRESS', progress, assignments: assignments ?? null }),
});
say({ kind: 'SOLVED', result, explanations: null });
// A cancel that came while the solve held the thread is heard now.
await nextTurn();
if (stop.signal.aborted) say({ kind: 'DONE', result, explanations: null });
else {
  const explanations =
    result.status === 'PLANNED' ? explainPlan(instance, parameters, result.plan.assignments) : [];
  say({ kind: 'SOLVED', result, explanations });
  say({ kind: 'DONE', result: await proven(instance, parameters, result, stop.signal), explanations });
}
port.close();
