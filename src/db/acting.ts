/** On whose behalf the database is written: told to it at the start of every transaction, for the audit. */

import { AsyncLocalStorage } from 'node:async_hooks';
import type { EventSubscriber, TransactionEventArgs } from '@mikro-orm/core';
import type { AuditOrigin } from '../domain/audit.ts';

/** Who acts. */
export interface Actor {
  origin: AuditOrigin;
  account: string;
  organisation: string | null;
  roles: readonly string[];
  operation: string | null;
  reason: string | null;
  requestId: string | null;
}

const acting = new AsyncLocalStorage<Actor>();

/** Does the work on behalf of somebody: every transaction begun in it says so, however deep. */
export function actAs<T>(actor: Actor, work: () => T): T {
  return acting.run(actor, work);
}

/** Who acts; null where nobody said: a start, a worker. */
export function currentActor(): Actor | null {
  return acting.getStore() ?? null;
}

/** Id of the request on whose behalf the work is done; null where there is none: a command, a start, a worker. */
export function actingRequestId(): string | null {
  return acting.getStore()?.requestId ?? null;
}

/**
 * Says it to PostgreSQL, for the length of the transaction: its triggers write the audit (see `audit-triggers.ts`).
 * Where nobody said who acts it is Métronome itself.
 */
export class ActingSubscriber implements EventSubscriber {
  async afterTransactionStart({ em, transaction }: TransactionEventArgs): Promise<void> {
    const actor = acting.getStore();
    if (actor === undefined) return;
    await em
      .getConnection()
      .execute(
        'select set_config(?, ?, true)',
        ['metronome.actor', JSON.stringify(actor)],
        'run',
        transaction,
      );
  }
}
