/** Writes of the conference wait for the imports of their campaign, and for each other. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { waitTurn } from '../db/campaign-turn.ts';
import { isLockedOut } from '../db/out-of-reach.ts';
import { type Refusal, refuse } from '../scenarios/problem.ts';

/**
 * Does the work in one transaction, alone in the campaign. Refused, with nothing changed, when somebody else holds
 * the campaign for longer than a connection waits; `path` is what was to be written.
 */
export async function inTurn<T>(
  em: EntityManager,
  { slug, path }: { slug: string; path: string },
  work: (own: EntityManager) => Promise<T>,
): Promise<T | Refusal> {
  try {
    return await em.transactional(
      async (own) => {
        await waitTurn(own, slug);
        return work(own);
      },
      { clear: true },
    );
  } catch (error) {
    if (!isLockedOut(error)) throw error;
    const message = `Un import de la campagne « ${slug} » n’est pas fini. Rien n’a été enregistré : recommencez dans une minute.`;
    return refuse('CAMPAIGN_BUSY', path, slug, message);
  }
}
