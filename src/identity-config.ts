/** The identity provider, from the environment. */

import { isLoopback } from './http/protection.ts';

/** An OpenID Connect provider, and how this server is known to it. */
export interface IdentityConfig {
  /** OIDC_ISSUER: address under which the provider publishes its configuration. */
  issuer: URL;
  /** OIDC_CLIENT_ID and OIDC_CLIENT_SECRET: what the provider gave when this server was declared there. */
  clientId: string;
  clientSecret: string;
  /** OIDC_PROFILE: PROCONNECT for its signed userinfo and strict parameters; STANDARD unless told. */
  profile: 'STANDARD' | 'PROCONNECT';
  /** OIDC_SCOPE: what is asked about who signs in; `openid siret` unless told: no name, no address. */
  scope: string;
  /** PUBLIC_URL: address by which browsers reach this server, with a slash at the end. */
  publicUrl: URL;
  /** METRONOME_SECRET: what pseudonyms are made with. Another one makes other pseudonyms. */
  secret: string;
}

/** Variables whose value is never repeated, in a message or a log. */
export const secretVariables = ['DATABASE_URL', 'METRICS_TOKEN', 'OIDC_CLIENT_SECRET', 'METRONOME_SECRET'];

/** Variables that a provider needs, all of them. */
const NEEDED = [
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'PUBLIC_URL',
  'METRONOME_SECRET',
] as const;

const SHORTEST_SECRET = 32;

/** Reads the provider; undefined without one, which is local mode. Faults are added to `faults`, secrets never repeated. */
export function readIdentity(env: NodeJS.ProcessEnv, faults: string[]): IdentityConfig | undefined {
  const told = (name: string): string => env[name]?.trim() ?? '';
  if (!Object.keys(env).some((name) => name.startsWith('OIDC_') && told(name) !== '')) return undefined;
  const before = faults.length;
  const missing = NEEDED.filter((name) => told(name) === '');
  if (missing.length > 0)
    faults.push(
      `${missing.join(', ')} : absentes, alors qu’un fournisseur d’identité est configuré (OIDC_…).`,
    );
  const issuer = secureUrl('OIDC_ISSUER', told('OIDC_ISSUER'), faults);
  const publicUrl = secureUrl('PUBLIC_URL', told('PUBLIC_URL'), faults);
  const secret = told('METRONOME_SECRET');
  if (secret !== '' && secret.length < SHORTEST_SECRET)
    faults.push(
      `METRONOME_SECRET : attendu ${SHORTEST_SECRET} caractères au moins, tirés au sort (openssl rand -base64 32).`,
    );
  const profile = told('OIDC_PROFILE').toLowerCase() || 'standard';
  if (!['standard', 'proconnect'].includes(profile))
    faults.push(`OIDC_PROFILE vaut « ${profile} » : attendu standard ou proconnect.`);
  if (faults.length > before || issuer === undefined || publicUrl === undefined) return undefined;
  if (!publicUrl.pathname.endsWith('/')) publicUrl.pathname += '/';
  return {
    issuer,
    publicUrl,
    secret,
    clientId: told('OIDC_CLIENT_ID'),
    clientSecret: told('OIDC_CLIENT_SECRET'),
    profile: profile === 'proconnect' ? 'PROCONNECT' : 'STANDARD',
    scope: told('OIDC_SCOPE') || 'openid siret',
  };
}

/** An address over https; plain http on this machine alone, where nobody listens in between. */
function secureUrl(name: string, text: string, faults: string[]): URL | undefined {
  if (text === '') return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSecure =
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && isLoopback(url.hostname.replace(/^\[|\]$/g, '')));
  if (url !== undefined && isSecure && url.search === '' && url.hash === '') return url;
  faults.push(`${name} vaut « ${text} » : attendu une adresse https:// sans paramètres.`);
  return undefined;
}
