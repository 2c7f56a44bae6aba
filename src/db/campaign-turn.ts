/** Turns among those who write the fiches of a campaign: imports, judgements and publications, of all processes. */

import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Waits its turn in a campaign, named by its slug, until the transaction that `em` is in is over. Throws the error of
 * a lock (`isLockedOut`) where somebody else holds it for longer than a connection waits.
 */
export async function waitTurn(em: EntityManager, slug: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtext(?))', [`metronome import ${slug}`]);
}
