import { createHmac } from 'node:crypto';

/**
 * Pseudonym of an account at a provider: the same each time, different at another provider, and impossible to
 * trace back without the secret, even for who has the list of all subjects.
 */
export function pseudonymOf(secret: string, issuer: string, subject: string): string {
  const digest = createHmac('sha256', secret)
    .update(JSON.stringify([issuer, subject]))
    .digest('base64url');
  return `compte-${digest.slice(0, 22)}`;
}
