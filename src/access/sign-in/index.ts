/** Signing in at an identity provider, and out. Nothing personal is kept: an organisation and a pseudonym. */

import type { EntityManager } from '@mikro-orm/postgresql';
import { parseSiret } from '../../domain/siret.ts';
import { Organisation } from '../../entities/index.ts';
import { Provider, type ProviderSetting } from './provider.ts';
import { pseudonymOf } from './pseudonym.ts';
import { closeSession, openSession } from './sessions.ts';
import { keepUnderWay, takeUnderWay } from './under-way.ts';

/** How a sign-in ended. */
export type SignInEnd =
  /** Signed in: the secret of the cookie. */
  | { secret: string }
  /** Refused by the provider, by us, or too late. `reason` is for the log: a code of the library, never a value. */
  | { refused: 'FAILED'; reason: string }
  /** Known to the provider, but of an organisation that does not take part. */
  | { refused: 'UNKNOWN_ORGANISATION'; siret: string | null };

/** Signs people in and out. */
export class SigningIn {
  readonly #em: EntityManager;
  readonly #provider: Provider;
  readonly #secret: string;

  constructor(em: EntityManager, setting: ProviderSetting & { secret: string }) {
    this.#em = em;
    this.#provider = new Provider(setting);
    this.#secret = setting.secret;
  }

  /** Where to send the browser, and the state that its cookie has to bring back. */
  async begin(now = new Date()): Promise<{ location: string; state: string }> {
    const { location, expected } = await this.#provider.begin();
    await keepUnderWay(this.#em.fork(), expected, now);
    return { location: location.href, state: expected.state };
  }

  /**
   * Ends a sign-in, from what the provider sent back and the state in the cookie of the same browser. A state
   * serves once, and any session that the browser had ends: the new one has a cookie of its own.
   */
  async complete(
    query: URLSearchParams,
    state: string | undefined,
    previous: string | undefined,
    now = new Date(),
  ): Promise<SignInEnd> {
    const em = this.#em.fork();
    const begun = state === undefined ? null : await takeUnderWay(em, state, now);
    if (state === undefined || begun === null) return { refused: 'FAILED', reason: 'NOT_BEGUN_HERE' };
    const { nonce, verifier } = begun;
    const identity = await this.#provider
      .complete(query, { state, nonce, verifier })
      .catch((error: unknown) => ({ reason: reasonOf(error) }));
    if ('reason' in identity) return { refused: 'FAILED', ...identity };
    const siret = identity.siret === null ? null : parseSiret(identity.siret);
    const organisation =
      siret?.ok === true ? await em.findOne(Organisation, { siret: siret.value, endedAt: null }) : null;
    if (organisation === null) return { refused: 'UNKNOWN_ORGANISATION', siret: identity.siret };
    if (previous !== undefined) await closeSession(em, previous);
    const account = pseudonymOf(this.#secret, identity.issuer, identity.subject);
    return { secret: await openSession(em, { account, organisation, idToken: identity.idToken }, now) };
  }

  /** Ends a session here; gives the address where it ends at the provider too, or null. */
  async end(secret: string, back: string): Promise<string | null> {
    const idToken = await closeSession(this.#em.fork(), secret);
    if (idToken === null) return null;
    const location = await this.#provider.end(idToken, back).catch(() => null);
    return location?.href ?? null;
  }
}

/** What the log may say of a failure: its code. Its message and cause may hold what was received. */
function reasonOf(error: unknown): string {
  const { code, error: told, name } = error as { code?: unknown; error?: unknown; name?: unknown };
  const known = [code, told, name].find((part): part is string => typeof part === 'string');
  return known ?? 'UNKNOWN';
}
