import { setTimeout as delay } from 'node:timers/promises';
import { isOutOfReach } from '../db/out-of-reach.ts';

/** Between two tries while the database is out of reach, milliseconds. */
const RETRY_MS = 500;

/** Tries until the database answers, unless nobody waits for it any more. */
export async function untilReached<T>(act: () => Promise<T>, isInVain: () => boolean): Promise<T> {
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!isOutOfReach(error) || isInVain()) throw error;
      await delay(RETRY_MS);
    }
  }
}
