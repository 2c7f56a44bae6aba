/** Secrets that we give: tokens and cookies. Only their hash is kept. */

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** How an API token starts: what scanners of leaked secrets look for. */
export const TOKEN_PREFIX = 'metronome_';

/** 256 random bits, as text. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A new API token: its prefix, 256 random bits, and a key by which a mistyped one is seen without asking the database. */
export function newToken(): string {
  const body = `${TOKEN_PREFIX}${newSecret()}`;
  return `${body}${keyOf(body)}`;
}

/** Has this text the form of our tokens, key included? */
export function looksLikeToken(text: string): boolean {
  return /^metronome_[\w-]{43}[0-9a-f]{8}$/.test(text) && keyOf(text.slice(0, -8)) === text.slice(-8);
}

/**
 * What is kept of a secret. A fast hash is right here: 256 random bits cannot be guessed, however fast one
 * guesses.
 */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Compares two hashes in a time that says nothing of where they differ. */
export function sameHash(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

function keyOf(body: string): string {
  return crc32(body).toString(16).padStart(8, '0');
}
