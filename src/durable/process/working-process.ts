/**
 * The process of one piece of work: it starts the thread that does it and watches it, so that whatever happens to
 * the memory or to the WebAssembly of one happens to nothing else. Loaded by Node as it stands, hence erasable
 * TypeScript.
 */

import { constants, setPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { CANCEL, type ProcessMessage, type ProcessOrder, type ThreadMessage } from './messages.ts';

/** How often the memory held is compared with the budget, milliseconds. */
const MEMORY_CHECK_MS = 100;

if (process.send === undefined) throw new Error('working-process.ts is started by work-in-process.ts');

// Whoever serves people comes first on a machine that is short of cores.
try {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
} catch {
  // Some systems keep it from ordinary accounts: it is a courtesy, not a need.
}
// Ctrl-C reaches every process of a terminal: our owner decides.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
// Nobody is left to work for: kill -9 of the owner included.
process.on('disconnect', () => process.exit(0));

/** What is said here is passed on, whatever it holds. */
type Message = ProcessMessage<unknown, unknown>;

/** Says a last word, and ends once it has left. */
function end(message: Message): void {
  process.send?.(message, () => process.exit(0));
}

/** Says a line of the log. */
function tell(message: string, facts: Readonly<Record<string, number>>): void {
  process.send?.({ kind: 'LOG', message, facts } satisfies Message);
}

function work({ thread: file, task, megabytes, doing }: Extract<ProcessOrder, { kind: 'START' }>): void {
  const startedAt = performance.now();
  let peak = 0;
  tell(doing, { megabytes });
  const thread = new Worker(new URL(file), {
    workerData: task,
    // A backstop for what grows between two looks at the memory held, WebAssembly not included.
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  });
  let last: Message | undefined;
  let answered: Message | undefined;
  const finish = (message: Message): void => {
    if (last !== undefined) return;
    // What broke while more was sought takes that away, and not the answer.
    last = message.kind === 'DONE' ? message : (answered ?? message);
    clearInterval(watch);
    tell(`${doing} ended`, {
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
  thread.on('message', (message: ThreadMessage<unknown, unknown>) => {
    if (message.kind === 'DONE') return finish(message);
    if (last === undefined) process.send?.(message);
    if (message.kind === 'ANSWERED') answered = { kind: 'DONE', answer: message.answer };
  });
  thread.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') finish({ kind: 'OUT_OF_MEMORY', megabytes });
    else finish({ kind: 'BROKEN', cause: firstLine(error) });
  });
  thread.on('exit', (code) =>
    finish({ kind: 'BROKEN', cause: `le fil de calcul s'est arrêté seul (code ${code})` }),
  );
  process.on('message', ({ kind }: ProcessOrder) => {
    if (kind === 'CANCEL') thread.postMessage(CANCEL);
  });
}

/** An abort of the WebAssembly carries its whole minified source in its message. */
function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n')[0]!.slice(0, 300);
}

process.once('message', (order: ProcessOrder) => {
  if (order.kind === 'START') work(order);
  else process.exit(0);
});
