/** The chapter of `docs/performance.md` about the event loop at national size. */

import { machine } from '../chapter.ts';
import type { LongestTurn } from '../probe.ts';

/** One operation, as its client and the two processes saw it. */
export interface HeldUp {
  name: string;
  /** From the question to its answer, or to the end of what it started, milliseconds. */
  ms: number;
  server: LongestTurn;
  worker: LongestTurn;
}

/** The chapter; `load` is how many processes were at work on the machine meanwhile. */
export function loopChapter(sessions: number, load: number, operations: readonly HeldUp[]): string[] {
  return [
    '## Who waits while a country is served',
    '',
    `Written by \`npm run bench:loop\`. The country of *At scale*, ${sessions} sessions, imported as a campaign; each operation is asked once, of the server as it`,
    'is shipped, a scenario having been created before, with one worker beside it. *Longest turn* is the longest that nothing else could happen in the event loop of',
    'the process: the processor that its thread took, and the clock, which on a busy machine counts the wait for a core (and a busy core takes longer as well).',
    '',
    `Machine: ${machine()}. Processes at work on it meanwhile, the solver being one: ${load.toFixed(1)}.`,
    '',
    '| operation | over after | longest turn of the server | by the clock | of the worker | by the clock |',
    '|---|---:|---:|---:|---:|---:|',
    ...operations.map(row),
  ];
}

function row({ name, ms, server, worker }: HeldUp): string {
  const turns = [server, worker].flatMap(({ processorMs, ms: clock }) => [processorMs, clock]);
  return `| ${name} | ${(ms / 1_000).toFixed(2)} s | ${turns.map((turn) => `${Math.round(turn)} ms`).join(' | ')} |`;
}
