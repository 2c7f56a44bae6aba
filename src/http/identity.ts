/** Who sends a request: asked once, before anything of it is read. */

import type { IncomingHttpHeaders } from 'node:http';
import { fastifyCookie } from '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import type { Viewer } from '../domain/viewer.ts';
import { AddressLimit } from './address-limit.ts';
import { refusal } from './errors.ts';

/** What a request shows to be recognised. */
export interface Credentials {
  /** What follows `Bearer` in its `Authorization`; undefined without. */
  bearer: string | undefined;
  /** Its session cookie; undefined without, and where nobody signs in. */
  session: string | undefined;
}

/** Recognises who asks; null for whoever shows nothing that holds. */
export type Recognise = (credentials: Credentials) => Promise<Viewer | null>;

/** Wrong credentials of one address a minute, beyond which it waits. */
export const FAILURES_A_MINUTE = 30;

/** Who asks, or the answer that refuses. */
export type Identified = { viewer: Viewer } | { status: 401 | 429; headers: Record<string, string> };

/** The headers that identify. */
export type Shown = Pick<IncomingHttpHeaders, 'authorization' | 'cookie'>;

/** Recognises requests, and makes an address that keeps failing wait. */
export class Identification {
  readonly #recognise: Recognise;
  readonly #sessionCookie: string | undefined;
  readonly #failures = new AddressLimit(FAILURES_A_MINUTE, 60_000);

  /** `sessionCookie` is the name of the cookie of those who signed in; undefined where nobody does. */
  constructor(recognise: Recognise, sessionCookie: string | undefined) {
    this.#recognise = recognise;
    this.#sessionCookie = sessionCookie;
  }

  /** Who sends this request, from its headers and the address it comes from. */
  async of(headers: Shown, address: string): Promise<Identified> {
    const wait = this.#failures.secondsToWait(address);
    if (wait > 0 && headers.authorization !== undefined)
      return { status: 429, headers: { 'retry-after': String(wait) } };
    const viewer = await this.#recognise(this.#credentials(headers));
    if (viewer !== null) return { viewer };
    if (headers.authorization !== undefined) this.#failures.note(address);
    return { status: 401, headers: { 'www-authenticate': 'Bearer realm="metronome"' } };
  }

  /** An `Authorization` of another scheme shows a bearer that is empty: it is wrong, not absent. */
  #credentials({ authorization, cookie }: Shown): Credentials {
    const bearer =
      authorization === undefined ? undefined : (/^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? '');
    const session =
      this.#sessionCookie === undefined || cookie === undefined
        ? undefined
        : fastifyCookie.parse(cookie)[this.#sessionCookie];
    return { bearer, session };
  }
}

/** Refuses: the same words whatever was shown and whatever is wrong with it. */
export function sendUnidentified(
  reply: FastifyReply,
  { status, headers }: Exclude<Identified, { viewer: Viewer }>,
): FastifyReply {
  const [code, message] =
    status === 429
      ? ['TOO_MANY_FAILURES', "Trop d'identifications refusées : attendez avant de réessayer."]
      : [
          'UNAUTHENTICATED',
          "Accès refusé : connectez-vous (/auth/login), ou envoyez l'en-tête Authorization: Bearer avec un jeton en cours de validité.",
        ];
  return reply.code(status).headers(headers).send(refusal(code, message));
}
