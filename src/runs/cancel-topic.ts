/** How a cancel reaches the process that solves, whichever it is. The request itself is in the table. */

import { type Executes, notifyOnCommit } from '../db/notify.ts';

/** Topic of the messages: somebody asks to cancel a run that is under way. */
export const CANCEL_TOPIC = 'run.cancel';

/** Tells whoever solves the run, once the transaction is committed. */
export function askCancel(em: Executes, run: string): Promise<void> {
  return notifyOnCommit(em, CANCEL_TOPIC, { run });
}

/** The run that a message is about, or undefined for what is no such message. */
export function runOf(payload: unknown): string | undefined {
  const { run } = (payload ?? {}) as { run?: unknown };
  return typeof run === 'string' ? run : undefined;
}
