/** What a hostile client does with a server where one signs in, kind by kind. Nobody gets in. */

import { generateKeyPairSync } from 'node:crypto';
import type { Random } from '../../solver/random.ts';
import { Browser } from '../../test/support/browser.ts';
import type { Claims, IdentityProvider } from '../../test/support/identity-provider.ts';
import { type HostileRequest, letters, pick, someAddress } from './hostile-requests.ts';

/** What one kind does to the server at `url`, to the answer where it ends. */
type Visit = (url: string, random: Random) => Promise<{ status: number }>;

const at = (path: string, headers: Record<string, string>, method = 'GET'): HostileRequest => ({
  method,
  path,
  headers,
});

/** Requests, as often as their weights say. */
export const SIGN_IN_REQUESTS: Readonly<
  Record<string, { weight: number; kind: (random: Random) => HostileRequest }>
> = {
  'sign-ins begun and left, from many addresses': {
    weight: 6,
    kind: (random) => at('/auth/login', { 'x-forwarded-for': someAddress(random) }),
  },
  'sign-ins begun and left, from one address': {
    weight: 2,
    kind: () => at('/auth/login', { 'x-forwarded-for': '192.0.2.2' }),
  },
  'callbacks of sign-ins that nobody began': {
    weight: 4,
    kind: (random) =>
      at(`/auth/callback?code=${letters(random, 43)}&state=${letters(random, 43)}`, {
        cookie: `metronome-sign-in=${letters(random, 43)}`,
      }),
  },
  'cookies of no session': {
    weight: 4,
    kind: (random) => ({
      ...at(
        '/graphql',
        { 'content-type': 'application/json', cookie: `metronome=${letters(random, 43)}` },
        'POST',
      ),
      body: '{"query":"{ campaigns { totalCount } }"}',
    }),
  },
  'cookies beyond all bounds': {
    weight: 1,
    kind: (random) =>
      at('/auth/callback', {
        cookie: `metronome-sign-in=${'x'.repeat(20_000)}${random()}`,
        // The server closes after its answer without saying so: the connection is good for no other request.
        connection: 'close',
      }),
  },
  'sign-outs of nobody': {
    weight: 2,
    kind: (random) =>
      at(
        '/auth/logout',
        { 'sec-fetch-site': 'same-origin', cookie: `metronome=${letters(random, 43)}` },
        'POST',
      ),
  },
};

/** Sends a browser that is on its way to the provider back at once, with what was made up. */
function backAtOnce(url: string, change: (query: URLSearchParams) => void): Browser {
  const browser = new Browser();
  browser.divert = (location) => {
    const back = new URL('/auth/callback', url);
    back.searchParams.set('code', 'forged');
    back.searchParams.set('state', location.searchParams.get('state') ?? '');
    change(back.searchParams);
    return back;
  };
  return browser;
}

/** Sign-ins that go on until they are refused, as often as their weights say. */
export const SIGN_INS: Readonly<Record<string, { weight: number; visit: Visit }>> = {
  'callbacks with a forged code or state': {
    weight: 2,
    visit: (url, random) => {
      const change = pick<(query: URLSearchParams) => void>(random, [
        (query) => query.set('code', letters(random, 43)),
        (query) => query.set('state', letters(random, 43)),
        (query) => query.delete('state'),
        (query) => query.set('iss', 'https://ailleurs.example'),
        (query) => query.set('error', 'access_denied'),
      ]);
      return backAtOnce(url, change).visit(new URL('/auth/login', url));
    },
  },
  'callbacks that come back again': {
    weight: 1,
    visit: async (url) => {
      const browser = backAtOnce(url, () => {});
      await browser.visit(new URL('/auth/login', url));
      return browser.visit(browser.history.at(-1)!);
    },
  },
  'tokens and userinfo that lie': {
    weight: 1,
    visit: (url) => new Browser().visit(new URL('/auth/login', url)),
  },
};

const { privateKey: anotherKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** From now on the provider says nothing that holds: one lie after the other. */
export function makeLie(provider: IdentityProvider): void {
  const lies: ((claims: Claims) => string)[] = [
    (claims) => provider.sign(claims, anotherKey),
    (claims) => provider.sign({ ...claims, iss: 'https://ailleurs.example' }),
    (claims) => provider.sign({ ...claims, aud: 'un-autre-service' }),
    (claims) => provider.sign({ ...claims, nonce: 'x'.repeat(43) }),
    (claims) => provider.sign({ ...claims, exp: 1 }),
    () => 'garbage',
    // True, as are those below: it is userinfo that lies then.
    (claims) => provider.sign(claims),
    (claims) => provider.sign(claims),
    (claims) => provider.sign(claims),
  ];
  const stories: ((claims: Claims) => { type: string; body: string })[] = [
    (claims) => ({ type: 'application/json', body: JSON.stringify(claims) }),
    (claims) => ({ type: 'application/jwt', body: provider.sign(claims, anotherKey) }),
    (claims) => ({ type: 'application/jwt', body: provider.sign({ ...claims, sub: 'autre' }) }),
  ];
  let [tokens, told] = [0, 0];
  provider.forgeIdToken = (claims) => lies[tokens++ % lies.length]!(claims);
  provider.lieInUserinfo = ({ claims }) => stories[told++ % stories.length]!(claims);
}
