/** A sign-in under way: what must come back from the provider. Minutes old at most, and used once. */

import { defineEntity, p } from '@mikro-orm/core';
import { uuidKey, writtenAt } from './columns.ts';

const SignInSchema = defineEntity({
  name: 'SignIn',
  tableName: 'sign_in',
  properties: {
    id: uuidKey(),
    /** SHA-256 of the `state` sent, in hexadecimal. */
    stateHash: p.text().unique().check(`state_hash ~ '^[0-9a-f]{64}$'`),
    /** What the ID token has to repeat. */
    nonce: p.text(),
    /** What PKCE proves, or null where the provider does not have it. */
    verifier: p.text().strictNullable(),
    createdAt: writtenAt(),
    expiresAt: p.datetime(3).index(),
  },
});

/** A sign-in under way. */
export class SignIn extends SignInSchema.class {}
SignInSchema.setClass(SignIn);
