/**
 * The process of one run: it starts the thread that solves and watches it, so that whatever happens to the
 * memory or to the WebAssembly of one run happens to nothing else. Loaded by Node as it stands, hence erasable
 * TypeScript.
 */

import { constants, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Answer, CANCEL, type Order, type ProcessMessage, type ThreadMessage } from './messages.ts';

/** How often the memory held is compared with the budget, milliseconds. */
const MEMORY_CHECK_MS = 100;

/** Compiled or not, the thread beside this file; `tsc` rewrites imports but not addresses. */
const THREAD = new URL(
  import.meta.url.endsWith('.ts') ? './solving-thread.ts' : './solving-thread.js',
  import.meta.url,
);

if (process.send === undefined) throw new Error('solving-process.ts is started by solve-in-process.ts');

// Whoever serves people comes first on a machine that is short of cores.
try {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
} catch {
  // Some systems keep it from ordinary accounts: it is a courtesy, not a need.
}
// Ctrl-C reaches every process of a terminal: our owner decides.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
// Nobody is left to solve for: kill -9 of the owner included.
process.on('disconnect', () => process.exit(0));

/** Says a last word, and ends once it has left. */
function end(message: ProcessMessage): void {
  process.send?.(message, () => process.exit(0));
}

/** Says a line of the log. */
function tell(message: string, facts: Readonly<Record<string, number>>): void {
  process.send?.({ kind: 'LOG', message, facts } satisfies ProcessMessage);
}

function solve({ task, megabytes }: Extract<Order, { kind: 'SOLVE' }>): void {
  const startedAt = performance.now();
  let peak = 0;
  tell('solving', { megabytes });
  const thread = new Worker(THREAD, {
    workerData: task,
    // A backstop for what grows between two looks at the memory held, WebAssembly not included.
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  let last: ProcessMessage | undefined;
  let answer: Answer | undefined;
  const finish = (message: ProcessMessage): void => {
    if (last !== undefined) return;
    // What broke while the answer was being explained and proven takes these away, and not the answer.
    last = answer === undefined || message.kind === 'DONE' ? message : { kind: 'DONE', ...answer };
    clearInterval(watch);
    tell('solving ended', {
      durationMs: Math.round(performance.now() - startedAt),
      peakMegabytes: Math.ceil(peak),
    });
    end(last);
  };
  const watch = setInterval(() => {
    const held = process.memoryUsage.rss() / 2 ** 20;
    peak = Math.max(peak, held);
    if (held > megabytes) finish({ kind: 'OUT_OF_MEMORY', megabytes: Math.ceil(held) });
  }, MEMORY_CHECK_MS);
  thread.on('message', (message: ThreadMessage) => {
    if (message.kind === 'DONE') finish(message);
    else if (last === undefined) process.send?.(message);
    if (message.kind === 'SOLVED') {
      const { result, explanations } = message;
      answer = { result, explanations };
    }
  });
  thread.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') finish({ kind: 'OUT_OF_MEMORY', megabytes });
    else finish({ kind: 'BROKEN', cause: firstLine(error) });
  });
  thread.on('exit', (code) =>
    finish({ kind: 'BROKEN', cause: `le fil de calcul s'est arrêté seul (code ${code})` }),
  );
  process.on('message', ({ kind }: Order) => {
    if (kind === 'CANCEL') thread.postMessage(CANCEL);
  });
}

/** An abort of the WebAssembly carries its whole minified source in its message. */
function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0]!.slice(0, 300);
}

process.once('message', (order: Order) => {
  if (order.kind === 'SOLVE') solve(order);
  else process.exit(0);
});
