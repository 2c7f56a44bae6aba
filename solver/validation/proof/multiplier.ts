/** Multipliers as a proof writes them: whole numbers that a double holds exactly. */

/** Thrown within a check, and turned into its verdict: the message is in French and names what is at fault. */
export class Unreadable extends Error {}

/**
 * A multiplier that may not be negative.
 * @throws Unreadable
 */
export function positive(multiplier: number): bigint {
  if (!Number.isSafeInteger(multiplier) || multiplier < 0)
    throw new Unreadable(`Le multiplicateur ${multiplier} n'est pas un entier positif ou nul.`);
  return BigInt(multiplier);
}

/**
 * A multiplier of either sign.
 * @throws Unreadable
 */
export function whole(multiplier: number): bigint {
  if (!Number.isSafeInteger(multiplier))
    throw new Unreadable(`Le multiplicateur ${multiplier} n'est pas un entier.`);
  return BigInt(multiplier);
}
