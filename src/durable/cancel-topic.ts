/** How a cancel reaches the process that does the work, whichever it is. The request itself is in the table. */

import { type Executes, notifyOnCommit } from '../db/notify.ts';

/** Topic of the messages: somebody asks to cancel work that is under way. */
export const CANCEL_TOPIC = 'work.cancel';

/** Tells whoever does the work of this id, once the transaction is committed. */
export function askCancel(em: Executes, id: string): Promise<void> {
  return notifyOnCommit(em, CANCEL_TOPIC, { id });
}

/** The work that a message is about, or undefined for what is no such message. */
export function idOf(payload: unknown): string | undefined {
  const { id } = (payload ?? {}) as { id?: unknown };
  return typeof id === 'string' ? id : undefined;
}
