import type { SolvingMessage } from '../../src/runs/solve-in-process.ts';

/** Whether what a solve says is that it has its answer, with its reasons, and sets out to prove it. */
export function setsOutToProve(said: unknown): boolean {
  const message = said as SolvingMessage;
  return message.kind === 'ANSWERED' && message.answer.explanations !== null;
}
