/** Our server with a provider of its own, and what a test asks of both. */

import { addOrganisation } from '../../src/access/organisations.ts';
import { SigningIn } from '../../src/access/sign-in/index.ts';
import { Browser, type Visited } from './browser.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { freePort } from './free-port.ts';
import { type HttpApi, httpApi } from './http-api.ts';
import { type IdentityProvider, identityProvider } from './identity-provider.ts';

/** SIRET of an organisation that takes part, and of one that does not. */
export const KNOWN_SIRET = '73282932000074';
export const UNKNOWN_SIRET = '35600000000048';

/** Secrets that no log may hold. */
export const CLIENT_SECRET = 'le-secret-du-client-que-personne-ne-doit-lire';
export const SERVER_SECRET = 'le-secret-du-serveur-que-personne-ne-doit-lire';

/** Everything that signing in takes. */
export interface SignInScene {
  db: TestDatabase;
  api: HttpApi;
  provider: IdentityProvider;
  /** Lines of the log, at its most talkative. */
  log: string[];
  close(): Promise<void>;
}

/** Starts all of it. */
export async function signInScene(profile: 'STANDARD' | 'PROCONNECT'): Promise<SignInScene> {
  const db = await testDatabase();
  const port = await freePort();
  const publicUrl = new URL(`http://127.0.0.1:${port}/`);
  const redirectUri = `${publicUrl.href}auth/callback`;
  const client = { clientId: 'metronome', clientSecret: CLIENT_SECRET, redirectUri };
  const provider = await identityProvider({
    ...client,
    publicUrl: publicUrl.href,
    proconnect: profile === 'PROCONNECT',
  });
  provider.person.siret = KNOWN_SIRET;
  const setting = {
    ...client,
    issuer: provider.issuer,
    profile,
    scope: 'openid siret',
    secret: SERVER_SECRET,
  };
  const service = new SigningIn(db.orm.em, setting);
  const log: string[] = [];
  const api = await httpApi(
    { em: db.orm.em, jobs: db.jobs },
    {},
    {
      port,
      trustedProxies: ['127.0.0.1'],
      logLevel: 'trace',
      logTo: { write: (line) => void log.push(line) },
    },
    {
      publicUrl,
      begin: () => service.begin(),
      complete: (...returned) => service.complete(...returned),
      end: (...session) => service.end(...session),
    },
  );
  const stated = {
    ...{ name: 'Région Normandie', siret: KNOWN_SIRET, opco: null },
    ...{ regions: ['28'], roles: ['REGION'] as const },
  };
  const added = await addOrganisation(db.orm.em.fork(), stated);
  if ('problems' in added) throw new Error(JSON.stringify(added.problems));
  return {
    ...{ db, api, provider, log },
    async close() {
      await api.close();
      await provider.close();
      await db.drop();
    },
  };
}

/** Signs a browser in, as far as it gets. */
export function signIn({ api }: SignInScene, browser = new Browser()): Promise<Visited> {
  return browser.visit(`${api.url}auth/login`);
}

/** Who the server says that this browser is. */
export async function whoIs(
  { api }: SignInScene,
  browser: Browser,
): Promise<{ status: number; viewer: unknown }> {
  const answer = await browser.visit(`${api.url}graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: '{ viewer { kind account organisationName roles } }' }),
  });
  const { data } = JSON.parse(answer.text) as { data?: { viewer: unknown } };
  return { status: answer.status, viewer: data?.viewer ?? null };
}
