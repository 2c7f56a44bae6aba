/** The addresses where browsers sign in and out. */

import fastifyCookie, { type CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { AddressLimit } from './address-limit.ts';
import { mayBeCrossSite } from './cross-site.ts';
import { refusal } from './errors.ts';

/** What signs people in and out, and where. */
export interface SignInService {
  /** Address by which browsers reach this server, with a slash at the end. */
  publicUrl: URL;
  begin(): Promise<{ location: string; state: string }>;
  complete(
    query: URLSearchParams,
    state: string | undefined,
    previous: string | undefined,
  ): Promise<
    | { secret: string }
    | { refused: 'FAILED'; reason: string }
    | { refused: 'UNKNOWN_ORGANISATION'; siret: string | null }
  >;
  end(secret: string, back: string): Promise<string | null>;
}

/** Where the provider sends browsers back, under the public address. */
export const callbackPath = 'auth/callback';

/** How long a browser keeps the state of a sign-in, seconds. */
const STATE_SECONDS = 600;

/** How long a browser keeps its session, seconds. */
const SESSION_SECONDS = 12 * 3600;

/** Name of the cookie of a session. Over https the browser itself holds it to this host, and to https. */
export function sessionCookieName(publicUrl: URL): string {
  return publicUrl.protocol === 'https:' ? '__Host-metronome' : 'metronome';
}

/** Sign-ins that an address may begin a minute: each is kept until it ends, and nobody has to show anything for it. */
export const BEGUN_A_MINUTE = 30;

const STATE_COOKIE = 'metronome-sign-in';

/** Adds `/auth/login`, `/auth/callback` and `/auth/logout`. */
export async function addSignIn(app: FastifyInstance, service: SignInService): Promise<void> {
  const { publicUrl } = service;
  const sessionCookie = sessionCookieName(publicUrl);
  // Lax: the provider sends the browser back from another site, and no other site can post with it.
  const kept: CookieSerializeOptions = {
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.protocol === 'https:',
    path: '/',
  };
  await app.register(fastifyCookie);

  const begun = new AddressLimit(BEGUN_A_MINUTE, 60_000);
  app.get('/auth/login', async ({ ip }, reply) => {
    const wait = begun.secondsToWait(ip);
    if (wait > 0)
      return page(
        reply.header('retry-after', wait),
        429,
        'Trop de connexions commencées.',
        `Attendez ${wait} s avant d'en commencer une autre.`,
      );
    begun.note(ip);
    const sent = await service.begin().catch((error: unknown) => {
      app.log.error({ code: (error as { code?: unknown }).code }, 'the identity provider does not answer');
      return null;
    });
    if (sent === null)
      return page(reply, 503, "Le fournisseur d'identité ne répond pas.", 'Réessayez dans quelques minutes.');
    reply.setCookie(STATE_COOKIE, sent.state, { ...kept, path: '/auth', maxAge: STATE_SECONDS });
    return reply.redirect(sent.location, 303);
  });

  app.get(`/${callbackPath}`, async (request, reply) => {
    const query = new URL(request.url, publicUrl).searchParams;
    reply.clearCookie(STATE_COOKIE, { ...kept, path: '/auth' });
    const end = await service.complete(query, request.cookies[STATE_COOKIE], request.cookies[sessionCookie]);
    if ('secret' in end) {
      reply.setCookie(sessionCookie, end.secret, { ...kept, maxAge: SESSION_SECONDS });
      return reply.redirect(publicUrl.href, 303);
    }
    if (end.refused === 'FAILED') {
      app.log.warn({ reason: end.reason }, 'a sign-in was refused');
      return page(
        reply,
        401,
        "La connexion n'a pas abouti.",
        'Recommencez : <a href="login">se connecter</a>.',
      );
    }
    const which = end.siret === null ? 'sans SIRET' : `de SIRET ${shownSiret(end.siret.slice(0, 20))}`;
    return page(
      reply,
      403,
      'Votre organisation ne participe pas à cette conférence.',
      `Le fournisseur d'identité vous reconnaît, mais l'organisation ${which} n'est pas enregistrée ici : vous n'avez aucun droit. Demandez à l'administrateur de l'instance de l'ajouter.`,
    );
  });

  app.post('/auth/logout', async (request, reply) => {
    if (mayBeCrossSite(request))
      return reply
        .code(403)
        .send(refusal('CROSS_SITE_REQUEST', "Requête refusée : elle vient d'un autre site."));
    const secret = request.cookies[sessionCookie];
    reply.clearCookie(sessionCookie, kept);
    const location = secret === undefined ? null : await service.end(secret, publicUrl.href);
    return reply.redirect(location ?? publicUrl.href, 303);
  });
}

/** A page of two sentences. `advice` is HTML of ours. */
function page(reply: FastifyReply, status: number, title: string, advice: string): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(
      `<!doctype html><html lang="fr"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${advice}</p></html>\n`,
    );
}

/** What a provider calls a SIRET, without anything that HTML would read. */
function shownSiret(text: string): string {
  return text.replace(/[^\p{L}\p{N} .-]/gu, '·');
}
