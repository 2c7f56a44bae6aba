/** From what a request shows to who asks. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { LOCAL_VIEWER, type Viewer } from '../domain/viewer.ts';
import { viewerOfToken } from './tokens.ts';

/**
 * Recognises who asks. A token is looked at wherever one is shown, and a wrong one opens nothing, not even
 * what would be open without it; without one, in local mode, it is whoever sits at the machine.
 */
export async function recognise(
  em: EntityManager,
  { bearer }: { bearer: string | undefined },
): Promise<Viewer | null> {
  return bearer === undefined ? LOCAL_VIEWER : viewerOfToken(em.fork(), bearer);
}
