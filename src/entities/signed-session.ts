/** Somebody signed in, by a cookie of which only the hash is kept. Not a session of a POEC project. */

import { defineEntity, p } from '@mikro-orm/core';
import { uuidKey, writtenAt } from './columns.ts';
import { Organisation } from './organisation.ts';

const SignedSessionSchema = defineEntity({
  name: 'SignedSession',
  tableName: 'signed_session',
  properties: {
    id: uuidKey(),
    /** SHA-256 of the cookie, in hexadecimal. */
    hash: p.text().unique().check(`hash ~ '^[0-9a-f]{64}$'`),
    /** Pseudonym of the account: the same person has the same one, and it names nobody. */
    account: p.text(),
    organisation: () => p.manyToOne(Organisation).ref().index(),
    /** The ID token, which ends the session at the provider too, sealed with the cookie: unreadable without it. */
    sealedIdToken: p.text(),
    createdAt: writtenAt(),
    /** Last request, to the minute. */
    lastSeenAt: p.datetime(3),
    expiresAt: p.datetime(3).index(),
  },
});

/** Somebody signed in. */
export class SignedSession extends SignedSessionSchema.class {}
SignedSessionSchema.setClass(SignedSession);
