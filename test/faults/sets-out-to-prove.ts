import type { ThreadMessage } from '../../src/runs/messages.ts';

/** Whether what a solve says is that it has its answer, with its reasons, and sets out to prove it. */
export function setsOutToProve(said: unknown): boolean {
  const message = said as ThreadMessage;
  return message.kind === 'SOLVED' && message.explanations !== null;
}
