/** Sessions of those who signed in: twelve hours at most, two without a request. */

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '../../domain/viewer.ts';
import { type Organisation, SignedSession } from '../../entities/index.ts';
import { hashOfSecret, newSecret, sameHash } from '../secret.ts';
import { seal, unseal } from './seal.ts';

/** Longest session, milliseconds: that of ProConnect. */
export const SESSION_MS = 12 * 3_600_000;

/** Longest silence in a session, milliseconds. */
export const IDLE_MS = 2 * 3_600_000;

const LAST_SEEN_PRECISION_MS = 60_000;

/** Opens a session, and gives the secret of its cookie, which is not kept. What has expired is forgotten on the way. */
export async function openSession(
  em: EntityManager,
  { account, organisation, idToken }: { account: string; organisation: Organisation; idToken: string },
  now = new Date(),
): Promise<string> {
  await em.nativeDelete(SignedSession, { expiresAt: { $lte: now } });
  const secret = newSecret();
  const session = em.create(SignedSession, {
    hash: hashOfSecret(secret),
    account,
    organisation,
    sealedIdToken: seal(secret, idToken),
    lastSeenAt: now,
    createdAt: now,
    expiresAt: new Date(now.getTime() + SESSION_MS),
  });
  await em.persist(session).flush();
  return secret;
}

/** Who a cookie speaks for; null when it is not ours, or its session is over. Roles are those of the organisation now. */
export async function viewerOfSession(
  em: EntityManager,
  secret: string,
  now = new Date(),
): Promise<Viewer | null> {
  const hash = hashOfSecret(secret);
  const session = await em.findOne(SignedSession, { hash }, { populate: ['organisation'] });
  if (session === null || !sameHash(session.hash, hash)) return null;
  const silence = now.getTime() - session.lastSeenAt.getTime();
  const { id, name, opco, regions, roles, endedAt } = session.organisation.$;
  if (session.expiresAt <= now || silence >= IDLE_MS || endedAt !== null) {
    await em.nativeDelete(SignedSession, { id: session.id });
    return null;
  }
  if (silence >= LAST_SEEN_PRECISION_MS)
    await em.nativeUpdate(SignedSession, { id: session.id }, { lastSeenAt: now });
  const organisation = { id, name, opco, regions };
  return { kind: 'SESSION', account: session.account, organisation, roles };
}

/** Ends a session; gives its ID token, by which the provider ends its own, or null when there was no session. */
export async function closeSession(em: EntityManager, secret: string): Promise<string | null> {
  const session = await em.findOne(SignedSession, { hash: hashOfSecret(secret) });
  if (session === null) return null;
  await em.nativeDelete(SignedSession, { id: session.id });
  return unseal(secret, session.sealedIdToken);
}
