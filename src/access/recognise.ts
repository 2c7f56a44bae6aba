/** From what a request shows to who asks. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { LOCAL_VIEWER, type Viewer } from '../domain/viewer.ts';
import { viewerOfSession } from './sign-in/sessions.ts';
import { viewerOfToken } from './tokens.ts';

/** What a request shows. */
export interface Shown {
  /** Its bearer token; undefined without. */
  bearer: string | undefined;
  /** Its session cookie; undefined without, and where nobody signs in. */
  session: string | undefined;
}

/**
 * Recognises who asks. A token is looked at wherever one is shown, and a wrong one opens nothing, not even
 * what would be open without it. Without one: whoever signed in, or, in local mode, whoever sits at the machine.
 */
export async function recognise(
  em: EntityManager,
  { bearer, session }: Shown,
  { local }: { local: boolean },
): Promise<Viewer | null> {
  if (bearer !== undefined) return viewerOfToken(em.fork(), bearer);
  if (local) return LOCAL_VIEWER;
  return session === undefined ? null : viewerOfSession(em.fork(), session);
}
