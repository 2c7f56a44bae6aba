/** Sign-ins under way: what must come back from the provider, kept in the database for as long as one may take. */

import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { SignIn } from '../../entities/index.ts';
import { hashOfSecret } from '../secret.ts';
import type { Expected } from './provider.ts';

/** How long a sign-in may take, milliseconds: somebody may look for their phone. */
const SIGN_IN_MS = 10 * 60_000;

/** Sign-ins under way at once, of all servers: anybody may begin one, and beyond this the oldest makes room. */
export const MOST_UNDER_WAY = 10_000;

/** Keeps what a sign-in expects, and forgets those that are over or too many. */
export async function keepUnderWay(
  em: EntityManager,
  { state, nonce, verifier }: Expected,
  now: Date,
  most = MOST_UNDER_WAY,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + SIGN_IN_MS);
  em.create(SignIn, { stateHash: hashOfSecret(state), nonce, verifier, createdAt: now, expiresAt });
  await em.flush();
  // What another process is forgetting, or somebody ending, is left to them.
  await em.execute(
    `delete from sign_in where id in (
       select id from sign_in
       where expires_at <= greatest(?::timestamptz, (select expires_at from sign_in order by expires_at desc offset ? limit 1))
       for update skip locked)`,
    [now, most],
  );
}

/** Takes a sign-in out of those under way, so that its state serves once, whoever else has it. */
export async function takeUnderWay(em: EntityManager, state: string, now: Date): Promise<SignIn | null> {
  return em.transactional(async (own) => {
    const begun = await own.findOne(
      SignIn,
      { stateHash: hashOfSecret(state), expiresAt: { $gt: now } },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (begun !== null) await own.nativeDelete(SignIn, { id: begun.id });
    return begun;
  });
}
