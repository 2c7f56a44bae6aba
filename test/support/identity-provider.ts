/** A real OpenID Connect provider on the loopback, which a test can make lie. */

import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Configuration } from 'oidc-provider';

/** Claims of a JWT, and its header. */
export type Claims = Record<string, unknown>;

/** A provider that answers. */
export interface IdentityProvider {
  issuer: URL;
  /** Who signs in next, and the SIRET that the provider says. */
  person: { sub: string; siret: string };
  /** Changes the claims of the next ID tokens, which are signed again by the same key; undefined for the truth. */
  lieInIdToken: ((claims: Claims) => Claims) | undefined;
  /** Signs ID tokens in the place of the provider; undefined for the truth. */
  forgeIdToken: ((claims: Claims) => string) | undefined;
  /** Replaces the answers of userinfo; undefined for the truth. */
  lieInUserinfo: ((answer: { claims: Claims }) => { type: string; body: string }) | undefined;
  /** Changes the parameters of the authorization request on their way; undefined for the truth. */
  tamper: ((query: Record<string, unknown>) => void) | undefined;
  /** Signs claims, with the key of the provider unless told. */
  sign(claims: Claims, key?: KeyObject): string;
  /** Every parameter that authorization requests carried. */
  asked: Record<string, string>[];
  close(): Promise<void>;
}

/** What a provider knows of our server. */
export interface Declared {
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  publicUrl: string;
  /** As ProConnect: signed userinfo, no PKCE, and an error for any parameter it does not know or that is too short. */
  proconnect: boolean;
}

const ALLOWED = ['client_id', 'nonce', 'redirect_uri', 'response_type', 'scope', 'state'];

/** Starts a provider that asks nobody for a password. */
export async function identityProvider(declared: Declared): Promise<IdentityProvider> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sign = (claims: Claims, key: KeyObject = privateKey): string => {
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const input = `${encode({ alg: 'RS256', kid: 'essai' })}.${encode(claims)}`;
    return `${input}.${createSign('sha256').update(input).sign(key, 'base64url')}`;
  };
  const state: IdentityProvider = {
    issuer: new URL(issuer),
    person: { sub: 'personne-1', siret: '' },
    lieInIdToken: undefined,
    forgeIdToken: undefined,
    lieInUserinfo: undefined,
    tamper: undefined,
    sign,
    asked: [],
    close: () => new Promise((resolve) => void server.close(() => resolve()).closeAllConnections()),
  };
  const configuration: Configuration = {
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'essai', use: 'sig', alg: 'RS256' }] },
    clients: [
      {
        client_id: declared.clientId,
        client_secret: declared.clientSecret,
        redirect_uris: [declared.redirectUri],
        post_logout_redirect_uris: [declared.publicUrl],
        token_endpoint_auth_method: 'client_secret_post',
        ...(declared.proconnect ? { userinfo_signed_response_alg: 'RS256' as const } : {}),
      },
    ],
    cookies: { keys: ['essai'] },
    claims: { openid: ['sub'], siret: ['siret'] },
    scopes: ['openid', 'siret'],
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => {
          ctx.body = `<html>${form}</html>`;
        },
      },
    },
    pkce: { required: () => false },
    ttl: {
      AccessToken: 60,
      AuthorizationCode: 30,
      Session: 43_200,
      Interaction: 600,
      Grant: 43_200,
      IdToken: 600,
    },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => ({ sub, siret: state.person.siret, given_name: 'Camille', email: 'camille@example.fr' }),
    }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client?.clientId,
        accountId: ctx.oidc.session?.accountId,
      });
      grant.addOIDCScope('openid siret');
      await grant.save();
      return grant;
    },
  };
  const provider = await quietly(async () => {
    const { Provider } = await import('oidc-provider');
    return new Provider(issuer, configuration);
  });
  provider.use(async (ctx, next) => {
    if (ctx.path === '/auth') {
      const query = Object.fromEntries(new URLSearchParams(ctx.querystring));
      state.asked.push(query);
      const { nonce = '', state: sent = '' } = query;
      const unknown = Object.keys(query).filter((name) => !ALLOWED.includes(name));
      if (declared.proconnect && (unknown.length > 0 || nonce.length < 32 || sent.length < 32)) {
        ctx.status = 400;
        ctx.body = 'Y000400';
        return;
      }
      if (state.tamper !== undefined) {
        state.tamper(query);
        ctx.query = query;
      }
    }
    if (ctx.path.startsWith('/interaction/')) {
      await provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: state.person.sub } });
      ctx.respond = false;
      return;
    }
    await next();
    if (ctx.path === '/.well-known/openid-configuration' && declared.proconnect)
      delete (ctx.body as Claims).code_challenge_methods_supported;
    const body = ctx.body as { id_token?: string };
    if (ctx.path === '/token' && body.id_token !== undefined) {
      const { lieInIdToken, forgeIdToken } = state;
      const claims = claimsOf(body.id_token);
      if (lieInIdToken !== undefined) body.id_token = sign(lieInIdToken(claims));
      if (forgeIdToken !== undefined) body.id_token = forgeIdToken(claims);
    }
    if (ctx.path === '/me' && state.lieInUserinfo !== undefined) {
      const told = typeof ctx.body === 'string' ? claimsOf(ctx.body) : (ctx.body as Claims);
      const { type, body: answer } = state.lieInUserinfo({ claims: told });
      ctx.type = type;
      ctx.body = answer;
    }
  });
  server.on('request', provider.callback());
  return state;
}

/** The claims of a JWT, unchecked. */
export function claimsOf(jwt: string): Claims {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8')) as Claims;
}

/** The provider warns that it keeps everything in memory, and of every Node it has not met: not in a test. */
async function quietly<T>(make: () => Promise<T>): Promise<T> {
  const { warn } = console;
  console.warn = () => {};
  try {
    return await make();
  } finally {
    console.warn = warn;
  }
}
